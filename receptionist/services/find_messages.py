"""Find messages: the trays, the search, one message with its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from receptionist.domain.errors import NotFound
from receptionist.domain.figures.known import HowFar
from receptionist.domain.history import Closed, Event
from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.message import Caller, Message
from receptionist.domain.office import Office
from receptionist.domain.people import People
from receptionist.domain.phone import digits
from receptionist.domain.trays import Found, Part, Tray
from receptionist.i18n import _
from receptionist.services.desk import Desk, people_and_office
from receptionist.services.whose import falls_to
from receptionist.storage.contacts.links import open_messages_of_contacts
from receptionist.storage.database import Session
from receptionist.storage.history import events_of
from receptionist.storage.messages import (
    message_by_id,
    message_by_number,
    messages_by_number,
)
from receptionist.storage.piles import (
    Falls,
    Which,
    count_each,
    count_messages,
    find_messages,
    find_numbers,
)

SHOWN_AT_MOST: Final = 500
PART: Final = 100
_AT_ONCE: Final = 500  # a statement takes only so many parameters
_SAME_NAME: Final = 50


_TRAYS: Final = {
    Tray.UNASSIGNED: Which(open=True, unassigned=True),
    Tray.CLOSED: Which(open=False),
    Tray.ALL: Which(),
    **dict.fromkeys((Tray.MINE, Tray.TODAY, Tray.LATE, Tray.OPEN), Which(open=True)),
}


def messages(
    desk: Desk,
    *,
    tray: Tray = Tray.OPEN,
    person: PersonId | None = None,
    words: str = "",
    limit: int = SHOWN_AT_MOST,
) -> tuple[Message, ...]:
    """The messages of a tray, of `person` where given, that hold all `words` where typed.

    Open ones by due time, others newest first; `limit` 0 is all.
    """
    with desk.database.read(long=not limit) as session:
        which = _which(session, tray, person, desk.now())
        return tuple(find_messages(session, replace(which, words=words, limit=limit)))


def numbers_in(
    desk: Desk,
    *,
    tray: Tray = Tray.OPEN,
    person: PersonId | None = None,
    words: str = "",
    limit: int = 0,
) -> tuple[int, ...]:
    """The numbers of what `messages` finds, in the same order; `limit` 0 is all.

    A list of any length is read part by part from them.
    """
    with desk.database.read(long=not limit) as session:
        which = _which(session, tray, person, desk.now())
        return tuple(find_numbers(session, replace(which, words=words, limit=limit)))


def part_of(
    desk: Desk,
    *,
    tray: Tray = Tray.OPEN,
    person: PersonId | None = None,
    words: str = "",
    start: int = 0,
    size: int = PART,
) -> Part:
    """What a window shows of a tray: `size` messages from the `start`-th on, of how many."""
    with desk.database.read() as session:
        which = replace(_which(session, tray, person, desk.now()), words=words)
        shown = find_messages(session, replace(which, limit=size, start=start))
        # A short list is counted by reading it.
        short = not start and len(shown) < size
        count = len(shown) if short else count_messages(session, which)
    return Part(tuple(shown), start, count)


def these(desk: Desk, numbers: Sequence[int], *, words: str = "") -> Part:
    """The messages of these numbers, in their order, that hold all `words` where typed."""
    with desk.database.read() as session:
        found = {each.number: each for each in messages_by_number(session, numbers)}
        if words.strip():
            which = Which(words=words, limit=SHOWN_AT_MOST)
            wanted = {each.number for each in find_messages(session, which)}
            found = {number: each for number, each in found.items() if number in wanted}
    listed = tuple(found[number] for number in numbers if number in found)
    return Part(listed, 0, len(listed))


def message(desk: Desk, number: int) -> Found:
    """One message and its history. Raises NotFound."""
    number = desk.number(number)
    with desk.database.read() as session:
        found = message_by_number(session, number)
        if found is None:
            raise NotFound(_("There is no message {number}.").format(number=number))
        history = events_of(session, found.id)
        return Found(found, history, _numbers_named(session, history))


def _numbers_named(session: Session, history: tuple[Event, ...]) -> dict[MessageId, int]:
    """By which number people know a message that this one was a duplicate of."""
    named = {each.what.of for each in history if isinstance(each.what, Closed) and each.what.of}
    others = (message_by_id(session, each) for each in named)
    return {each.id: each.number for each in others if each is not None}


def in_parts(
    desk: Desk, numbers: Sequence[int], *, how_far: HowFar | None = None
) -> Iterator[Message]:
    """The messages of these numbers, in that order; those that are not there are left out.

    One after the other, and never more than a few hundred of them held. Raises Cancelled where
    `how_far` does.
    """
    for start in range(0, len(numbers), _AT_ONCE):
        if how_far is not None:
            how_far(start / len(numbers))
        some = numbers[start : start + _AT_ONCE]
        with desk.database.read() as session:
            found = {each.number: each for each in messages_by_number(session, some, once=True)}
        yield from (found[number] for number in some if number in found)


def unseen_of(desk: Desk, person: PersonId) -> list[int]:
    """The numbers of the open messages of `person` that nobody has seen, oldest first."""
    found = messages(desk, tray=Tray.OPEN, person=person, limit=0)
    return sorted(each.number for each in found if each.assignee == person and each.seen_at is None)


def tray_counts(desk: Desk, *, person: PersonId | None) -> dict[Tray, int]:
    """How many messages are in each tray; "mine" is that person's. Closed counts today's."""
    with desk.database.read() as session:
        now = desk.now()
        people, office = people_and_office(session)
        piles = {
            tray: _pile(tray, None, now, people, office)
            for tray in (Tray.UNASSIGNED, Tray.TODAY, Tray.LATE, Tray.OPEN)
        }
        piles[Tray.CLOSED] = Which(open=False, closed_from=_midnight(office, now))
        if person:
            piles[Tray.MINE] = _pile(Tray.MINE, person, now, people, office)
        return {Tray.MINE: 0} | count_each(session, piles)


def open_messages_of(desk: Desk, caller: Caller) -> tuple[Message, ...]:
    """The open messages of whoever calls: their contact's, by number, else by name and company.

    Newest first.
    """
    found: dict[int, Message] = {}
    with desk.database.read() as session:
        for typed in (digits(caller.phone_e164 or caller.phone), caller.name or caller.company):
            if len(typed) >= 3:
                which = Which(open=True, words=typed, limit=_SAME_NAME)
                found |= {each.number: each for each in find_messages(session, which)}
        found = {number: each for number, each in found.items() if same_caller(each.caller, caller)}
        if caller.contact:
            theirs = open_messages_of_contacts(session, [caller.contact])
            found |= {each.number: each for each in theirs.get(caller.contact, ())}
    newest = sorted(found.values(), key=lambda each: each.number, reverse=True)
    return tuple(each for each in newest if each.open)


def promises_due(desk: Desk, person: PersonId, *, but: int = 0) -> tuple[datetime, ...]:
    """The due times still to come of what `person` has to answer, but of message number `but`."""
    with desk.database.read() as session:
        found = find_messages(session, Which(open=True, of=person, due_from=desk.now()))
    mine = (each for each in found if each.assignee == person and each.number != but)
    return tuple(each.promise.due_at for each in mine if each.promise.due_at)


def same_caller(one: Caller, other: Caller) -> bool:
    """Whether two messages look like the same caller's; never used to merge anything."""
    if one.phone_e164 and one.phone_e164 == other.phone_e164:
        return True
    name, company = one.name.casefold(), one.company.casefold()
    if name:
        return name == other.name.casefold() and company == other.company.casefold()
    return bool(company) and not other.name and company == other.company.casefold()


def _which(session: Session, tray: Tray, person: PersonId | None, now: datetime) -> Which:
    if person is None and tray is not Tray.TODAY:
        return _pile(tray, None, now, None, None)  # asked with every letter typed into the search
    people, office = people_and_office(session)
    return _pile(tray, person, now, people, office)


def _pile(
    tray: Tray,
    person: PersonId | None,
    now: datetime,
    people: People | None,
    office: Office | None,
) -> Which:
    which = _TRAYS[tray]
    if tray is Tray.LATE:
        which = replace(which, due_before=now)
    if tray is Tray.TODAY and office:
        midnight = _midnight(office, now)
        which = replace(which, due_from=midnight, due_before=midnight + timedelta(days=1))
    if person is not None and people and office:
        falls = falls_to(person, people=people, office=office, now=now)
        if people.department(person):
            # A department sees to nothing itself: what is asked for waits for one of its members.
            falls = (Falls(department=person),)
        which = replace(which, of=person, falls=falls)
    return which


def _midnight(office: Office, now: datetime) -> datetime:
    return office.hours.at_wall(office.hours.local(now).date(), 0)
