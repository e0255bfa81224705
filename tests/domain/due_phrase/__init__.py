"""Tests of what a receptionist types for "by when"."""
