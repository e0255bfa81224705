"""Everything there is, number by number, as it is stored: for whoever checks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select, text

from receptionist.domain.history import Event
from receptionist.domain.message import Message
from receptionist.storage.engines.part import refuse_part
from receptionist.storage.history import OWN, event_of
from receptionist.storage.messages import row_of
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import EVENT_TEXTS, EVENTS, MESSAGES
from receptionist.storage.values import from_json

_COLUMNS: Final = (
    *("version", "taken_at", "taken_by", "assignee", "department", "offered_to"),
    *("due_at", "closed_at", "state"),
)
_BETWEEN = MESSAGES.c.number.between(bindparam("first"), bindparam("last"))
_ROWS = Prepared(
    select(MESSAGES.c.number, MESSAGES.c.id, *(MESSAGES.c[name] for name in _COLUMNS))
    .where(_BETWEEN)
    .order_by(MESSAGES.c.number)
)
_EVENTS = Prepared(
    select(MESSAGES.c.number, *(EVENTS.c[name] for name in OWN), EVENT_TEXTS.c.data)
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
    """A message as it is stored, and its history; `columns` are those of its row."""

    number: int
    columns: dict[str, Any]
    events: tuple[Event, ...]

    def is_stored_as(self, message: Message) -> bool:
        """Whether every column says what `message` is."""
        wanted = row_of(message, None)
        for name, value in self.columns.items():
            if value != wanted[name] and (name != "state" or not self._means(message)):
                return False
        return True

    def _means(self, message: Message) -> bool:
        """An earlier program may have written the same in other words."""
        version = self.columns["version"]
        stored = from_json(Message, self.columns["state"], number=self.number, version=int(version))
        return stored == message


def last_number(connection: Connection) -> int:
    """The highest number given so far."""
    refuse_part(connection)
    return int(connection.execute(select(func.max(MESSAGES.c.number))).scalar() or 0)


def stored_between(connection: Connection, first: int, last: int) -> Iterator[Stored]:
    """The messages from number `first` to `last` with their histories."""
    events = _EVENTS.rows(connection, first=first, last=last)
    histories = {number: _read(rows) for number, rows in groupby(events, key=itemgetter(0))}
    for number, _id, *values in _ROWS.rows(connection, first=first, last=last):
        columns = dict(zip(_COLUMNS, values, strict=True))
        yield Stored(number, columns, histories.get(number, ()))


def _read(rows: Iterable[Sequence[Any]]) -> tuple[Event, ...]:
    """The events of these rows; none where one of them cannot be read."""
    try:
        return tuple(event_of(row[1:]) for row in rows)
    except (LookupError, TypeError, ValueError):
        return ()


def not_searchable(connection: Connection) -> list[int]:
    """Numbers of messages that the search does not know."""
    if connection.dialect.name != "sqlite":
        return []  # there the words stand in the row itself
    return [row.number for row in connection.execute(_NOT_FOUND)]
