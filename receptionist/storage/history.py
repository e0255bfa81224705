"""What happened, one row an event: only ever added to, and read back in the order recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from os import urandom
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from receptionist.domain.history import KINDS, Event
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.replay import numbered
from receptionist.storage.chains.link import SALT_BYTES, digest, line_of, texts_digest
from receptionist.storage.engines.part import refuse_part
from receptionist.storage.messages import add_message, number_given
from receptionist.storage.prepared import Prepared, in_one_go
from receptionist.storage.search import add_to_search
from receptionist.storage.tables import EVENT_TEXTS, EVENTS, MESSAGES
from receptionist.storage.values import from_json, only_json, to_json

OWN = ("id", "message", "kind", "happened_at", "recorded_at", "by", "data", "computer")
_STAMPED = (EVENTS.c.by, EVENTS.c.happened_at, EVENTS.c.recorded_at)
_ADD = Prepared(insert(EVENTS), *OWN, "texts_digest", "digest")
_ADD_ON_SERVER = Prepared(insert(EVENTS).returning(*_STAMPED), *OWN, "texts_digest")
_ADD_TEXTS = Prepared(insert(EVENT_TEXTS), "event", "data", "salt")
_CHAIN = Prepared(select(MESSAGES.c.chain).where(MESSAGES.c.id == bindparam("message_id")))
_GO_ON = Prepared(update(MESSAGES).where(MESSAGES.c.id == bindparam("message_id")), "chain")
_READ = select(*(EVENTS.c[name] for name in OWN), EVENT_TEXTS.c.data).select_from(
    EVENTS.outerjoin(EVENT_TEXTS, EVENT_TEXTS.c.event == EVENTS.c.id)
)
_OF_ONE = Prepared(_READ.where(EVENTS.c.message == bindparam("message_id")).order_by(EVENTS.c.seq))
_SINCE = Prepared(_READ.where(EVENTS.c.seq > bindparam("seq")).order_by(EVENTS.c.seq))
_KNOWN = Prepared(select(EVENTS.c.seq).where(EVENTS.c.id == bindparam("event")))
_AT_ONCE = 500  # a statement takes only so many parameters


def add_event(connection: Connection, event: Event) -> Event:
    """Append `event`, as the next link of its message's chain; what was written down.

    Its personal fields stand apart, so that erasing breaks no history. A server that knows who is
    logged in puts its own words for who and when; a file writes what it is told.
    """
    row, texts = _rows(event)
    if _on_server(connection):
        with in_one_go(connection):
            added = _add_on_server(connection, row, texts)
        return _as_stamped(event, added)
    ((before,),) = _CHAIN.rows(connection, message_id=event.message)
    row["digest"] = _link(before, row)
    _GO_ON.run(connection, message_id=event.message, chain=row["digest"])
    _add(connection, row, texts)
    return event


def begin_history(
    connection: Connection, message: Message, event: Event, *, remind_at: datetime | None
) -> tuple[Message, Event]:
    """Store a new message, findable, with the event that began it.

    The message with its number, and what was written down: on a server in its own words.
    """
    row, texts = _rows(event)
    if _on_server(connection):
        with in_one_go(connection):
            asked = add_message(connection, message, remind_at=remind_at, chain=None)
            added = _add_on_server(connection, row, texts)
            add_to_search(connection, message)
        return numbered(message, number_given(asked)), _as_stamped(event, added)
    row["digest"] = _link(b"", row)
    asked = add_message(connection, message, remind_at=remind_at, chain=row["digest"])
    message = numbered(message, number_given(asked))
    _add(connection, row, texts)
    add_to_search(connection, message)
    return message, event


def add_events(connection: Connection, events: Sequence[Event]) -> None:
    """Append many events in that order; their messages are stored already."""
    made = [_rows(event) for event in events]
    rows, texts = [row for row, _texts in made], [each for _row, each in made if each]
    if not _on_server(connection):
        _link_all(connection, rows)
    connection.execute(insert(EVENTS), rows)
    if texts:
        connection.execute(insert(EVENT_TEXTS), texts)


def _link_all(connection: Connection, rows: list[dict[str, Any]]) -> None:
    messages = list(dict.fromkeys(row["message"] for row in rows))
    chains: dict[Any, bytes] = {}
    for start in range(0, len(messages), _AT_ONCE):
        some = messages[start : start + _AT_ONCE]
        query = select(MESSAGES.c.id, MESSAGES.c.chain).where(MESSAGES.c.id.in_(some))
        chains |= {row.id: row.chain for row in connection.execute(query)}
    for row in rows:
        chains[row["message"]] = row["digest"] = _link(chains[row["message"]], row)
    ends = [{"message_id": message, "chain": end} for message, end in chains.items()]
    connection.execute(update(MESSAGES).where(MESSAGES.c.id == bindparam("message_id")), ends)


def _on_server(connection: Connection) -> bool:
    """There a trigger makes the chain, and nobody can write another one."""
    return connection.dialect.name == "postgresql"


def _add(connection: Connection, row: dict[str, Any], texts: dict[str, Any] | None) -> None:
    _ADD.run(connection, **row)
    if texts:
        _ADD_TEXTS.run(connection, **texts)


def _add_on_server(
    connection: Connection, row: dict[str, Any], texts: dict[str, Any] | None
) -> Any:
    """Add it; `_as_stamped` reads what the server made of it."""
    added = _ADD_ON_SERVER.run(connection, **row)
    if texts:
        _ADD_TEXTS.run(connection, **texts)
    return added


def _as_stamped(event: Event, added: Any) -> Event:
    ((by, happened_at, recorded_at),) = added.fetchall()
    return replace(
        event,
        by=PersonId(by),
        happened_at=happened_at.astimezone(UTC),
        recorded_at=recorded_at.astimezone(UTC),
    )


def _rows(event: Event) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The rows of an event and of its words; the second is None where it has none."""
    row = {
        "id": event.id,
        "message": event.message,
        "kind": event.what.kind,
        "happened_at": event.happened_at,
        "recorded_at": event.recorded_at,
        "by": event.by,
        "data": to_json(event.what, without=event.what.personal),
        "computer": event.computer,
        "texts_digest": None,
    }
    if not event.what.personal:
        return row, None
    salt, words = urandom(SALT_BYTES), only_json(event.what, event.what.personal)
    row["texts_digest"] = texts_digest(salt, words)
    return row, {"event": event.id, "data": words, "salt": salt}


