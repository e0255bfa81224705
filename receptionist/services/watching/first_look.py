"""The first look of a window at its desk, before the libraries of the database are loaded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from receptionist.settings import Settings, database_address
from receptionist.storage.engines.first_look import FirstLook, look_at

__all__ = ["FirstLook", "first_look"]

_FILE: Final = "sqlite:///"


def first_look(settings: Settings, *, now: datetime, most: int) -> FirstLook | None:
    """The first `most` open messages and the counts; None of an office, or of what is odd."""
    address = database_address(settings)
    if not address.startswith(_FILE) or "?" in address:
        return None
    return look_at(Path(address.removeprefix(_FILE)), now=now, most=most)
