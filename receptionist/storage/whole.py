"""Everything there is, number by number, as it is stored: for whoever checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final
from uuid import UUID, SafeUUID

from sqlalchemy import Connection, bindparam, func, select, text

from receptionist.domain.history import KINDS, Event
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.storage.engines.part import refuse_part
from receptionist.storage.history import OWN, event_of
from receptionist.storage.messages import columns_of
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import EVENT_TEXTS, EVENTS, MESSAGES
from receptionist.storage.values import from_json

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
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
        wanted = columns_of(message, None)
        same = all(self.columns[name] == wanted[name] for name in _COLUMNS if name != "state")
        return same and self._means(message)

    def _means(self, message: Message) -> bool:
        """Read back, not written again: that is half the work, and an earlier program may have
        written the same in other words."""
        version = self.columns["version"]
        stored = from_json(Message, self.columns["state"], number=self.number, version=int(version))
        return stored == message


def last_number(connection: Connection) -> int:
    """The highest number given so far."""
    refuse_part(connection)
    return int(connection.execute(select(func.max(MESSAGES.c.number))).scalar() or 0)


def stored_between(connection: Connection, first: int, last: int) -> Iterator[Stored]:
    """The messages from number `first` to `last` with their histories."""
    in_file = connection.dialect.name == "sqlite"
    events = (_EVENTS.run if in_file else _EVENTS.rows)(connection, first=first, last=last)
    read = _event_in_file if in_file else event_of
    histories = {
        number: _history(rows, read) for number, rows in groupby(events, key=itemgetter(0))
    }
    for number, _id, *values in _ROWS.rows(connection, first=first, last=last):
        columns = dict(zip(_COLUMNS, values, strict=True))
        yield Stored(number, columns, histories.get(number, ()))


def _history(
    rows: Iterable[Sequence[Any]], read: Callable[[Sequence[Any]], Event]
) -> tuple[Event, ...]:
    """The events of these rows; none where one of them cannot be read."""
    try:
        return tuple([read(row[1:]) for row in rows])
    except (LookupError, TypeError, ValueError):
        return ()


# Ids come again: each message's with every line of its history, and the few of the people.
_known_id = lru_cache(maxsize=4096)(UUID)
_NEW: Final = object.__new__
_SET: Final = object.__setattr__


def _new_id(hex_: str) -> UUID:
    """As UUID(hex=…), in a third of its time: most ids are met once, and there are millions."""
    made = _NEW(UUID)
    _SET(made, "int", int(hex_, 16))
    _SET(made, "is_safe", SafeUUID.unknown)
    return made


def _event_in_file(row: Sequence[Any]) -> Event:
    """As `event_of`, from what stands in a file itself: half the work for millions of them."""
    id_, message, kind, happened_at, recorded_at, by, data, computer, texts = row
    happened = _EPOCH + timedelta(microseconds=happened_at)
    at_once = recorded_at == happened_at
    return Event(
        id=EventId(_new_id(id_)),
        message=MessageId(_known_id(message)),
        happened_at=happened,
        recorded_at=happened if at_once else _EPOCH + timedelta(microseconds=recorded_at),
        by=PersonId(_known_id(by)),
        what=from_json(KINDS[kind], data, *((texts,) if texts else ())),
        computer=computer,
    )


def not_searchable(connection: Connection) -> list[int]:
    """Numbers of messages that the search does not know."""
    if connection.dialect.name != "sqlite":
        return []  # there the words stand in the row itself
    return [row.number for row in connection.execute(_NOT_FOUND)]
