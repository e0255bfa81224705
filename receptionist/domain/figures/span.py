"""A stretch of the office's days, and what could be read of the messages at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from receptionist.domain.history import Event
from receptionist.domain.opening_hours import OpeningHours

ONE_DAY = timedelta(days=1)
INSTANT = timedelta.resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A message's number and everything that was recorded about it, in the order recorded."""

    number: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Whole days of the office, midnight to midnight in its zone, looked at from `moment`.

    A day seen later shows itself as of its own end, so `moment` never lies behind it. All three
    are in UTC, because two times of one zone are compared by their figures, which lie when the
    clocks change. `end` is excluded.
    """

    start: datetime
    end: datetime
    moment: datetime

    @classmethod
    def of(cls, first: date, last: date, *, hours: OpeningHours, now: datetime) -> Self:
        """The days from `first` to `last`, both included, as they look at `now`."""
        start = hours.at_wall(first, 0).astimezone(UTC)
        end = hours.at_wall(last + ONE_DAY, 0).astimezone(UTC)
        return cls(start=start, end=end, moment=min(now.astimezone(UTC), end - INSTANT))

    @property
    def finished(self) -> bool:
        """Whether these days are over, so that nothing is still to come."""
        return self.moment == self.end - INSTANT

    def holds(self, at: datetime | None) -> bool:
        """Whether `at` falls on one of these days; None never does."""
        return at is not None and self.start <= at.astimezone(UTC) < self.end
