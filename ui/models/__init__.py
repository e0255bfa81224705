"""Qt models over frozen rows: what the lists show and how raw values sort."""
