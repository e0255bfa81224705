"""The owner's four numbers, each with the messages behind it, and when the calls came today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from receptionist.domain.figures.by_time import HourCount
from receptionist.domain.figures.promises import Promises
from receptionist.domain.message import Message
from receptionist.domain.reminders import OfficeTime
from receptionist.domain.reminders.health import Computer
from receptionist.services.desk import Desk, office_in
from receptionist.services.summarise_day import summarise_day
from receptionist.services.watching.computers import computers
from receptionist.storage.piles import Which, find_messages

THE_HOUR: Final = timedelta(hours=1)
UNASSIGNED_FOR: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerNumbers:
    """Message numbers: the more pressing first.

    `judged` are today's promises that came to an end, of which `kept` were kept.
    """

    late: tuple[int, ...]
    soon: tuple[int, ...]
    unassigned: tuple[int, ...]
    kept: tuple[int, ...]
    judged: tuple[int, ...]
    taken: int
    hours: tuple[HourCount, ...]
    computers: tuple[Computer, ...]


def owner_numbers(desk: Desk) -> OwnerNumbers:
    """How things stand now. It reads the day's histories: not for every key that is pressed."""
    figures = summarise_day(desk)
    promises = figures.promises
    return OwnerNumbers(
        late=late_now(desk),
        soon=due_in_the_hour(desk),
        unassigned=unassigned_too_long(desk),
        kept=promises.kept,
        judged=_judged(promises),
        taken=len(figures.balance.taken),
        hours=figures.hours,
        computers=computers(desk),
    )


def late_now(desk: Desk) -> tuple[int, ...]:
    """The open messages whose promised time has passed without an answer, the latest first."""
    with desk.database.read() as session:
        return _numbers(find_messages(session, Which(open=True, due_before=desk.now())))


def due_in_the_hour(desk: Desk) -> tuple[int, ...]:
    """The open messages promised for the next sixty minutes."""
    now = desk.now()
    with desk.database.read() as session:
        found = find_messages(session, Which(open=True, due_from=now, due_before=now + THE_HOUR))
    return _numbers(found)


def unassigned_too_long(desk: Desk) -> tuple[int, ...]:
    """The messages that have been nobody's for more than 30 minutes of opening time."""
    now = desk.now()
    with desk.database.read() as session:
        hours = OfficeTime(office_in(session).hours).hours
        found = find_messages(session, Which(open=True, unassigned=True))
    return _numbers(
        each
        for each in found
        if hours.between(each.assigned_at or each.taken_at, now) > UNASSIGNED_FOR
    )


def judged_today(desk: Desk) -> tuple[int, ...]:
    """Every promise that came to an end today, those that were not kept first."""
    return _judged(summarise_day(desk).promises)


def _judged(promises: Promises) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*promises.broken, *promises.late, *promises.kept)))


def _numbers(messages: Iterable[Message]) -> tuple[int, ...]:
    return tuple(each.number for each in messages)
