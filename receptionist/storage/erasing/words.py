"""Takes somebody's words out of the database; the log says of what, when and by whom, no more."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, text, update

from receptionist.domain.ids import MessageId, PersonId
from receptionist.storage.contacts.rows import contacts_by_id, forget_contact, forget_words_of
from receptionist.storage.tables import ERASURES, EVENT_TEXTS, EVENTS, MESSAGES

_ON_SERVER: Final = text(
    "SELECT receptionist_erase("
    ":id, :at, :by, CAST(:message AS uuid), CAST(:contact AS uuid), :files)"
)
_SMALL: Final = 300 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """One line of the log: a message or a contact, by their ids alone; `files` held long texts."""

    id: UUID
    at: datetime
    by: PersonId
    message: MessageId | None = None
    contact: PersonId | None = None
    files: tuple[str, ...] = ()


def write_erasure(connection: Connection, erasure: Erasure) -> None:
    """Log it, and take the words out. What a message is without them has to be written after."""
    values = {
        "id": erasure.id,
        "at": erasure.at,
        "by": erasure.by,
        "message": erasure.message,
        "contact": erasure.contact,
        "files": " ".join(erasure.files),
    }
    gone = contacts_by_id(connection, [erasure.contact]) if erasure.contact else []
    if connection.dialect.name == "postgresql":
        connection.execute(_ON_SERVER, values)
        for each in gone:
            forget_words_of(connection, each)
        return
    # What is freed is written over; else it stays in the file until its place is needed.
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.execute(insert(ERASURES), values)
    if erasure.message:
        of_message = select(EVENTS.c.id).where(EVENTS.c.message == erasure.message)
        connection.execute(delete(EVENT_TEXTS).where(EVENT_TEXTS.c.event.in_(of_message)))
        connection.execute(
            update(MESSAGES)
            .where(MESSAGES.c.id == erasure.message)
            .values(contact=None, to_remember=False)
        )
    for each in gone:
        forget_contact(connection, each)


def erasures(connection: Connection) -> tuple[Erasure, ...]:
    """The whole log, oldest first."""
    rows = connection.execute(select(ERASURES).order_by(ERASURES.c.at, ERASURES.c.id))
    return tuple(
        Erasure(
            id=row.id,
            at=row.at,
            by=PersonId(row.by),
            message=row.message and MessageId(row.message),
            contact=row.contact and PersonId(row.contact),
            files=tuple(row.files.split()),
        )
        for row in rows
    )


def numbers_of_contact(connection: Connection, contact: PersonId) -> list[int]:
    """The messages that are this contact's, for certain."""
    query = select(MESSAGES.c.number).where(MESSAGES.c.contact == contact)
    return [row.number for row in connection.execute(query.order_by(MESSAGES.c.number))]


def texts_holding(connection: Connection, name: str) -> bool:
    """Whether any text still names this file of a long one."""
    query = select(EVENT_TEXTS.c.event).where(EVENT_TEXTS.c.data.contains(name)).limit(1)
    return connection.execute(query).first() is not None


def is_small(raw: sqlite3.Connection) -> bool:
    """Whether its file may be written anew while somebody waits."""
    (pages,), (size,) = (
        raw.execute(f"PRAGMA page_{each}").fetchone() for each in ("count", "size")
    )
    return bool(pages * size < _SMALL)


def sweep(raw: sqlite3.Connection) -> None:
    """Write a file anew, so that nothing erased is left between its rows."""
    for table in ("message_search", "contact_search", "contact_search_digits"):
        raw.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 -- ours
    raw.execute("VACUUM")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
