"""Find messages: the trays, the search, one message with its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from receptionist.domain.errors import NotFound
from receptionist.domain.history import Event
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Message
from receptionist.domain.office import Office
from receptionist.domain.people import People, Role
from receptionist.domain.phone import digits
from receptionist.i18n import _
from receptionist.services.desk import Desk, office_in
from receptionist.storage.database import Session
from receptionist.storage.history import events_of
from receptionist.storage.messages import (
    Which,
    count_messages,
    find_messages,
    message_by_number,
    messages_by_number,
)
from receptionist.storage.people import load_people
from receptionist.storage.search import search

SHOWN_AT_MOST = 500
_AT_ONCE = 500  # a statement takes only so many parameters
PART = 100


class Tray(StrEnum):
    """The piles on the desk (product.md §8)."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    TODAY = "today"
    LATE = "late"
    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Part:
    """Some messages of a list, from the `start`-th of `count` on."""

    messages: tuple[Message, ...]
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A message with everything that ever happened to it."""

    message: Message
    history: tuple[Event, ...]


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
    with desk.database.read() as session:
        people, office = load_people(session), office_in(session)
        if words.strip():
            # Only a tray or a person leaves some of those found out again.
            every = tray is Tray.ALL and person is None and limit
            most = limit if every else SHOWN_AT_MOST
            found = _search(session, words, tray, desk.now(), office, most)
        else:
            # Of one person's only the limit is reached after the others' were left out.
            most = limit if person is None else 0
            found = find_messages(
                session, _which(tray, person, people, office, desk.now(), limit=most)
            )
        if person is not None:
            found = _only_of(found, person, people, office, desk.now())
    return tuple(found[:limit] if limit else found)


def part_of(
    desk: Desk,
    *,
    tray: Tray = Tray.OPEN,
    person: PersonId | None = None,
    words: str = "",
    start: int = 0,
    size: int = PART,
) -> Part:
    """What a window shows of a tray: `size` messages from the `start`-th on, and how many in all.

    Where only reading them tells which belong (one person's, those found by words) all are told.
    """
    if words.strip() or person is not None:
        found = messages(desk, tray=tray, person=person, words=words, limit=0)
        return Part(found, 0, len(found))
    with desk.database.read() as session:
        people, office = load_people(session), office_in(session)
        which = _which(tray, None, people, office, desk.now(), limit=size)
        shown = find_messages(session, replace(which, start=start))
        count = count_messages(session, which)
    return Part(tuple(shown), start, count)


def these(desk: Desk, numbers: Sequence[int], *, words: str = "") -> Part:
    """The messages of these numbers, in their order, that hold all `words` where typed."""
    with desk.database.read() as session:
        found = {each.number: each for each in messages_by_number(session, numbers)}
        if words.strip():
            wanted = set(search(session, words, limit=SHOWN_AT_MOST))
            found = {number: each for number, each in found.items() if number in wanted}
    listed = tuple(found[number] for number in numbers if number in found)
    return Part(listed, 0, len(listed))


def message(desk: Desk, number: int) -> Found:
    """One message and its history. Raises NotFound."""
    with desk.database.read() as session:
        found = message_by_number(session, number)
        if found is None:
            raise NotFound(_("There is no message {number}.").format(number=number))
        return Found(found, events_of(session, found.id))


def messages_of(desk: Desk, numbers: Sequence[int]) -> tuple[Message, ...]:
    """The messages of these numbers, in that order; those that are not there are left out."""
    found: dict[int, Message] = {}
    with desk.database.read() as session:
        for start in range(0, len(numbers), _AT_ONCE):
            some = messages_by_number(session, numbers[start : start + _AT_ONCE])
            found.update((each.number, each) for each in some)
    return tuple(found[number] for number in numbers if number in found)


def tray_counts(desk: Desk, *, person: PersonId | None) -> dict[Tray, int]:
    """How many messages are in each tray; "mine" is that person's. Closed counts today's."""
    with desk.database.read() as session:
        people, office, now = load_people(session), office_in(session), desk.now()
        counts = {}
        for tray in (Tray.UNASSIGNED, Tray.TODAY, Tray.LATE, Tray.OPEN):
            counts[tray] = count_messages(session, _which(tray, None, people, office, now))
        closed = Which(open=False, closed_from=_midnight(office, now))
        counts[Tray.CLOSED] = count_messages(session, closed)
        mine: list[Message] = []
        if person is not None:
            which = _which(Tray.MINE, person, people, office, now)
            mine = _only_of(find_messages(session, which), person, people, office, now)
        counts[Tray.MINE] = len(mine)
    return counts


def open_messages_of(desk: Desk, caller: Caller) -> tuple[Message, ...]:
    """The open messages of whoever calls: by number, else by name and company; newest first."""
    with desk.database.read() as session:
        numbers: list[int] = []
        for typed in (digits(caller.phone_e164 or caller.phone), caller.name or caller.company):
            if len(typed) >= 3:
                numbers += search(session, typed, limit=50)
        found = messages_by_number(session, sorted(set(numbers)))
    return tuple(each for each in found if each.open and same_caller(each.caller, caller))


def same_caller(one: Caller, other: Caller) -> bool:
    """Whether two messages look like the same caller's; never used to merge anything."""
    if one.phone_e164 and one.phone_e164 == other.phone_e164:
        return True
    name, company = one.name.casefold(), one.company.casefold()
    if name:
        return name == other.name.casefold() and company == other.company.casefold()
    return bool(company) and not other.name and company == other.company.casefold()


def _search(
    session: Session, words: str, tray: Tray, now: datetime, office: Office, most: int
) -> list[Message]:
    found = messages_by_number(session, search(session, words, limit=most))
    return [each for each in found if _in_tray(each, tray, now, office)]


def _in_tray(message: Message, tray: Tray, now: datetime, office: Office) -> bool:
    due = None if message.promise.answered else message.promise.due_at
    midnight = _midnight(office, now)
    match tray:
        case Tray.ALL:
            return True
        case Tray.CLOSED:
            return not message.open
        case Tray.UNASSIGNED:
            return message.open and message.unassigned
        case Tray.LATE:
            return message.open and due is not None and due < now
        case Tray.TODAY:
            tomorrow = midnight + timedelta(days=1)
            return message.open and due is not None and midnight <= due < tomorrow
        case _:
            return message.open


def _which(
    tray: Tray,
    person: PersonId | None,
    people: People,
    office: Office,
    now: datetime,
    *,
    limit: int = 0,
) -> Which:
    midnight = _midnight(office, now)
    match tray:
        case Tray.CLOSED:
            return Which(open=False, by_due=False, limit=limit)
        case Tray.ALL:
            return Which(by_due=False, limit=limit)
        case Tray.UNASSIGNED:
            return Which(open=True, unassigned=True, limit=limit)
        case Tray.LATE:
            return Which(open=True, due_before=now, limit=limit)
        case Tray.TODAY:
            tomorrow = midnight + timedelta(days=1)
            return Which(open=True, due_from=midnight, due_before=tomorrow, limit=limit)
        case _ if person is not None:
            return _of(person, people, now)
        case _:
            return Which(open=True, limit=limit)


def _of(person: PersonId, people: People, now: datetime) -> Which:
    """What may be somebody's: their own, offered to them, and what they may stand in for."""
    found = people.find(person)
    desk = found is not None and (found.role is not Role.COLLEAGUE or _has_no_desk(people))
    others = people.colleagues if desk else [e for e in people if person in e.deputies_at(now)]
    every = (*people.departments, *people.former_departments)
    departments = frozenset(e.id for e in every if desk or person in e.members)
    return Which(
        open=True,
        of=frozenset({person, *(each.id for each in others)}),
        departments=departments,
        unassigned=desk,
    )


def _has_no_desk(people: People) -> bool:
    return not (people.of_role(Role.FRONT_DESK) or people.of_role(Role.OWNER))


def _only_of(
    found: list[Message], person: PersonId, people: People, office: Office, now: datetime
) -> list[Message]:
    return [each for each in found if acts(each, person, people, office, now)]


def acts(message: Message, person: PersonId, people: People, office: Office, now: datetime) -> bool:
    """Whether `message` is for `person` to see to: theirs, offered, or fallen to them."""
    if person == message.assignee or (message.offer and message.offer.to == person):
        return True
    if not message.open:
        return False
    acting = people.acting_for(
        message.assignee,
        department=message.department,
        now=now,
        due_at=None if message.promise.answered else message.promise.due_at,
        hours=office.hours,
    )
    return person in {each.id for each in acting}


def _midnight(office: Office, now: datetime) -> datetime:
    return office.hours.at_wall(office.hours.local(now).date(), 0)