def _link(before: bytes, row: dict[str, Any]) -> bytes:
    line = line_of(
        id_=row["id"],
        message=row["message"],
        happened_at=row["happened_at"],
        recorded_at=row["recorded_at"],
        by=row["by"],
        kind=row["kind"],
        computer=row["computer"],
        data=row["data"],
    )
    return digest(before, row["texts_digest"], line)


def events_of(connection: Connection, message: MessageId) -> tuple[Event, ...]:
    """The history of one message, oldest first."""
    return tuple(event_of(row) for row in _OF_ONE.rows(connection, message_id=message))


def events_since(connection: Connection, seq: int) -> tuple[Event, ...]:
    """What was added after the event at place `seq`, in that order."""
    return tuple(event_of(row) for row in _SINCE.rows(connection, seq=seq))


def is_recorded(connection: Connection, event: EventId) -> bool:
    """Whether that event was added before."""
    return bool(_KNOWN.rows(connection, event=event))


def events_of_all(
    connection: Connection, messages: Sequence[MessageId]
) -> dict[MessageId, tuple[Event, ...]]:
    """The histories of many messages."""
    found: defaultdict[MessageId, list[Event]] = defaultdict(list)
    for start in range(0, len(messages), _AT_ONCE):
        some = messages[start : start + _AT_ONCE]
        rows = connection.execute(_READ.where(EVENTS.c.message.in_(some)).order_by(EVENTS.c.seq))
        for row in rows:
            event = event_of(row)
            found[event.message].append(event)
    return {message: tuple(found[message]) for message in messages}


def touched_between(
    connection: Connection, start: datetime, end: datetime
) -> Iterable[tuple[int, MessageId]]:
    """Number and id of the messages that were open or had something happen from start to end."""
    refuse_part(connection)
    first, last = connection.execute(
        select(
            select(func.min(MESSAGES.c.taken_at)).scalar_subquery(),
            select(func.max(MESSAGES.c.taken_at)).scalar_subquery(),
        )
    ).one()
    lately = first is None or start - first > last - end
    happened = and_(EVENTS.c.happened_at >= start, EVENTS.c.happened_at < end)
    recorded = and_(EVENTS.c.recorded_at >= start, EVENTS.c.recorded_at < end)
    acted = (
        select(MESSAGES.c.number, MESSAGES.c.id)
        .join(EVENTS, EVENTS.c.message == MESSAGES.c.id)
        .where(or_(happened, recorded))
    )
    # Brought together and sorted here: SQLite would read every message in order of its number
    # to spare itself the sorting.
    found = {
        (int(row.number), MessageId(row.id))
        for query in (*open_then(start, end, lately=lately), acted)
        for row in connection.execute(query)
    }
    return sorted(found)


def open_then(
    start: datetime, end: datetime, *, lately: bool
) -> tuple[Select[tuple[int, Any]], Select[tuple[int, Any]]]:
    """Those of the messages taken before `end` that are open, and those closed from `start` on.

    Of a day `lately` few were closed since, of one long ago few were taken before. SQLite knows
    neither and would read all there are of one of them, a minute where there are ten million; what
    is said in a roundabout way it cannot look up.
    """
    taken_at, closed_at = MESSAGES.c.taken_at, MESSAGES.c.closed_at
    columns = select(MESSAGES.c.number, MESSAGES.c.id)
    taken = func.coalesce(taken_at, taken_at) < end
    closed = (taken, closed_at >= start)
    if not lately:
        closed = (taken_at < end, func.coalesce(closed_at, closed_at) >= start)
    return columns.where(closed_at.is_(None), taken), columns.where(*closed)


def event_of(row: Sequence[Any]) -> Event:
    """The event of a row of the columns OWN and its texts."""
    id_, message, kind, happened_at, recorded_at, by, data, computer, texts = row
    return Event(
        id=EventId(id_),
        message=MessageId(message),
        happened_at=happened_at,
        recorded_at=recorded_at,
        by=PersonId(by),
        what=from_json(KINDS[kind], data, *((texts,) if texts else ())),
        computer=computer,
    )
