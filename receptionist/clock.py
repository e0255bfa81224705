"""What time it is: the PC's clock, or "as if it were then" for scripts and sample days."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the moment, aware, in UTC."""

    def now(self) -> datetime:
        """This moment."""


class SystemClock:
    """The clock of this PC."""

    def now(self) -> datetime:
        """This moment by the PC."""
        return datetime.now(UTC)


class SetClock:
    """A clock that stands at `at` until it is set to another moment."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.at.astimezone(UTC)
