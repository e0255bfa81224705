"""The figures of a day or a period, from the histories that can matter for it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from receptionist.domain.figures import (
    DayFigures,
    History,
    PeriodFigures,
    day_figures,
    period_figures,
)
from receptionist.domain.figures.known import HowFar
from receptionist.domain.figures.span import Span
from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.office import Office
from receptionist.domain.people import People
from receptionist.domain.rules import check_sees_figures
from receptionist.services.desk import Desk, office_in
from receptionist.storage.database import Session
from receptionist.storage.history import events_of_all, touched_between
from receptionist.storage.people import load_people
from receptionist.storage.tally import tally

log = logging.getLogger(__name__)

Figures = TypeVar("Figures", DayFigures, PeriodFigures)

# What was due the day before is reported as broken on the day, and callers repeat over a week.
_BEFORE = timedelta(days=7)
_ONE_DAY = timedelta(days=1)
_AT_ONCE: Final = 500


def summarise_day(desk: Desk, day: date | None = None) -> DayFigures:
    """The figures of `day` (today), as of now or of its own end, whichever is earlier."""
    now = desk.now()
    with desk.database.read(long=True) as session:
        people, office = load_people(session), office_in(session)
        of_day = day or office.hours.local(now).date()
        touched = _touched(session, office, of_day, of_day)
        histories = _read(session, touched)
        again = tally(session, Span.of(of_day, of_day, hours=office.hours, now=now))
    figures = day_figures(histories, day=of_day, hours=office.hours, people=people, now=now)
    return _checked(replace(figures, counted_again=again))


def summarise_period(
    desk: Desk,
    *,
    first: date,
    last: date,
    person: PersonId | None = None,
    by: PersonId | None = None,
    how_far: HowFar | None = None,
) -> PeriodFigures:
    """The figures of the days from `first` to `last`, both included; of `person` where given.

    `by` is who looks at them, None a program. Raises NotAllowed where they may not, and Cancelled
    where `how_far` does.
    """
    now = desk.now()
    with desk.database.read(long=True) as session:
        people, office = load_people(session), office_in(session)
        if viewer := people.find(by):
            check_sees_figures(viewer, people, of=person)
        touched = _touched(session, office, first, last)
        span = Span.of(first, last, hours=office.hours, now=now)
        again = tally(session, span) if person is None else None
    figures = period_figures(
        list(_read_in_parts(desk, touched, how_far)),
        first=first,
        last=last,
        hours=office.hours,
        people=people,
        now=now,
        person=person,
        how_far=None if how_far is None else lambda part: how_far(0.5 + part / 2),
    )
    return _checked(replace(figures, counted_again=again))


def _checked(figures: Figures) -> Figures:
    """Two ways of counting must come to the same; where they do not, it is known."""
    if not figures.adds_up:
        first, again = figures.balance.tally, figures.counted_again
        log.error("the balance does not add up: %s, counted again %s", first, again)
    return figures


_Touched = Sequence[tuple[int, MessageId]]


def _touched(session: Session, office: Office, first: date, last: date) -> _Touched:
    start = office.hours.at_wall(first, 0) - _BEFORE
    end: datetime = office.hours.at_wall(last + _ONE_DAY, 0) + _ONE_DAY
    return list(touched_between(session, start, end))


def _read(session: Session, touched: _Touched) -> list[History]:
    events = events_of_all(session, [id_ for _number, id_ in touched])
    return [History(number=number, events=events[id_]) for number, id_ in touched]


def _read_in_parts(desk: Desk, touched: _Touched, how_far: HowFar | None) -> Iterator[History]:
    """Each part in a transaction of its own: a year takes longer than a server is waited for.

    What is recorded meanwhile is later than the moment that the figures are as of.
    """
    for start in range(0, len(touched), _AT_ONCE):
        if how_far is not None:
            how_far(start / len(touched) / 2)
        with desk.database.read() as session:
            yield from _read(session, touched[start : start + _AT_ONCE])


def people_and_office(desk: Desk) -> tuple[People, Office]:
    """Everyone and the office, of one moment."""
    with desk.database.read() as session:
        return load_people(session), office_in(session)
