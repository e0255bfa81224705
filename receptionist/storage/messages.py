"""The present state of messages: one row each, written together with the event that made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import (
    Connection,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)

from receptionist.domain.ids import MessageId
from receptionist.domain.message import Message, as_number
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import MESSAGES
from receptionist.storage.values import from_json, to_json

_NO_NUMBER = 2**63  # no database counts so far, and none can be asked for it
_OWN_COLUMNS = frozenset({"number", "version"})
_NOT_ITS_STATE = frozenset({"number", "id", "contact", "to_remember", "chain"})
_STATE = frozenset(column.name for column in MESSAGES.columns) - _NOT_ITS_STATE
READ = select(MESSAGES.c.number, MESSAGES.c.version, MESSAGES.c.state)
OPEN = MESSAGES.c.closed_at.is_(None)
_BY_NUMBER = Prepared(READ.where(MESSAGES.c.number == bindparam("wanted")))
_BY_ID = Prepared(READ.where(MESSAGES.c.id == bindparam("wanted")))
# On a server a message in hand is held until the transaction ends: whoever comes second waits, and
# then reads what the first one made of it. A SQLite file has one writer at a time anyhow.
_HOLD_BY_NUMBER = Prepared(
    READ.where(MESSAGES.c.number == bindparam("wanted")).with_for_update(key_share=True)
)
_HOLD_BY_ID = Prepared(
    READ.where(MESSAGES.c.id == bindparam("wanted")).with_for_update(key_share=True)
)
_ADD = Prepared(insert(MESSAGES).returning(MESSAGES.c.number), "id", *_STATE)
_ADD_IN_FILE = Prepared(insert(MESSAGES).returning(MESSAGES.c.number), "id", "chain", *_STATE)
_UPDATE = Prepared(
    update(MESSAGES).where(
        MESSAGES.c.id == bindparam("message_id"), MESSAGES.c.version == bindparam("old_version")
    ),
    *_STATE,
)
_TO_LOOK_AT = Prepared(
    READ.where(OPEN, MESSAGES.c.remind_at <= bindparam("now")).order_by(MESSAGES.c.remind_at)
)
_HOLD_TO_LOOK_AT = Prepared(
    READ.add_columns(MESSAGES.c.remind_at)
    .where(OPEN, MESSAGES.c.remind_at <= bindparam("now"))
    .order_by(MESSAGES.c.number)  # whoever holds several does so in this order
    .with_for_update(key_share=True)
)
_LOOK_AGAIN = Prepared(
    update(MESSAGES).where(MESSAGES.c.id == bindparam("message_id")), "remind_at"
)
_COUNT_ON = text(
    "SELECT setval(pg_get_serial_sequence('messages', 'number'), max(number)) FROM messages"
)
_LOOK_AT_ALL = text("SELECT receptionist_look_at_all(CAST(:now AS timestamptz))")
_NEXT_LOOK = Prepared(select(func.min(MESSAGES.c.remind_at)).where(OPEN))


def add_message(
    connection: Connection, message: Message, *, remind_at: datetime | None, chain: bytes | None
) -> Any:
    """Store a new message; `number_given` reads the number that the database gives it.

    `chain` is the digest of its first event; None where a server writes that down by itself.
    """
    row = row_of(message, remind_at) | {"id": message.id}
    if chain is None:
        return _ADD.run(connection, **row)
    return _ADD_IN_FILE.run(connection, chain=chain, **row)


def number_given(added: Any) -> int:
    """The number of the message that was added."""
    ((number,),) = added.fetchall()
    return as_number(number)


def update_message(
    connection: Connection, message: Message, *, old_version: int, remind_at: datetime | None
) -> bool:
    """Write the new state over version `old_version`; False when that is not there any more."""
    row = row_of(message, remind_at)
    done = _UPDATE.run(connection, message_id=message.id, old_version=old_version, **row)
    return bool(done.rowcount)


def message_by_number(connection: Connection, number: int) -> Message | None:
    """The message of that number."""
    if not 0 < number < _NO_NUMBER:
        return None
    return next(map(message_of, _BY_NUMBER.rows(connection, wanted=number)), None)


def message_by_id(connection: Connection, id_: MessageId) -> Message | None:
    """The message of that id."""
    return message_asked_for(ask_message(connection, id_))


def ask_message(connection: Connection, id_: MessageId) -> Any:
    """Ask for the message of that id; `message_asked_for` reads the answer."""
    return _BY_ID.run(connection, wanted=id_)


def message_asked_for(asked: Iterable[Sequence[Any]]) -> Message | None:
    """The message that was asked for, if there is any."""
    return next(map(message_of, asked), None)


def hold_message(connection: Connection, which: int | MessageId) -> Message | None:
    """The message of that number or id as it is now; nobody else changes it meanwhile.

    Whoever holds several takes the lower number first.
    """
    return message_asked_for(ask_to_hold(connection, which))


def ask_to_hold(connection: Connection, which: int | MessageId) -> Any:
    """Ask for that message, to hold it; `message_asked_for` reads the answer."""
    if not isinstance(which, int):
        return _HOLD_BY_ID.run(connection, wanted=which)
    return _HOLD_BY_NUMBER.run(connection, wanted=which) if 0 < which < _NO_NUMBER else ()


def messages_by_number(
    connection: Connection, numbers: Sequence[int], *, once: bool = False
) -> list[Message]:
    """These messages, newest first; `once` where nobody asks for them again: none is kept."""
    rows = connection.execute(
        READ.where(MESSAGES.c.number.in_(numbers)).order_by(MESSAGES.c.number.desc())
    )
    made = _made.__wrapped__ if once else _made
    return [made(*row) for row in rows]


def to_look_at(connection: Connection, now: datetime) -> list[Message]:
    """The open messages of which a reminder may have become due."""
    return [message_of(row) for row in _TO_LOOK_AT.rows(connection, now=now)]


def hold_to_look_at(connection: Connection, now: datetime) -> list[Message]:
    """The same, and nobody else looks at them or changes them before this transaction ends."""
    if connection.dialect.name == "sqlite":
        return to_look_at(connection, now)
    rows = _HOLD_TO_LOOK_AT.rows(connection, now=now)
    return [message_of(row[:3]) for row in sorted(rows, key=itemgetter(3))]


def look_again(connection: Connection, when: Mapping[MessageId, datetime | None]) -> None:
    """When to look at these messages again."""
    rows = [{"message_id": message, "remind_at": at} for message, at in when.items()]
    _LOOK_AGAIN.run_all(connection, rows)


def look_at_all(connection: Connection, now: datetime) -> None:
    """Hours or people changed: every open message has to be looked at again."""
    if connection.dialect.name == "postgresql":
        # Also those that this login does not see: hours and people are everybody's.
        connection.execute(_LOOK_AT_ALL, {"now": now})
        return
    connection.execute(update(MESSAGES).where(OPEN).values(remind_at=now))


def next_look(connection: Connection) -> datetime | None:
    """When the first open message has to be looked at."""
    ((first,),) = _NEXT_LOOK.rows(connection)
    return cast("datetime | None", first)


def add_messages(connection: Connection, messages: Sequence[Message]) -> None:
    """Store many messages that have their numbers already; to be looked at when they are due."""
    rows = [
        row_of(each, each.taken_at if each.open else None) | {"id": each.id, "number": each.number}
        for each in messages
    ]
    connection.execute(insert(MESSAGES), rows)
    if connection.dialect.name == "postgresql":
        # Numbers that were given by hand leave the server's own count behind.
        connection.execute(_COUNT_ON)


def row_of(message: Message, remind_at: datetime | None) -> dict[str, Any]:
    """What is stored of a message, column by column."""
    return columns_of(message, remind_at) | {"state": to_json(message, without=_OWN_COLUMNS)}


def columns_of(message: Message, remind_at: datetime | None) -> dict[str, Any]:
    """The same without the text of its whole state."""
    answered = message.promise.answered
    return {
        "version": message.version,
        "taken_at": message.taken_at,
        "taken_by": message.taken_by,
        "assignee": message.assignee,
        "department": message.department,
        "offered_to": message.offer.to if message.offer else None,
        "due_at": None if answered else message.promise.due_at,
        "remind_at": remind_at,
        "closed_at": message.closing.at if message.closing else None,
    }


def message_of(row: Sequence[Any]) -> Message:
    """The message of a row that `READ` finds."""
    return _made(*row)


@lru_cache(maxsize=1000)
def _made(number: int, version: int, state: str) -> Message:
    """Made once for each state: the lists and the reminders read the same ones again and again."""
    return from_json(Message, state, number=as_number(number), version=version)
