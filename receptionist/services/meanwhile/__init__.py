"""What others did to a message while somebody worked at it: named, brought together, not lost."""
