"""Copies of a whole desk: made, kept as long as they are worth their room, put back."""
