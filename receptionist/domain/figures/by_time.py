"""When calls come: by hour, by hour and weekday, by month, against the opening hours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from receptionist.domain.figures.known import Judged, Known
from receptionist.domain.figures.span import ONE_DAY, Span
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.promise import Verdict

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCount:
    """The messages taken in one hour of the office's clock, and how long the office was open."""

    hour: int
    taken: int
    open_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayCount:
    """A weekday (0 is Monday) and its hours; sums over all such days of the period."""

    weekday: int
    hours: tuple[HourCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """What a month of the period brought, each round by its last verdict."""

    year: int
    month: int
    taken: int
    kept: int
    late: int
    broken: int


def by_hour(
    known: Sequence[Known], span: Span, *, days: Sequence[date], hours: OpeningHours
) -> tuple[HourCount, ...]:
    """The 24 hours of the office's clock, added up over `days`."""
    counted = set(days)
    taken = Counter(at.hour for at in _taken(known, span, hours) if at.date() in counted)
    minutes = _open_minutes(days, hours)
    return tuple(
        HourCount(hour=hour, taken=taken[hour], open_minutes=minutes[hour]) for hour in range(24)
    )


def by_weekday(
    known: Sequence[Known], span: Span, *, days: Sequence[date], hours: OpeningHours
) -> tuple[WeekdayCount, ...]:
    """Monday to Sunday, each with its 24 hours, added up over `days`."""
    return tuple(
        WeekdayCount(
            weekday=weekday,
            hours=by_hour(
                known,
                span,
                days=[day for day in days if day.weekday() == weekday],
                hours=hours,
            ),
        )
        for weekday in range(7)
    )


def by_month(
    known: Sequence[Known], span: Span, *, days: Sequence[date], hours: OpeningHours
) -> tuple[MonthCount, ...]:
    """The months that `days` touch, in order."""
    taken = Counter((at.year, at.month) for at in _taken(known, span, hours))
    verdicts: Counter[tuple[int, int, Verdict]] = Counter()
    for each in known:
        for judged in each.rounds:
            at = _counts_at(judged)
            if at is not None and span.holds(at):
                local = hours.local(at)
                verdicts[local.year, local.month, judged.verdict] += 1
    return tuple(
        MonthCount(
            year=year,
            month=month,
            taken=taken[year, month],
            kept=verdicts[year, month, Verdict.KEPT],
            late=verdicts[year, month, Verdict.LATE],
            broken=verdicts[year, month, Verdict.BROKEN],
        )
        for year, month in sorted({(day.year, day.month) for day in days})
    )


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every day from `first` to `last`, both included."""
    return tuple(first + ONE_DAY * each for each in range((last - first).days + 1))


def _counts_at(judged: Judged) -> datetime | None:
    if judged.at is None and judged.verdict is Verdict.LATE:
        return judged.round.due_in_force
    return judged.at


def _taken(known: Sequence[Known], span: Span, hours: OpeningHours) -> list[datetime]:
    return [
        hours.local(each.message.taken_at) for each in known if span.holds(each.message.taken_at)
    ]


def _open_minutes(days: Sequence[date], hours: OpeningHours) -> Counter[int]:
    """Opening minutes by the hour of the clock; the hour that comes twice counts twice."""
    minutes: Counter[int] = Counter()
    for day in days:
        for opens, closes in hours.openings(day):
            at, end = opens.astimezone(UTC), closes.astimezone(UTC)
            while at < end:
                local = hours.local(at)
                whole = timedelta(minutes=local.minute, seconds=local.second)
                until = min(end, at - whole + _HOUR)
                minutes[local.hour] += int((until - at).total_seconds()) // 60
                at = until
    return minutes
