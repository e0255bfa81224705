"""Somebody stops what is under way in a lane: the window says so, the work hears it.

What the lane waits for in another process (`asked_by(stop)`) is ended at once.
"""

from __future__ import annotations

import threading

from receptionist.apart import break_off
from receptionist.domain.errors import Cancelled


class Stop(threading.Event):
    """Set by the window, heard by the work between two of its steps."""

    def set(self) -> None:
        """Stop what is under way."""
        super().set()
        break_off(self)

    def hear(self) -> None:
        """Raises Cancelled once it is set."""
        if self.is_set():
            raise Cancelled
