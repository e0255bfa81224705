"""What only the desktop around the program knows or does: what is in front, what starts with it."""
