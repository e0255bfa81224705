"""A stretch of the office's days, chosen by name, and what could be read at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
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


class Stretch(StrEnum):
    """How long a period is; `OTHER` is from one day to another."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days from `first` to `last`, both included, and as what they were chosen."""

    stretch: Stretch
    first: date
    last: date

    @classmethod
    def of(cls, stretch: Stretch, day: date) -> Period:
        """The week, month … that `day` lies in; `OTHER` is the day alone."""
        match stretch:
            case Stretch.WEEK:
                monday = day - ONE_DAY * day.weekday()
                return cls(stretch=stretch, first=monday, last=monday + ONE_DAY * 6)
            case Stretch.MONTH:
                return _months(stretch, day.year, day.month, 1)
            case Stretch.QUARTER:
                return _months(stretch, day.year, day.month - (day.month - 1) % 3, 3)
            case Stretch.YEAR:
                return _months(stretch, day.year, 1, 12)
            case _:
                return cls(stretch=stretch, first=day, last=day)

    @property
    def before(self) -> Period:
        """The one before it: the month before a month, as many days before other days."""
        if self.stretch is Stretch.OTHER:
            days = self.last - self.first + ONE_DAY
            return Period(stretch=self.stretch, first=self.first - days, last=self.first - ONE_DAY)
        return Period.of(self.stretch, self.first - ONE_DAY)

    @property
    def after(self) -> Period:
        """The one after it."""
        if self.stretch is Stretch.OTHER:
            days = self.last - self.first + ONE_DAY
            return Period(stretch=self.stretch, first=self.last + ONE_DAY, last=self.last + days)
        return Period.of(self.stretch, self.last + ONE_DAY)

    def compared_with(self, today: date) -> tuple[date, date]:
        """The days before it to compare with: as many as have passed of it by `today`."""
        earlier = self.before
        if self.last <= today or today < self.first:
            return earlier.first, earlier.last
        return earlier.first, min(earlier.last, earlier.first + (today - self.first))


def _months(stretch: Stretch, year: int, month: int, many: int) -> Period:
    behind = year * 12 + month - 1 + many
    following = date(behind // 12, behind % 12 + 1, 1)
    return Period(stretch=stretch, first=date(year, month, 1), last=following - ONE_DAY)
