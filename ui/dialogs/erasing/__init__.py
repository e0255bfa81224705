"""Erasing a caller, asked first."""
