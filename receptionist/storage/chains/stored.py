"""The links of every chain as they are stored, number by number: for whoever checks them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, select, text

from receptionist.storage.chains.link import line_in_sql, line_of
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import ERASURES, EVENT_TEXTS, EVENTS, MESSAGES


class Link(NamedTuple):
    """An event as the chain sees it; `words` and `salt` are None where there are none."""

    number: int
    line: str
    digest: bytes
    texts_digest: bytes | None
    words: str | None
    salt: bytes | None


_FIELDS: Final = ("id", "message", "happened_at", "recorded_at", "by", "kind", "computer", "data")
_REST: Final = (EVENTS.c.digest, EVENTS.c.texts_digest, EVENT_TEXTS.c.data, EVENT_TEXTS.c.salt)
_JOINED = MESSAGES.join(EVENTS, EVENTS.c.message == MESSAGES.c.id).outerjoin(
    EVENT_TEXTS, EVENT_TEXTS.c.event == EVENTS.c.id
)
_BETWEEN = MESSAGES.c.number.between(bindparam("first"), bindparam("last"))
# On a server the fields are put together here, not by what the server says of itself.
_ON_SERVER = Prepared(
    select(MESSAGES.c.number, *(EVENTS.c[name] for name in _FIELDS), *_REST)
    .select_from(_JOINED)
    .where(_BETWEEN)
    .order_by(MESSAGES.c.number, EVENTS.c.seq)
)
# In a file SQLite does it, five times as fast.
_IN_FILE = (
    f"SELECT messages.number, {line_in_sql('sqlite', 'events')}, events.digest, "  # noqa: S608
    "events.texts_digest, event_texts.data, event_texts.salt FROM messages "
    "JOIN events ON events.message = messages.id "
    "LEFT JOIN event_texts ON event_texts.event = events.id "
    "WHERE messages.number BETWEEN ? AND ? ORDER BY messages.number, events.seq"
)
_ENDS = text("SELECT number, chain FROM messages WHERE number BETWEEN :first AND :last")


def links_between(connection: Connection, first: int, last: int) -> Iterator[Link]:
    """The links of the messages from number `first` to `last`, in order, one at a time."""
    if connection.dialect.name == "sqlite":
        cursor: Any = connection.connection.cursor()
        for row in cursor.execute(_IN_FILE, (first, last)):
            yield Link(*row)
        return
    for number, *fields, digest, marked, words, salt in _ON_SERVER.rows(
        connection, first=first, last=last
    ):
        id_, message, happened_at, recorded_at, by, kind, computer, data = fields
        line = line_of(
            id_=id_,
            message=message,
            happened_at=happened_at,
            recorded_at=recorded_at,
            by=by,
            kind=kind,
            computer=computer,
            data=data,
        )
        yield Link(number, line, bytes(digest), marked, words, salt)


def ends_between(connection: Connection, first: int, last: int) -> dict[int, bytes]:
    """With which digest the history of each of these messages ends."""
    rows = connection.execute(_ENDS, {"first": first, "last": last})
    return {row.number: bytes(row.chain) for row in rows}


def erased_between(connection: Connection, first: int, last: int) -> frozenset[int]:
    """The numbers of those whose words were erased, as the log says."""
    found = connection.execute(
        select(MESSAGES.c.number)
        .join(ERASURES, ERASURES.c.message == MESSAGES.c.id)
        .where(MESSAGES.c.number.between(first, last))
    )
    return frozenset(row.number for row in found)
