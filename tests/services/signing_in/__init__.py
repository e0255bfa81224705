"""Sitting down at a PC."""
