"""Check whether what is stored holds together: the file itself, each message, and their history."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context

from receptionist.domain.ids import MessageId
from receptionist.domain.people import People
from receptionist.domain.replay import replay
from receptionist.i18n import _, language, use_language
from receptionist.services.checking.chain import broken_chains
from receptionist.services.checking.invariants import broken_duplicates, broken_rules
from receptionist.services.desk import Desk
from receptionist.storage.backups.keep import integrity
from receptionist.storage.database import Database, Session, open_database
from receptionist.storage.messages import message_by_id
from receptionist.storage.people import load_people
from receptionist.storage.whole import Stored, last_number, not_searchable, stored_between

_AT_ONCE = 500
_A_PART = 20_000
_WORTH_HELPERS = 50_000
_NAMED = 1_000  # a wholly broken desk must not fill the memory with sentences


@dataclass(frozen=True, slots=True)
class Checked:
    """How many messages were read, and a sentence for everything that is wrong."""

    messages: int
    troubles: tuple[str, ...]


@dataclass(slots=True)
class _Part:
    """What was found between two numbers; `duplicates` are checked when all parts are known."""

    messages: int = 0
    troubles: list[str] = field(default_factory=list)
    duplicates: dict[MessageId, tuple[int, MessageId]] = field(default_factory=dict)


def check_desk(desk: Desk, *, helpers_from: int = _WORTH_HELPERS) -> Checked:
    """Read everything: the file must be sound, and each message be what its history makes it.

    A desk of `helpers_from` messages or more is read by several processes side by side.
    """
    database = desk.database
    with database.read() as session:
        last = last_number(session)
    parts = [(first, min(first + _A_PART - 1, last)) for first in range(1, last + 1, _A_PART)]
    found = _Part()
    helped = last >= helpers_from and database.in_file
    with (
        _parts_of(database, parts, helped=helped) as checked,
        database.read(patient=True) as session,
    ):
        troubles = integrity(session)
        troubles += [
            _("Message {number} cannot be found by searching.").format(number=number)
            for number in not_searchable(session)
        ]
        for part in checked:
            found.messages += part.messages
            found.troubles += part.troubles[: _NAMED - len(found.troubles)]
            found.duplicates |= part.duplicates
        troubles += found.troubles
        troubles += _duplicates(session, found.duplicates)
    return Checked(found.messages, tuple(troubles))


@contextmanager
def _parts_of(
    database: Database, parts: list[tuple[int, int]], *, helped: bool
) -> Iterator[Iterator[_Part]]:
    """What is found in each part, in order."""
    if not helped:
        with database.read(patient=True) as session:
            people = load_people(session)
            yield (_check(session, people, *part) for part in parts)
        return
    address = f"sqlite:///{database.file}"
    jobs = [(address, language(), *part) for part in parts]
    helpers = max(2, (os.cpu_count() or 2))
    with ProcessPoolExecutor(helpers, mp_context=get_context("spawn")) as pool:
        yield pool.map(_check_beside, jobs)


def _check_beside(job: tuple[str, str, int, int]) -> _Part:
    """One part, in a process of its own with a desk of its own."""
    address, speaks, first, last = job
    use_language(speaks)
    gc.disable()  # nothing read here refers to itself, and looking for it takes a fifth of the time
    database = open_database(address)
    try:
        with database.read() as session:
            return _check(session, load_people(session), first, last)
    finally:
        database.close()


def _check(session: Session, people: People, first: int, last: int) -> _Part:
    part = _Part(troubles=list(islice(broken_chains(session, first, last), _NAMED)))
    for start in range(first, last + 1, _AT_ONCE):
        for stored in stored_between(session, start, min(start + _AT_ONCE - 1, last)):
            part.messages += 1
            if len(part.troubles) < _NAMED:
                _check_one(stored, people, part)
    return part


def _check_one(stored: Stored, people: People, part: _Part) -> None:
    try:
        message = replay(stored.events, number=stored.number)
        same = stored.is_stored_as(message)
    except (LookupError, TypeError, ValueError):
        # Without a beginning, or with words that are none: it cannot be what it says.
        same = False
    if not same:
        part.troubles.append(
            _("Message {number} is not what its history says.").format(number=stored.number)
        )
        return
    part.troubles += broken_rules(message, stored.events, people)
    if message.closing and message.closing.of:
        part.duplicates[message.id] = (message.number, message.closing.of)


def _duplicates(session: Session, found: dict[MessageId, tuple[int, MessageId]]) -> list[str]:
    of = {message: other for message, (_number, other) in found.items()}
    broken = broken_duplicates(of, lambda id_: message_by_id(session, id_) is not None)
    return [
        _("Message {number} is a duplicate of nothing, or of itself.").format(number=found[each][0])
        for each in broken
    ]
