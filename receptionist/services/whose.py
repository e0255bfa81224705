"""Whose an open message is to see to: the people's rules, as what a pile of messages asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from receptionist.domain.ids import PersonId
from receptionist.domain.office import Office
from receptionist.domain.people import GONE, People, Presence, Whereabouts
from receptionist.storage.piles import Falls


class _Due(NamedTuple):
    """Due times from `start` until `end`, or none at all; all of them without any bound."""

    start: datetime | None = None
    end: datetime | None = None
    undue: bool = False


_ANY: Final = _Due()
_INSTANT: Final = timedelta(microseconds=1)


def falls_to(
    person: PersonId, *, people: People, office: Office, now: datetime
) -> tuple[Falls, ...]:
    """What falls to `person` beside their own: nobody's, and that of those who cannot see to it.

    `People.acting_for` says so for each assignee who is not plainly there, once for each stretch of
    due times within which everybody stays present or absent.
    """
    away = _not_plainly_there(people, now)
    dues = _dues(each for each in away.values() if each)
    departments = (None, *(each.id for each in (*people.departments, *people.former_departments)))
    assignees = (None, *(each for each in away if each != person))
    found: defaultdict[tuple[PersonId | None, tuple[_Due, ...]], list[PersonId | None]]
    found = defaultdict(list)
    for department in departments:
        for assignee in assignees:
            acts = tuple(
                due
                for due in dues
                if any(
                    each.id == person
                    for each in people.acting_for(
                        assignee,
                        department=department,
                        now=now,
                        due_at=_one_of(due, now),
                        hours=office.hours,
                    )
                )
            )
            if acts:
                found[department, acts].append(assignee)
    return tuple(
        falls
        for (department, acts), these in found.items()
        for due in ((_ANY,) if acts == dues else acts)
        for falls in _falls(department, these, due)
    )


def _not_plainly_there(people: People, now: datetime) -> dict[PersonId, Presence | None]:
    """Who has left, and who is gone just now, with where they are."""
    here = {each.id: each.presence_at(now) if each.active else None for each in people}
    return {id_: each for id_, each in here.items() if each is None or each.whereabouts in GONE}


def _dues(away: Iterable[Presence]) -> tuple[_Due, ...]:
    """Only who is out until a known time can see to what is due from then on."""
    out = [each for each in away if each.whereabouts is Whereabouts.OUT]
    if not out:
        return (_ANY,)
    times = (None, *sorted({each.back_at for each in out if each.back_at}), None)
    return (*(_Due(start, end) for start, end in pairwise(times)), _Due(undue=True))


def _one_of(due: _Due, now: datetime) -> datetime | None:
    if due.undue:
        return None
    return due.start or (due.end - _INSTANT if due.end else now)


def _falls(department: PersonId | None, these: list[PersonId | None], due: _Due) -> Iterator[Falls]:
    named = tuple(each for each in these if each is not None)
    for assignees in ([()] if None in these else []) + ([named] if named else []):
        yield Falls(
            assignees=assignees,
            department=department,
            due_from=due.start,
            due_before=due.end,
            undue=due.undue,
        )
