"""Reads what a receptionist types for "by when", and says it back (product.md §4)."""

from __future__ import annotations

from receptionist.domain.due_phrase.read import echo, read_due
from receptionist.domain.due_phrase.reading import DueReading, Precision

__all__ = ["DueReading", "Precision", "echo", "read_due"]
