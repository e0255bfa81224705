"""Which open promises a change of hours, holidays or absences has hit (product.md §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from receptionist.domain.message import Message
from receptionist.domain.office import Office
from receptionist.domain.people import People
from receptionist.domain.promise import Verdict
from receptionist.domain.reminders import OfficeTime
from receptionist.i18n import _
from receptionist.services.desk import Desk, office_in
from receptionist.storage.people import load_people
from receptionist.storage.piles import Which, find_messages
from receptionist.wording import say_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseHit:
    """An open message whose promise falls on a closed time, or on somebody who is away then."""

    number: int
    who: str
    due_at: datetime
    closed: bool
    away: str


def promises_hit(desk: Desk, *, known: Sequence[PromiseHit] = ()) -> tuple[PromiseHit, ...]:
    """The promises still to be kept that are hit, by due time; without those `known` before."""
    with desk.database.read() as session:
        office, people = office_in(session), load_people(session)
        found = find_messages(session, Which(open=True))
    now = desk.now()
    hits = (_hit(each, office, people, now) for each in found)
    return tuple(hit for hit in hits if hit and hit not in known)


def who_words(message: Message) -> str:
    """Whose message it is, in a word or two."""
    caller = message.caller
    return caller.name or caller.company or caller.phone or _("Unknown caller")


def hit_words(hit: PromiseHit, office: Office, now: datetime) -> str:
    """One promise that is hit, and by what, as a line."""
    local = office.hours.local
    when = say_moment(local(hit.due_at), local(now))
    said = _("#{number} {who}, promised {when}").format(number=hit.number, who=hit.who, when=when)
    reasons = (
        _("the office is closed then") if hit.closed else "",
        _("{name} is away").format(name=hit.away) if hit.away else "",
    )
    return f"{said}: {', '.join(each for each in reasons if each)}"


def _hit(message: Message, office: Office, people: People, now: datetime) -> PromiseHit | None:
    due = message.promise.due_at
    if due is None or due <= now or message.promise.verdict(now) is not Verdict.PENDING:
        return None
    closed = not OfficeTime(office.hours).in_hours(due)
    away = _away(message, people, now)
    if not closed and not away:
        return None
    return PromiseHit(
        number=message.number,
        who=who_words(message),
        due_at=due,
        closed=closed,
        away=away,
    )


def _away(message: Message, people: People, now: datetime) -> str:
    """The assignee's name, if they are away when the promise is due."""
    person, due = people.find(message.assignee), message.promise.due_at
    # Somebody on holiday now who is back before then can still keep it.
    return person.name if person and due and person.away_then(due, now=now) else ""
