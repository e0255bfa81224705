"""The first look of a window at its desk, before the libraries of the database are loaded."""

from __future__ import annotations

from datetime import datetime

from receptionist.paths import file_of
from receptionist.settings import Settings, database_address
from receptionist.storage.engines.first_look import FirstLook, look_at

__all__ = ["FirstLook", "first_look"]


def first_look(settings: Settings, *, now: datetime, most: int) -> FirstLook | None:
    """The first `most` open messages and the counts; None of an office, or of what is odd."""
    file = file_of(database_address(settings))
    return look_at(file, now=now, most=most) if file else None
