"""The present state of messages: one row each, written together with the event that made it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import MESSAGES
from receptionist.storage.values import from_json, to_json

_NO_NUMBER = 2**63  # no database counts so far, and none can be asked for it
_OWN_COLUMNS = frozenset({"number", "version"})
_STATE = frozenset(column.name for column in MESSAGES.columns) - {"number", "id"}
_READ = select(MESSAGES.c.number, MESSAGES.c.version, MESSAGES.c.state)
_OPEN = MESSAGES.c.closed_at.is_(None)
_BY_NUMBER = Prepared(_READ.where(MESSAGES.c.number == bindparam("wanted")))
_BY_ID = Prepared(_READ.where(MESSAGES.c.id == bindparam("wanted")))
_ADD = Prepared(insert(MESSAGES), "id", *_STATE)
_UPDATE = Prepared(
    update(MESSAGES).where(
        MESSAGES.c.id == bindparam("message_id"), MESSAGES.c.version == bindparam("old_version")
    ),
    *_STATE,
)
_TO_LOOK_AT = Prepared(
    _READ.where(_OPEN, MESSAGES.c.remind_at <= bindparam("now")).order_by(MESSAGES.c.remind_at)
)
_LOOK_AGAIN = Prepared(
    update(MESSAGES).where(MESSAGES.c.id == bindparam("message_id")), "remind_at"
)
_NEXT_LOOK = Prepared(select(func.min(MESSAGES.c.remind_at)).where(_OPEN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which messages a tray holds: with `of`, what is these people's or offered to them.

    `departments` and `unassigned` add what nobody has taken yet; `limit` 0 is all, from the
    `start`-th on.
    """

    open: bool | None = None
    of: frozenset[PersonId] | None = None
    departments: frozenset[PersonId] = frozenset()
    unassigned: bool = False
    due_before: datetime | None = None
    due_from: datetime | None = None
    closed_from: datetime | None = None
    limit: int = 0
    start: int = 0
    by_due: bool = True


def add_message(connection: Connection, message: Message, *, remind_at: datetime | None) -> int:
    """Store a new message; the number the database gave it."""
    done = _ADD.run(connection, id=message.id, **_row(message, remind_at))
    return int(done.lastrowid)


def update_message(
    connection: Connection, message: Message, *, old_version: int, remind_at: datetime | None
) -> bool:
    """Write the new state over version `old_version`; False when that is not there any more."""
    row = _row(message, remind_at)
    done = _UPDATE.run(connection, message_id=message.id, old_version=old_version, **row)
    return bool(done.rowcount)


def message_by_number(connection: Connection, number: int) -> Message | None:
    """The message of that number."""
    if not 0 < number < _NO_NUMBER:
        return None
    return next(map(_message, _BY_NUMBER.rows(connection, wanted=number)), None)


def message_by_id(connection: Connection, id_: MessageId) -> Message | None:
    """The message of that id."""
    return next(map(_message, _BY_ID.rows(connection, wanted=id_)), None)


def messages_by_number(connection: Connection, numbers: Sequence[int]) -> list[Message]:
    """These messages, newest first."""
    rows = connection.execute(
        _READ.where(MESSAGES.c.number.in_(numbers)).order_by(MESSAGES.c.number.desc())
    )
    return [_message(row) for row in rows]


def find_messages(connection: Connection, which: Which) -> list[Message]:
    """The messages of a tray: by due time, those without one last; closed ones newest first."""
    query = _READ.where(*_conditions(which))
    if which.by_due:
        query = query.order_by(MESSAGES.c.due_at.is_(None), MESSAGES.c.due_at, MESSAGES.c.number)
    elif which.open is False:
        query = query.order_by(MESSAGES.c.closed_at.desc(), MESSAGES.c.number.desc())
    else:
        query = query.order_by(MESSAGES.c.number.desc())
    if which.limit:
        query = query.limit(min(which.limit, _NO_NUMBER - 1)).offset(which.start)
    return [_message(row) for row in connection.execute(query)]


def count_messages(connection: Connection, which: Which) -> int:
    """How many messages a tray holds."""
    query = select(func.count()).select_from(MESSAGES).where(*_conditions(which))
    return int(connection.execute(query).scalar_one())


def to_look_at(connection: Connection, now: datetime) -> list[Message]:
    """The open messages of which a reminder may have become due."""
    return [_message(row) for row in _TO_LOOK_AT.rows(connection, now=now)]


def look_again(connection: Connection, when: Iterable[tuple[Message, datetime | None]]) -> None:
    """When to look at these messages again."""
    for message, at in when:
        _LOOK_AGAIN.run(connection, message_id=message.id, remind_at=at)


def look_at_all(connection: Connection, now: datetime) -> None:
    """Hours or people changed: every open message has to be looked at again."""
    connection.execute(update(MESSAGES).where(_OPEN).values(remind_at=now))


def next_look(connection: Connection) -> datetime | None:
    """When the first open message has to be looked at."""
    ((first,),) = _NEXT_LOOK.rows(connection)
    return cast("datetime | None", first)


def messages_from(connection: Connection, number: int, *, limit: int) -> list[Message]:
    """The next `limit` messages from that number on, oldest first."""
    query = _READ.where(MESSAGES.c.number >= number).order_by(MESSAGES.c.number).limit(limit)
    return [_message(row) for row in connection.execute(query)]


def add_messages(connection: Connection, messages: Sequence[Message]) -> None:
    """Store many messages that have their numbers already; to be looked at when they are due."""
    rows = [
        _row(each, each.taken_at if each.open else None) | {"id": each.id, "number": each.number}
        for each in messages
    ]
    connection.execute(insert(MESSAGES), rows)


def _conditions(which: Which) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if which.open is not None:
        found += [_OPEN] if which.open else [MESSAGES.c.closed_at.is_not(None)]
    if which.of is not None:
        found.append(_belongs(which))
    elif which.unassigned:
        found.append(and_(MESSAGES.c.assignee.is_(None), MESSAGES.c.department.is_(None)))
    if which.due_before:
        found.append(MESSAGES.c.due_at < which.due_before)
    if which.due_from:
        found.append(MESSAGES.c.due_at >= which.due_from)
    if which.closed_from:
        found.append(MESSAGES.c.closed_at >= which.closed_from)
    return found


def _belongs(which: Which) -> ColumnElement[bool]:
    people = list(which.of or ())
    ways: list[ColumnElement[bool]] = [
        MESSAGES.c.assignee.in_(people),
        MESSAGES.c.offered_to.in_(people),
    ]
    nobodys = MESSAGES.c.assignee.is_(None)
    if which.departments:
        ways.append(and_(nobodys, MESSAGES.c.department.in_(list(which.departments))))
    if which.unassigned:
        ways.append(and_(nobodys, MESSAGES.c.department.is_(None)))
    return or_(*ways)


def _row(message: Message, remind_at: datetime | None) -> dict[str, Any]:
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
        "state": to_json(message, without=_OWN_COLUMNS),
    }


def _message(row: Sequence[Any]) -> Message:
    number, version, state = row
    return from_json(Message, state, number=number, version=version)
