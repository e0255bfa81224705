"""One PC's database: a SQLite file, opened so that what was saved survives a power cut."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from receptionist.domain.errors import DeskError, StorageBusy, StorageDamaged, StorageTrouble
from receptionist.files import reason
from receptionist.i18n import _
from receptionist.storage.backups.files import backups_in, folder_of
from receptionist.storage.backups.foreign_log import refuse_foreign_log
from receptionist.storage.engines.own_disk import refuse_network_share
from receptionist.storage.engines.part import not_meanwhile

_BUSY_SECONDS: Final = 5.0
BEGUN: Final = "begun"
"""The execution option of a connection whose transactions the driver itself has begun."""

_PRAGMAS: Final = {
    # WAL with NORMAL loses acknowledged messages in a power cut; FULL syncs every commit.
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": int(_BUSY_SECONDS * 1000),
}


def open_file(url: URL, *, only_grows: bool = True) -> Engine:
    """An engine on the file of this address, its folder made. Raises StorageTrouble.

    A mere copy does not only grow; nor is it missed when it is gone.
    """
    file = Path(str(url.database)).absolute()
    if only_grows:
        _must_be_a_desk_or_new(file)
    else:
        refuse_network_share(file.parent)
    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageTrouble(
            _("The folder {folder} cannot be made: {why}. Check the rights above it.").format(
                folder=folder, why=reason(error)
            )
        ) from error
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def identity(url: URL) -> tuple[int, int] | None:
    """Which file the address leads to just now; None when there is none."""
    try:
        found = os.stat(str(url.database))  # noqa: PTH116 -- asked with every message saved
    except OSError:
        return None
    return found.st_dev, found.st_ino


def sentence(error: sqlite3.Error) -> DeskError:
    """What SQLite says, as a sentence for the person in front of it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageBusy(
            _("Another program is using the messages just now. Try again in a moment.")
        )
    if code == sqlite3.SQLITE_FULL:
        return StorageTrouble(_("The disk is full: nothing was saved. Make room and try again."))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StorageDamaged(
            _("The file with the messages is damaged. Close the program and restore a backup.")
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StorageTrouble(
            _("The file with the messages cannot be opened for writing. Check its folder's rights.")
        )
    if code == sqlite3.SQLITE_IOERR:
        return StorageTrouble(
            _("The disk failed: nothing was saved. Try again, and have the disk checked.")
        )
    if code == sqlite3.SQLITE_AUTH:
        return not_meanwhile()
    return StorageTrouble(_("The database refused: {why}.").format(why=error))


def _must_be_a_desk_or_new(file: Path) -> None:
    """A file that is gone or empty though there are backups of it is no new desk."""
    refuse_network_share(file.parent)
    if (not file.exists() or file.stat().st_size == 0) and backups_in(folder_of(file), file):
        raise StorageDamaged(
            _(
                "The file with the messages, {file}, is gone or empty. "
                "Restore a backup, or move its backups away to begin anew."
            ).format(file=file)
        )
    refuse_foreign_log(file)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by us, in `_begin`
    for pragma, wanted in _PRAGMAS.items():
        connection.execute(f"PRAGMA {pragma} = {wanted}")
        (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found != wanted:
            raise StorageTrouble(
                _(
                    "This disk cannot keep messages safely ({what}). "
                    "Choose a folder on this PC's own disk."
                ).format(what=f"{pragma}={found}")
            )


def _begin(connection: Connection) -> None:
    """By the driver itself: SQLAlchemy takes five times as long to say so short a word."""
    options = connection.get_execution_options()
    if not options.get(BEGUN):
        raw: Any = connection.connection.driver_connection
        raw.execute("BEGIN IMMEDIATE" if options.get("writes", True) else "BEGIN")
