"""What people at the desk do: one verb, one file, one transaction."""
