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
    numbers: tuple[int, ...] = ()


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
    open_minutes: int = 0
    numbers: tuple[int, ...] = ()


def by_hour(
    known: Sequence[Known], span: Span, *, days: Sequence[date], hours: OpeningHours
) -> tuple[HourCount, ...]:
    """The 24 hours of the office's clock, added up over `days`."""
    return _by_hour(_taken(known, span, hours), days, hours)


def by_weekday(
    known: Sequence[Known], span: Span, *, days: Sequence[date], hours: OpeningHours
) -> tuple[WeekdayCount, ...]:
    """Monday to Sunday, each with its 24 hours, added up over `days`."""
    taken = _taken(known, span, hours)
    return tuple(
        WeekdayCount(
            weekday=weekday,
            hours=_by_hour(taken, [day for day in days if day.weekday() == weekday], hours),
        )
        for weekday in range(7)
    )


def by_month(
    known: Sequence[Known], span: Span, *, days: Sequence[date], hours: OpeningHours
) -> tuple[MonthCount, ...]:
    """The months that `days` touch, in order."""
    taken: dict[tuple[int, int], list[int]] = {}
    for at, number in _taken(known, span, hours):
        taken.setdefault((at.year, at.month), []).append(number)
    verdicts: Counter[tuple[int, int, Verdict]] = Counter()
    for each in known:
        for judged in each.rounds:
            counted = _counts_at(judged)
            if counted is not None and span.holds(counted):
                local = hours.local(counted)
                verdicts[local.year, local.month, judged.verdict] += 1
    return tuple(
        MonthCount(
            year=year,
            month=month,
            taken=len(taken.get((year, month), ())),
            kept=verdicts[year, month, Verdict.KEPT],
            late=verdicts[year, month, Verdict.LATE],
            broken=verdicts[year, month, Verdict.BROKEN],
            open_minutes=sum(_open_minutes(these, hours).values()),
            numbers=tuple(taken.get((year, month), ())),
        )
        for (year, month), these in _by_months(days).items()
    )


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every day from `first` to `last`, both included."""
    return tuple(first + ONE_DAY * each for each in range((last - first).days + 1))


def _counts_at(judged: Judged) -> datetime | None:
    if judged.at is None and judged.verdict is Verdict.LATE:
        return judged.round.due_in_force
    return judged.at


_Taken = tuple[datetime, int]


def _taken(known: Sequence[Known], span: Span, hours: OpeningHours) -> list[_Taken]:
    """When each message was taken by the office's clock, and its number."""
    return [
        (hours.local(each.message.taken_at), each.message.number)
        for each in known
        if span.holds(each.message.taken_at)
    ]


def _by_hour(
    taken: Sequence[_Taken], days: Sequence[date], hours: OpeningHours
) -> tuple[HourCount, ...]:
    counted, minutes = set(days), _open_minutes(days, hours)
    numbers: dict[int, list[int]] = {}
    for at, number in taken:
        if at.date() in counted:
            numbers.setdefault(at.hour, []).append(number)
    return tuple(
        HourCount(
            hour=hour,
            taken=len(numbers.get(hour, ())),
            open_minutes=minutes[hour],
            numbers=tuple(numbers.get(hour, ())),
        )
        for hour in range(24)
    )


def _by_months(days: Sequence[date]) -> dict[tuple[int, int], list[date]]:
    months: dict[tuple[int, int], list[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day)
    return months


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
