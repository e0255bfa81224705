"""Check whether what is stored holds together: the file itself, each message, and their history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from receptionist.domain.figures.known import HowFar
from receptionist.domain.history import Event
from receptionist.domain.ids import MessageId
from receptionist.domain.message import Message
from receptionist.domain.people import People
from receptionist.domain.replay import replay
from receptionist.i18n import _
from receptionist.paths import file_address
from receptionist.services.checking.alike import Alike
from receptionist.services.checking.chain import broken_chain
from receptionist.services.checking.invariants import broken_duplicates, broken_rules
from receptionist.services.desk import Desk
from receptionist.side_by_side import answer, side_by_side
from receptionist.storage.backups.keep import integrity
from receptionist.storage.database import Database, Session, open_database
from receptionist.storage.messages import message_by_id
from receptionist.storage.people import load_people
from receptionist.storage.whole import (
    NO_VALUES,
    Stored,
    erased_between,
    last_number,
    not_searchable,
    stored_between,
)

_AT_ONCE = 500
_A_PART = 5_000
_WORTH_HELPERS = 50_000
_NAMED = 1_000  # a wholly broken desk must not fill the memory with sentences


@dataclass(frozen=True, slots=True)
class Checked:
    """How many messages were read, and a sentence for everything that is wrong."""

    messages: int
    troubles: tuple[str, ...]


@dataclass(slots=True)
class Part:
    """What was found in a part; `duplicates` are checked when all parts are known."""

    messages: int = 0
    troubles: list[str] = field(default_factory=list)
    duplicates: dict[MessageId, tuple[int, MessageId]] = field(default_factory=dict)


def check_desk(
    desk: Desk, *, helpers_from: int = _WORTH_HELPERS, how_far: HowFar | None = None
) -> Checked:
    """Read everything: the file must be sound, and each message be what its history makes it.

    A file of `helpers_from` messages or more is read by several processes side by side.
    """
    database = desk.database
    with database.read() as session:
        last = last_number(session)
    parts = [(first, min(first + _A_PART - 1, last)) for first in range(1, last + 1, _A_PART)]
    helped = last >= helpers_from and database.in_file
    found = Part()
    with (_beside if helped else _here)(database, parts) as (checked, of_file):
        for done, part in enumerate(checked):
            if how_far:
                how_far(done / len(parts))
            found.messages += part.messages
            found.troubles += part.troubles[: _NAMED - len(found.troubles)]
            found.duplicates |= part.duplicates
        troubles = of_file() + found.troubles
    with database.read(patient=True) as session:
        troubles += _duplicates(session, found.duplicates)
    return Checked(found.messages, tuple(troubles))


_Found: TypeAlias = tuple[Iterator[Part], Callable[[], list[str]]]
"""What is found in each part, in order, and what ails the file as a whole."""


@contextmanager
def _here(database: Database, parts: list[tuple[int, int]]) -> Iterator[_Found]:
    with database.read(patient=True) as session:
        people = load_people(session)
        alike = _alike(people)
        checked = (_check(session, people, alike, *part) for part in parts)
        yield checked, lambda: _of_file(session)


@contextmanager
def _beside(database: Database, parts: list[tuple[int, int]]) -> Iterator[_Found]:
    address = file_address(database.file)
    # The file as a whole takes longest of all, and so comes first.
    jobs = [(check_file, address), *((check_part, address, *part) for part in parts)]
    with side_by_side(jobs) as (file, *checked):
        yield (answer(each) for each in checked), lambda: answer(file)


def check_part(address: str, first: int, last: int) -> Part:
    """The messages from number `first` to `last` of that file, in a process beside others."""
    database, people, alike = _opened(address)
    with database.read() as session:
        return _check(session, people, alike, first, last)


def check_file(address: str) -> list[str]:
    """What ails that file as a whole, in a process beside others."""
    database, _people, _known = _opened(address)
    with database.read() as session:
        return _of_file(session)


@lru_cache(maxsize=1)
def _opened(address: str) -> tuple[Database, People, Alike]:
    """Once for all parts that this process is given."""
    database = open_database(address)
    with database.read() as session:
        people = load_people(session)
    return database, people, _alike(people)


def _alike(people: People) -> Alike:
    return Alike(frozenset(person.id.hex for person in people.colleagues))


def _of_file(session: Session) -> list[str]:
    return integrity(session) + [
        _("Message {number} cannot be found by searching.").format(number=number)
        for number in not_searchable(session)
    ]


def _check(session: Session, people: People, alike: Alike, first: int, last: int) -> Part:
    part = Part()
    erased = erased_between(session, first, last)
    for start in range(first, last + 1, _AT_ONCE):
        for stored in stored_between(session, start, min(start + _AT_ONCE - 1, last)):
            part.messages += 1
            if len(part.troubles) < _NAMED:
                part.troubles += broken_chain(stored, erased=stored.number in erased)
                _check_one(stored, people, alike, part)
    return part


def _check_one(stored: Stored, people: People, alike: Alike, part: Part) -> None:
    outline = alike.outline(stored)
    if outline and alike.holds(outline, stored):
        return
    message, events = _folded(stored)
    if message is None:
        part.troubles.append(
            _("Message {number} is not what its history says.").format(number=stored.number)
        )
        return
    broken = broken_rules(message, events, people)
    part.troubles += broken
    if message.closing and message.closing.of:
        part.duplicates[message.id] = (message.number, message.closing.of)
    if outline and not broken:
        alike.learn(outline, stored)


def _folded(stored: Stored) -> tuple[Message | None, tuple[Event, ...]]:
    """What its history makes of it, None where that is not what is stored; and that history."""
    events = stored.events()
    try:
        message = replay(events, number=stored.number)
        return (message if stored.is_stored_as(message) else None), events
    except NO_VALUES:
        # Without a beginning, or with words that are none: it cannot be what it says.
        return None, events


def _duplicates(session: Session, found: dict[MessageId, tuple[int, MessageId]]) -> list[str]:
    of = {message: other for message, (_number, other) in found.items()}
    broken = broken_duplicates(of, lambda id_: message_by_id(session, id_) is not None)
    return [
        _("Message {number} is a duplicate of nothing, or of itself.").format(number=found[each][0])
        for each in broken
    ]
