"""Copies a database whole while people work with it, and checks what holds together."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from receptionist.domain.errors import StorageTrouble
from receptionist.i18n import _
from receptionist.storage.database import Database, for_people, forget_quietly


def copy_database(database: Database, to: Path) -> int:
    """A consistent copy at `to`, opened and counted before it takes that name; its messages.

    An older file there stays until the new one is good. Raises StorageTrouble.
    """
    to = to.resolve()
    if to.exists() and to.samefile(database.name):
        raise StorageTrouble(_("A backup cannot take the place of the messages themselves."))
    partial = to.with_name(f".{to.name}.partial")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with for_people():
            forget_quietly(partial)
            with database.read() as session, closing(sqlite3.connect(partial)) as copy:
                source: Any = session.connection.driver_connection
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            count = _read_through(partial)
        with partial.open("r+b") as written:  # Windows syncs only what may be written
            os.fsync(written.fileno())
        partial.replace(to)
    except OSError as error:
        raise StorageTrouble(
            _("The backup could not be written: {why}.").format(why=error.strerror or error)
        ) from error
    finally:
        forget_quietly(partial)
    return count


def integrity(session: Connection) -> list[str]:
    """What the database itself finds wrong with its file; nothing when all is well."""
    found = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check"))]
    found += [str(tuple(row)) for row in session.execute(text("PRAGMA foreign_key_check"))]
    return [each for each in found if each != "ok"]


def _read_through(file: Path) -> int:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as copy:
        (answer,) = copy.execute("PRAGMA integrity_check").fetchone()
        if answer != "ok":
            raise StorageTrouble(_("The backup cannot be read back: {why}.").format(why=answer))
        (count,) = copy.execute("SELECT count(*) FROM messages").fetchone()
        return int(count)
