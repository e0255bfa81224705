"""A day at the reminder window: a tick every minute over a message's life, and what it showed."""

from __future__ import annotations

from datetime import datetime, timedelta

from receptionist.domain.history import until
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People
from receptionist.domain.reminders import Mark, reminders_due, standing
from receptionist.domain.replay import replay
from tests.domain.lives import Life, at
from tests.domain.test_people import HOURS, office

MINUTE = timedelta(minutes=1)


def moment(said: str) -> datetime:
    """ "13:05" is of Monday 23 November 2026, "24 13:05" of the 24th."""
    *day, clock = said.split()
    return at(clock, day=int(day[0]) if day else 23)


def say(at_: datetime) -> str:
    """The opposite of `moment`."""
    return f"{at_:%H:%M}" if at_.day == 23 else f"{at_:%d %H:%M}"


def popped(
    life: Life,
    to: str,
    *,
    start: str = "10:00",
    people: People | None = None,
    hours: OpeningHours = HOURS,
    of: str = "",
    every: int = 1,
) -> list[str]:
    """What popped up, as "10:15 Juan unseen", by a tick `every` minutes; one person's with `of`."""
    people = people or office()
    shown: set[Mark] = set()
    found = []
    now = moment(start)
    while now <= moment(to):
        if events := until(life.events, now):
            messages = [replay(events, number=7)]
            due = reminders_due(messages, hours=hours, people=people, shown=shown, now=now)
            for each in due:
                shown.add(each.mark)
                found.append(f"{say(now)} {people.name(each.person)} {each.stage}")
        now += every * MINUTE
    return [line for line in found if f" {of}" in line]


def rows(life: Life, now: str, people: People | None = None) -> list[str]:
    """What stands in the reminder window then, as "Juan due"."""
    people = people or office()
    messages = [replay(until(life.events, moment(now)), number=7)]
    found = standing(messages, hours=HOURS, people=people, now=moment(now))
    return [f"{people.name(each.person)} {each.stage}" for each in found]
