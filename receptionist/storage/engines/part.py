"""A file that holds only part of an office: what cannot be read from it, nor written into it."""

from __future__ import annotations

import sqlite3
from typing import Final

from sqlalchemy import Connection

from receptionist.domain.errors import StorageAway
from receptionist.i18n import _

PART: Final = "part"
"""The execution option of a connection to such a file."""

_WRITES: Final = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_MESSAGES: Final = ("message", "event", "shown", "sqlite_")


def not_meanwhile() -> StorageAway:
    """The sentence for what has to wait until the office's server answers again."""
    return StorageAway(
        _("That needs the office's server, which does not answer just now. Try again later.")
    )


def refuse_part(connection: Connection) -> None:
    """Raise StorageAway where only part of the messages is: figures of a part would be wrong."""
    if connection.get_execution_options().get(PART):
        raise not_meanwhile()


def only_messages(action: int, table: str | None, *_more: object) -> int:
    """SQLite's authorizer of such a file: messages and reminders are written, nothing else is."""
    if action in _WRITES and not str(table).startswith(_MESSAGES):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
