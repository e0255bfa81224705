"""Moving a PC's desk into the office, and the office out into a file."""
