"""The figures of any period: each round once, by its last verdict (product.md §8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from receptionist.domain.figures.balance import Balance, Tally, balance_of
from receptionist.domain.figures.by_time import (
    HourCount,
    MonthCount,
    WeekdayCount,
    by_hour,
    by_month,
    by_weekday,
    days_between,
)
from receptionist.domain.figures.by_type import TypeCount, by_type
from receptionist.domain.figures.callers import RepeatCaller, repeat_callers
from receptionist.domain.figures.deeds import Deeds, deeds_of
from receptionist.domain.figures.known import HowFar, all_known
from receptionist.domain.figures.plain import (
    counts_of,
    repeat_as_dict,
    response_as_dict,
    row_as_dict,
    trouble_as_dict,
)
from receptionist.domain.figures.promises import Promises, promises_of_period
from receptionist.domain.figures.response import ResponseTimes, response_times
from receptionist.domain.figures.rows import Row, Trouble, handed_around, slowest_answers
from receptionist.domain.figures.span import History, Span
from receptionist.domain.ids import PersonId
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People

_SLOWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFigures:
    """What a period brought, from `first` to `last`, as known at `until`; open ones wait."""

    first: date
    last: date
    zone: ZoneInfo
    until: datetime
    finished: bool
    balance: Balance
    promises: Promises
    response: ResponseTimes
    slowest: tuple[Trouble, ...]
    callers: tuple[RepeatCaller, ...]
    handed_around: tuple[Row, ...]
    hours: tuple[HourCount, ...]
    weekdays: tuple[WeekdayCount, ...]
    months: tuple[MonthCount, ...]
    types: tuple[TypeCount, ...]
    deeds: Deeds
    person: PersonId | None = None
    counted_again: Tally | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the line adds up, and counted a second way comes to the same."""
        again = self.counted_again
        return self.balance.adds_up and (again is None or again == self.balance.tally)

    def as_dict(self) -> dict[str, Any]:
        """The figures as plain values, fit for JSON."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "until": self.until.isoformat(),
            "finished": self.finished,
            **counts_of(self.balance, self.promises),
            "adds_up": self.adds_up,
            "response": response_as_dict(self.response),
            "slowest": [trouble_as_dict(row, self.zone) for row in self.slowest],
            "repeat_callers": [repeat_as_dict(each) for each in self.callers],
            "handed_around": [row_as_dict(row) for row in self.handed_around],
            "calls_by_hour": [asdict(each) for each in self.hours],
            "calls_by_weekday": [asdict(each) for each in self.weekdays],
            "by_month": [asdict(each) for each in self.months],
            "by_type": [asdict(each) for each in self.types],
            **{name: len(numbers) for name, numbers in asdict(self.deeds).items()},
        }


def period_figures(
    histories: Sequence[History],
    *,
    first: date,
    last: date,
    hours: OpeningHours,
    people: People,
    now: datetime,
    person: PersonId | None = None,
    how_far: HowFar | None = None,
) -> PeriodFigures:
    """The figures of the days from `first` to `last`, both included, as they look at `now`.

    `histories` are those open at some moment of these days, or touched on them. With `person`,
    only of the messages that are theirs; for themself and the owner alone (product.md §8).
    Raises Cancelled where `how_far` does.
    """
    span = Span.of(first, last, hours=hours, now=now)
    days = days_between(first, last)
    known = [
        each
        for each in all_known(histories, span.moment, how_far=how_far)
        if person is None or each.message.assignee == person
    ]
    return PeriodFigures(
        first=first,
        last=last,
        zone=hours.zone,
        until=hours.local(span.moment),
        finished=span.finished,
        balance=balance_of(known, span),
        promises=promises_of_period(known, span),
        response=response_times(known, span, hours),
        slowest=slowest_answers(known, span, people=people, hours=hours, most=_SLOWEST),
        callers=repeat_callers(known, span),
        handed_around=handed_around(known, span, people=people),
        hours=by_hour(known, span, days=days, hours=hours),
        weekdays=by_weekday(known, span, days=days, hours=hours),
        months=by_month(known, span, days=days, hours=hours),
        types=by_type(known, span),
        deeds=deeds_of(known, span),
        person=person,
    )
