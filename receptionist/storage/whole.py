"""Everything there is, number by number, as it is stored: for whoever checks it.

Both databases give the same: ids as 32 hexadecimal digits, times as microseconds since 1970.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select, text

from receptionist.domain.history import KINDS, Event
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.storage.engines.part import refuse_part
from receptionist.storage.messages import columns_of
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import ERASURES, EVENT_TEXTS, EVENTS, MESSAGES, microseconds
from receptionist.storage.values import from_json, id_of

Line: TypeAlias = tuple[Any, ...]
"""An event as it is stored: its message's number, id, happened_at, recorded_at, by, kind,
computer, data, texts_digest, digest, words, salt; the last two are None where there are no words.
"""

Columns: TypeAlias = tuple[Any, ...]
"""Of the row of a message: version, taken_at, taken_by, assignee, department, offered_to, due_at,
closed_at.
"""

NO_VALUES: Final = (
    *(ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
)
"""What reading values may raise where something else stands: a time of no year, a text, nothing."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS: Final = (
    *("version", "taken_at", "taken_by", "assignee", "department", "offered_to"),
    *("due_at", "closed_at"),
)
_OF_EVENT: Final = (
    *("id", "happened_at", "recorded_at", "by", "kind", "computer", "data"),
    *("texts_digest", "digest"),
)
_BETWEEN = MESSAGES.c.number.between(bindparam("first"), bindparam("last"))
_ROWS = Prepared(
    select(
        MESSAGES.c.number,
        MESSAGES.c.id,
        *(MESSAGES.c[name] for name in _COLUMNS),
        MESSAGES.c.state,
        MESSAGES.c.chain,
    )
    .where(_BETWEEN)
    .order_by(MESSAGES.c.number)
)
_LINES = Prepared(
    select(
        MESSAGES.c.number,
        *(EVENTS.c[name] for name in _OF_EVENT),
        EVENT_TEXTS.c.data,
        EVENT_TEXTS.c.salt,
    )
    .select_from(
        MESSAGES.join(EVENTS, EVENTS.c.message == MESSAGES.c.id).outerjoin(
            EVENT_TEXTS, EVENT_TEXTS.c.event == EVENTS.c.id
        )
    )
    .where(_BETWEEN)
    .order_by(MESSAGES.c.number, EVENTS.c.seq)
)
# The index of words is read by its rows alone; SQLite keeps one row of sizes for each.
_NOT_FOUND = text(
    "SELECT number FROM messages WHERE number NOT IN (SELECT id FROM message_search_docsize) "
    "ORDER BY number LIMIT 100"
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A message as it is stored, with the lines of its history; `end` is the digest of the last."""

    number: int
    id: str
    columns: Columns
    state: str
    end: bytes
    lines: list[Line]

    def events(self) -> tuple[Event, ...]:
        """Its history; none where a line of it cannot be read."""
        try:
            return tuple([_event(self.id, line) for line in self.lines])
        except NO_VALUES:
            return ()

    def is_stored_as(self, message: Message) -> bool:
        """Whether every column says what `message` is."""
        wanted = columns_of(message, None)
        return self.columns == tuple(as_stored(wanted[name]) for name in _COLUMNS) and (
            self._means(message)
        )

    def _means(self, message: Message) -> bool:
        """Read back, not written again: that is half the work, and an earlier program may have
        written the same in other words."""
        version = int(self.columns[0])
        return from_json(Message, self.state, number=self.number, version=version) == message


def as_stored(value: Any) -> Any:
    """A value as the columns here have it."""
    if isinstance(value, UUID):
        return value.hex
    return microseconds(value) if isinstance(value, datetime) else value


def last_number(connection: Connection) -> int:
    """The highest number given so far."""
    refuse_part(connection)
    return int(connection.execute(select(func.max(MESSAGES.c.number))).scalar() or 0)


def stored_between(connection: Connection, first: int, last: int) -> list[Stored]:
    """The messages from number `first` to `last` with their histories."""
    try:
        return _read(connection, first, last)
    except sqlite3.OperationalError as error:
        if "UTF-8" not in str(error):
            raise
    # A byte on the disk is another one, so that a text is none: what can be read of it is read.
    with _torn_texts_too(connection):
        return _read(connection, first, last)


@contextmanager
def _torn_texts_too(connection: Connection) -> Iterator[None]:
    driver: Any = connection.connection.driver_connection
    before = driver.text_factory
    driver.text_factory = lambda torn: torn.decode(errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = before


def _read(connection: Connection, first: int, last: int) -> list[Stored]:
    lines: Iterable[Line] = _LINES.run(connection, first=first, last=last)
    rows: Iterable[Line] = _ROWS.run(connection, first=first, last=last)
    if connection.dialect.name != "sqlite":
        lines, rows = map(_from_server, lines), map(_from_server, rows)
    histories = {number: list(found) for number, found in groupby(lines, key=itemgetter(0))}
    return [
        Stored(number, id_, tuple(columns), state, end, histories.get(number, []))
        for number, id_, *columns, state, end in rows
    ]


def _from_server(row: Line) -> Line:
    return tuple(as_stored(value) for value in row)


def erased_between(connection: Connection, first: int, last: int) -> frozenset[int]:
    """The numbers of those whose words were erased, as the log says."""
    found = connection.execute(
        select(MESSAGES.c.number)
        .join(ERASURES, ERASURES.c.message == MESSAGES.c.id)
        .where(MESSAGES.c.number.between(first, last))
    )
    return frozenset(row.number for row in found)


# Ids come again: each message's with every line of its history, and the few of the people.
_known_id = lru_cache(maxsize=4096)(UUID)


def _event(message: str, line: Line) -> Event:
    """As `history.event_of`, from what is stored itself: half the work for millions of them."""
    _number, id_, happened_at, recorded_at, by, kind, computer, data, *_digests, words, _salt = line
    happened = _EPOCH + timedelta(microseconds=happened_at)
    at_once = recorded_at == happened_at
    return Event(
        id=EventId(id_of(id_)),
        message=MessageId(_known_id(message)),
        happened_at=happened,
        recorded_at=happened if at_once else _EPOCH + timedelta(microseconds=recorded_at),
        by=PersonId(_known_id(by)),
        what=from_json(KINDS[kind], data, *((words,) if words else ())),
        computer=computer,
    )


def not_searchable(connection: Connection) -> list[int]:
    """Numbers of messages that the search does not know."""
    if connection.dialect.name != "sqlite":
        return []  # there the words stand in the row itself
    return [row.number for row in connection.execute(_NOT_FOUND)]
