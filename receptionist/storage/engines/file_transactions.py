"""Transactions in one PC's file, begun and ended by the driver on a connection that stays open.

SQLAlchemy's own way into a transaction and out of it, with its pool, takes as long as writing down
a message. What it still does is to run statements that are not prepared (`storage/prepared.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine

from receptionist.storage.engines.sentences import for_people
from receptionist.storage.engines.sqlite_file import BEGUN

T = TypeVar("T")

_KNOWN: Final = "known"


class FileTransactions:
    """The connections of a file: one is kept for the next transaction, more where they overlap."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(**{BEGUN: True})
        self._idle: list[Connection] = []

    @contextmanager
    def begin(self, *, writes: bool) -> Iterator[Connection]:
        """One transaction; on disk when this ends, and nothing of it after an error."""
        with for_people():
            connection = self._one()
            try:
                raw: Any = connection.connection.driver_connection
                raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
                known: _Known = connection.info[_KNOWN]
                known.asked = False
                changes = raw.total_changes
                yield connection
                if not connection.in_transaction():
                    raw.commit()
                else:
                    if raw.total_changes != changes:
                        known.values.clear()
                    connection.commit()
            except BaseException:
                connection.close()  # rolls back
                raise
            self._keep(connection)

    def close(self) -> None:
        """Let go of the connection that was kept."""
        while self._idle:
            self._idle.pop().close()

    def _one(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            connection = self._engine.connect()
            connection.info.setdefault(_KNOWN, _Known())
            return connection

    def _keep(self, connection: Connection) -> None:
        if self._idle:
            connection.close()
        else:
            self._idle.append(connection)


class _Known:
    """What was read on one connection, by its kind, while the file had that version."""

    def __init__(self) -> None:
        self.asked = False
        self.version = 0
        self.values: dict[Any, Any] = {}


def still_known(connection: Connection, kind: type[T]) -> T | None:
    """The value of that kind that was remembered, if nobody can have changed it; never a server's.

    SQLite says whether any other connection has saved anything (`PRAGMA data_version`). This one
    saves messages and their histories by prepared statements alone; as soon as SQLAlchemy runs one
    of its own in a transaction, which may change anything, nothing is known until it has ended.
    """
    known = _known(connection)
    return None if known is None else known.values.get(kind)


def remember(connection: Connection, value: T) -> T:
    """That value, which was read just now; known as long as nobody can have changed it."""
    if (known := _known(connection)) is not None:
        known.values[type(value)] = value
    return value


def _known(connection: Connection) -> _Known | None:
    if connection.dialect.name != "sqlite" or connection.in_transaction():
        return None
    known: _Known | None = connection.info.get(_KNOWN)
    if known is not None and not known.asked:
        cursor: Any = connection.connection.cursor()
        ((version,),) = cursor.execute("PRAGMA data_version")
        if version != known.version:
            known.version = version
            known.values.clear()
        known.asked = True
    return known
