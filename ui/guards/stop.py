"""Somebody stops what is under way in a lane: the window says so, the work hears it."""

from __future__ import annotations

import threading

from receptionist.domain.errors import Cancelled


class Stop(threading.Event):
    """Set by the window, heard by the work between two of its steps."""

    def hear(self) -> None:
        """Raises Cancelled once it is set."""
        if self.is_set():
            raise Cancelled
