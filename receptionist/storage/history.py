"""What happened, one row an event: only ever added to, and read back in the order recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, insert, or_, select, union

from receptionist.domain.history import KINDS, Event
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import EVENT_TEXTS, EVENTS, MESSAGES
from receptionist.storage.values import from_json, only_json, to_json

OWN = ("id", "message", "kind", "happened_at", "recorded_at", "by", "data")
_ADD = Prepared(insert(EVENTS), *OWN)
_ADD_TEXTS = Prepared(insert(EVENT_TEXTS), "event", "data")
_READ = select(*(EVENTS.c[name] for name in OWN), EVENT_TEXTS.c.data).select_from(
    EVENTS.outerjoin(EVENT_TEXTS, EVENT_TEXTS.c.event == EVENTS.c.id)
)
_OF_ONE = Prepared(_READ.where(EVENTS.c.message == bindparam("message_id")).order_by(EVENTS.c.seq))
_AT_ONCE = 500  # a statement takes only so many parameters


def add_event(connection: Connection, event: Event) -> None:
    """Append `event`; its personal fields stand apart, so that erasing breaks no history."""
    _ADD.run(connection, **_row(event))
    if event.what.personal:
        _ADD_TEXTS.run(connection, **_texts(event))


def add_events(connection: Connection, events: Sequence[Event]) -> None:
    """Append many events in that order."""
    for event in events:
        add_event(connection, event)


def _row(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "message": event.message,
        "kind": event.what.kind,
        "happened_at": event.happened_at,
        "recorded_at": event.recorded_at,
        "by": event.by,
        "data": to_json(event.what, without=event.what.personal),
    }


def _texts(event: Event) -> dict[str, Any]:
    return {"event": event.id, "data": only_json(event.what, event.what.personal)}


def events_of(connection: Connection, message: MessageId) -> tuple[Event, ...]:
    """The history of one message, oldest first."""
    return tuple(event_of(row) for row in _OF_ONE.rows(connection, message_id=message))


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
    open_then = select(MESSAGES.c.number, MESSAGES.c.id).where(
        MESSAGES.c.taken_at < end,
        or_(MESSAGES.c.closed_at.is_(None), MESSAGES.c.closed_at >= start),
    )
    happened = and_(EVENTS.c.happened_at >= start, EVENTS.c.happened_at < end)
    recorded = and_(EVENTS.c.recorded_at >= start, EVENTS.c.recorded_at < end)
    acted = (
        select(MESSAGES.c.number, MESSAGES.c.id)
        .join(EVENTS, EVENTS.c.message == MESSAGES.c.id)
        .where(or_(happened, recorded))
    )
    rows = connection.execute(union(open_then, acted).order_by("number"))
    return [(row.number, MessageId(row.id)) for row in rows]


def event_of(row: Sequence[Any]) -> Event:
    """The event of a row of the columns OWN and its texts."""
    id_, message, kind, happened_at, recorded_at, by, data, texts = row
    return Event(
        id=EventId(id_),
        message=MessageId(message),
        happened_at=happened_at,
        recorded_at=recorded_at,
        by=PersonId(by),
        what=from_json(KINDS[kind], data, *((texts,) if texts else ())),
    )
