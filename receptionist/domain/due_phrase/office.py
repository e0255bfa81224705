"""The office's clock and calendar as due phrases need them, and what they make of a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from receptionist.domain.due_phrase.reading import Moment, Precision, Refused
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import _

ONE_DAY = timedelta(days=1)
FAR = timedelta(days=3 * 366)
_SECOND = timedelta(seconds=1)
_LONGEST_CLOSURE = 62  # days; August and a little more


@dataclass(frozen=True, slots=True)
class Office:
    """What a reading depends on: now by the office's clock, to the minute, and its hours."""

    now: datetime
    hours: OpeningHours
    standard: timedelta | None

    @property
    def today(self) -> date:
        """The office's day."""
        return self.now.date()

    def is_ahead(self, at: datetime) -> bool:
        """Whether that moment is still to come."""
        return at.astimezone(UTC) > self.now.astimezone(UTC)

    def covers(self, at: datetime) -> bool:
        """Whether a promise due then is in hours; exactly at closing it is."""
        if self.hours.is_open(at):
            return True
        ends = (*self.hours.openings(at.date() - ONE_DAY), *self.hours.openings(at.date()))
        return any(end.astimezone(UTC) == at.astimezone(UTC) for _start, end in ends)

    def moment(self, at: datetime, precision: Precision = "minute") -> Moment:
        """That moment, with the warning it deserves."""
        warning = ""
        if not self.covers(at):
            closed = self.hours.is_closed_day(at.date())
            warning = (
                _("The office is closed that day.") if closed else _("The office is closed then.")
            )
        return Moment(at=at, precision=precision, warning=warning)

    def closing(self, day: date) -> datetime | None:
        """The day's closing; of midnight the second before, for 00:00 reads as the next day."""
        openings = self.hours.openings(day)
        if not openings:
            return None
        end = openings[-1][1]
        return end if end.date() == day else end - _SECOND

    def closing_before(self, day: date) -> datetime | None:
        """The last closing before that day begins, if one is near."""
        return self._nearest(day, -1)

    def closing_after(self, day: date) -> datetime | None:
        """The first day's closing after that day, if one is near."""
        return self._nearest(day, 1)

    def _nearest(self, day: date, step: int) -> datetime | None:
        closings = (self.closing(day + step * n * ONE_DAY) for n in range(1, _LONGEST_CLOSURE))
        return next((each for each in closings if each), None)

    def by_day(self, day: date) -> list[Moment]:
        """Due on that day, no hour said: its closing; around a closed day the nearest two."""
        closing = self.closing(day)
        if closing:
            return [Moment(at=closing, precision="day")]
        around = [each for each in (self.closing_before(day), self.closing_after(day)) if each]
        ahead = [each for each in around if self.is_ahead(each)]
        if len(ahead) < 2:
            raise Refused(_("The office is closed that day."), tuple(ahead), telling=2)
        return [Moment(at=each, precision="day") for each in ahead]
