"""When the office is open, and how much opening time passes between two moments (product.md §1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

from receptionist.domain.errors import BadInput, NeverOpen
from receptionist.i18n import _

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Span = tuple[int, int]
"""From and until in minutes since midnight, by the wall clock; until is excluded."""

Opening = tuple[datetime, datetime]

_SPAN: Final = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*", re.ASCII)
_DAY_MINUTES: Final = 24 * 60
_ONE_DAY: Final = timedelta(days=1)


def read_spans(texts: Sequence[str]) -> tuple[Span, ...]:
    """Spans as "09:00-14:00", sorted and merged; "24:00" is the end of the day. Raises BadInput."""
    spans = sorted(_read_span(text) for text in texts)
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def write_spans(spans: Sequence[Span]) -> list[str]:
    """The opposite of `read_spans`."""
    return [
        f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}" for start, end in spans
    ]


def _read_span(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if not found:
        raise BadInput(
            _("“{text}” is not a span of time. Write it like 09:00-14:00.").format(text=text[:40]),
            field="hours",
        )
    from_hour, from_minute, to_hour, to_minute = (int(part) for part in found.groups())
    start, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    if max(from_minute, to_minute) > 59 or end > _DAY_MINUTES or start >= end:
        raise BadInput(
            _("“{text}” does not lie within one day. Split it at midnight.").format(text=text[:40]),
            field="hours",
        )
    return start, end


@dataclass(frozen=True)
class OpeningHours:
    """Weekly spans, closed days and special days of an office in its own time zone.

    A special day replaces the week's; a closed day wins over both. Every moment that goes in or
    comes out is aware; those that come out are in the office's zone. Openings are half-open.
    """

    week: tuple[tuple[Span, ...], ...]
    zone: ZoneInfo
    closed: frozenset[date] = frozenset()
    special: tuple[tuple[date, tuple[Span, ...]], ...] = ()
    # By day: its openings by the office's clock, and the same in UTC. Two times of one zone are
    # compared by their figures, which lie when the clocks change; so UTC is what is reckoned with.
    _known: dict[date, tuple[tuple[Opening, ...], tuple[Opening, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(
        cls,
        week: Mapping[str, Sequence[str]],
        *,
        time_zone: str,
        closed: Sequence[str] = (),
        special: Mapping[str, Sequence[str]] | None = None,
    ) -> Self:
        """The hours written as texts: {"mon": ["09:00-14:00"]}, ISO dates. Raises BadInput."""
        try:
            zone = ZoneInfo(time_zone)
        except (KeyError, ValueError, OSError) as error:
            raise BadInput(
                _("There is no time zone called “{name}”.").format(name=time_zone[:40]),
                field="time_zone",
            ) from error
        if unknown := set(week) - set(WEEKDAYS):
            raise BadInput(
                _("“{name}” is not a day of the week.").format(name=min(unknown)[:40]), field="day"
            )
        return cls(
            week=tuple(read_spans(week.get(day, ())) for day in WEEKDAYS),
            zone=zone,
            closed=frozenset(_read_date(day) for day in closed),
            special=tuple(
                sorted((_read_date(day), read_spans(at)) for day, at in (special or {}).items())
            ),
        )

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The opposite of `as_dict`."""
        return cls.of(
            values["week"],
            time_zone=values["time_zone"],
            closed=values["closed"],
            special=values["special"],
        )

    def as_dict(self) -> dict[str, Any]:
        """The hours as texts, fit for JSON."""
        return {
            "week": {day: write_spans(self.week[at]) for at, day in enumerate(WEEKDAYS)},
            "time_zone": self.zone.key,
            "closed": sorted(day.isoformat() for day in self.closed),
            "special": {day.isoformat(): write_spans(spans) for day, spans in self.special},
        }

    def local(self, at: datetime) -> datetime:
        """`at` by the office's clock. Raises ValueError for a naive time."""
        if at.tzinfo is None:
            raise ValueError("opening hours know no naive times")
        return at.astimezone(self.zone)

    def at_wall(self, day: date, minutes: int) -> datetime:
        """The moment the office's clock shows `minutes` after midnight of `day`.

        One that the change to summer time skips moves an hour on; of two the first is meant.
        """
        day += timedelta(days=minutes // _DAY_MINUTES)
        wall = time(minutes % _DAY_MINUTES // 60, minutes % 60)
        # By way of UTC, because a skipped wall time keeps its impossible figures otherwise.
        return datetime.combine(day, wall, self.zone).astimezone(UTC).astimezone(self.zone)

    def openings(self, day: date) -> tuple[Opening, ...]:
        """The openings of that day of the office, in order; empty when it is closed."""
        return self._openings(day)[0]

    def _utc_openings(self, day: date) -> tuple[Opening, ...]:
        return (self._known.get(day) or self._openings(day))[1]

    def _openings(self, day: date) -> tuple[tuple[Opening, ...], tuple[Opening, ...]]:
        known = self._known.get(day)
        if known is None:
            walls = ((self.at_wall(day, a), self.at_wall(day, b)) for a, b in self.spans(day))
            both = [((a, b), (a.astimezone(UTC), b.astimezone(UTC))) for a, b in walls]
            kept = [(wall, utc) for wall, utc in both if utc[0] < utc[1]]
            known = tuple(wall for wall, _utc in kept), tuple(utc for _wall, utc in kept)
            self._known[day] = known
        return known

    def spans(self, day: date) -> tuple[Span, ...]:
        """What is written for that day: closed, special, or as every week."""
        if day in self.closed:
            return ()
        return dict(self.special).get(day, self.week[day.weekday()])

    def is_closed_day(self, day: date) -> bool:
        """Whether the office does not open at all that day."""
        return not self.openings(day)

    def opens(self, day: date) -> datetime | None:
        """When it first opens that day; None on a closed day."""
        openings = self.openings(day)
        return openings[0][0] if openings else None

    def closing(self, at: datetime) -> datetime | None:
        """The last closing of the office's day that `at` falls on; None on a closed day."""
        openings = self.openings(self.local(at).date())
        return openings[-1][1] if openings else None

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at that very moment; at closing it is not any more."""
        moment = _utc(at)
        return any(a <= moment < b for a, b in self._utc_openings(self.local(at).date()))

    def around(self, at: datetime) -> Opening | None:
        """The opening, in UTC, that holds `at`, its closing included; None out of hours."""
        moment = _utc(at)
        for opening in self._utc_openings(self.local(at).date()):
            if opening[0] <= moment <= opening[1]:
                return opening
        return None

    def next_opening(self, at: datetime) -> datetime:
        """The first moment from `at` on that is open: `at` itself while open. Raises NeverOpen."""
        return self.add(at, timedelta(0))

    def latest_closing_before(self, at: datetime) -> datetime:
        """The latest closing at or before `at`. Raises NeverOpen."""
        local = self.local(at)
        moment = local.astimezone(UTC)
        for day in self._days(local.date(), -1):
            for _opens, closes in reversed(self._utc_openings(day)):
                if closes <= moment:
                    return closes.astimezone(self.zone)
        raise AssertionError("openings never end")  # pragma: no cover

    def add(self, start: datetime, opening_time: timedelta) -> datetime:
        """The moment at which that much opening time has passed; a negative one goes back.

        No opening time is the next opening; an end exactly at closing stays there (going back,
        one exactly at opening). Raises NeverOpen.
        """
        local = self.local(start)
        if opening_time < timedelta(0):
            return self._subtract(local, -opening_time)
        moment, left = _utc(start), opening_time
        for day in self._days(local.date(), 1):
            for opens, closes in self._utc_openings(day):
                if closes <= moment:
                    continue
                begin = opens if opens > moment else moment
                length = closes - begin
                if left <= length:
                    return (begin + left).astimezone(self.zone)
                left -= length
        raise AssertionError("openings never end")  # pragma: no cover

    def _subtract(self, local: datetime, left: timedelta) -> datetime:
        moment = local.astimezone(UTC)
        for day in self._days(local.date(), -1):
            for opens, closes in reversed(self._utc_openings(day)):
                if opens >= moment:
                    continue
                end = min(closes, moment)
                length = end - opens
                if left <= length:
                    return (end - left).astimezone(self.zone)
                left -= length
        raise AssertionError("openings never end")  # pragma: no cover

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The opening time from `a` to `b`; none when `b` is the earlier."""
        start, end = _utc(a), _utc(b)
        total, day, last_day = timedelta(0), self.local(a).date(), self.local(b).date()
        while day <= last_day:
            for opens, closes in self._utc_openings(day):
                begin = opens if opens > start else start
                stop = closes if closes < end else end
                if begin < stop:
                    total += stop - begin
            day += _ONE_DAY
        return total

    def _days(self, day: date, step: int) -> Iterator[date]:
        """Days that may hold an opening, from `day` on or back."""
        if any(self.week):
            try:
                while True:
                    yield day
                    day += step * _ONE_DAY
            except OverflowError:
                pass  # the calendar ends: there is no opening left
        else:
            special = [each for each, _spans in self.special][::step]
            yield from (each for each in special if (each - day) * step >= timedelta(0))
        raise NeverOpen(_("The office is never open. Enter its opening hours in the settings."))


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo is UTC else at.astimezone(UTC)


def _read_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            _("“{text}” is not a date. Write it like 2026-12-25.").format(text=text[:40]),
            field="date",
        ) from error
