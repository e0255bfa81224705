"""The name of this PC, as the network and its people know it."""

from __future__ import annotations

from functools import cache

from receptionist.typed import clean_line

_LONGEST = 64


@cache
def computer_name() -> str:
    """One line, "" where it has no name."""
    import platform  # not needed before something is written down

    return clean_line(platform.node())[:_LONGEST]
