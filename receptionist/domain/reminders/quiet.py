"""Whom a reminder may disturb: not whoever asked for quiet, but for what they hear as second."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from receptionist.domain.ids import MessageId
from receptionist.domain.people import People
from receptionist.domain.reminders.due import Reminder
from receptionist.domain.reminders.stages import Stage


def quiet_ends(
    reminders: Iterable[Reminder], *, people: People, now: datetime
) -> dict[MessageId, datetime]:
    """For each message of which a reminder is held back now: when the first such quiet ends."""
    found: dict[MessageId, datetime] = {}
    for each in reminders:
        person = people.find(each.person)
        if person and person.quiet_until and not disturbs(each, people=people, now=now):
            known = found.get(each.message.id, person.quiet_until)
            found[each.message.id] = min(known, person.quiet_until)
    return found


def disturbs(reminder: Reminder, *, people: People, now: datetime) -> bool:
    """Whether it is shown now. "Do not disturb" holds back one's own reminders alone.

    The second person is told all the same, and is told by nothing else: their row is never held.
    """
    person = people.find(reminder.person)
    return reminder.stage is Stage.SECOND or person is None or not person.quiet_at(now)
