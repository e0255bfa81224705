"""What is erased of a person, and the log of it."""
