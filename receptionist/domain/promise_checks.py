"""What to mind while promising: is anybody there then? It warns, and never blocks."""

from __future__ import annotations

from datetime import datetime

from receptionist.domain.ids import PersonId
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, People, Whereabouts
from receptionist.i18n import _
from receptionist.wording import say_moment


def promise_warnings(
    due_at: datetime,
    assignee: PersonId | None,
    *,
    people: People,
    hours: OpeningHours,
    now: datetime,
) -> tuple[str, ...]:
    """The sentences to show beside a promise due at `due_at`; none when all is well."""
    local, today = hours.local(due_at), hours.local(now)
    found = []
    if due_at <= now:
        found.append(_("{when} has already passed.").format(when=say_moment(local, today)))
    elif not hours.is_open(due_at) and due_at != hours.closing(due_at):
        found.append(_("The office is closed {when}.").format(when=say_moment(local, today)))
    person = people.find(assignee)
    if person and person.absent(now=now, due_at=due_at, hours=hours):
        found.append(_absent(person, local, today, hours))
    return tuple(found)


def presence_words(person: Colleague, *, hours: OpeningHours, now: datetime) -> str:
    """Where a colleague is and when they are back, in a few words; "" when nobody knows."""
    where = person.presence.at(now)
    words = {
        Whereabouts.IN: _("in"),
        Whereabouts.BUSY: _("busy"),
        Whereabouts.MEETING: _("in a meeting"),
        Whereabouts.OUT: _("out"),
        Whereabouts.HOLIDAY: _("on holiday"),
        Whereabouts.SICK: _("off sick"),
        Whereabouts.UNKNOWN: "",
    }[where]
    back = person.presence.back_at
    if not words or back is None or where is Whereabouts.IN:
        return words
    when = say_moment(hours.local(back), hours.local(now))
    return _("{where}, back {when}").format(where=words, when=when)


def _absent(person: Colleague, due_at: datetime, now: datetime, hours: OpeningHours) -> str:
    promising = say_moment(due_at, now)
    back = person.presence.back_at
    if back is None:
        return _("{name} is away; you are promising {when}.").format(
            name=person.name, when=promising
        )
    return _("{name} is back {back}; you are promising {when}.").format(
        name=person.name, back=say_moment(hours.local(back), now), when=promising
    )
