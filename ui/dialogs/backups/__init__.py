"""Putting a backup back: chosen by somebody, or offered when the messages cannot be opened."""
