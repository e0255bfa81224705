"""Opens a database from one address; a session is one transaction, of one use case."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from receptionist.domain.errors import DeskError, StorageBusy, StorageDamaged, StorageTrouble
from receptionist.i18n import _
from receptionist.storage.backups.files import backups_in, folder_of
from receptionist.storage.own_disk import refuse_network_share
from receptionist.storage.schema import bring_up_to_date

Session: TypeAlias = Connection
"""One transaction; what the services hand to the other modules of this folder."""

_BUSY_SECONDS: Final = 5.0
_PRAGMAS: Final = {
    # WAL with NORMAL loses acknowledged messages in a power cut; FULL syncs every commit.
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": int(_BUSY_SECONDS * 1000),
}


class Database:
    """One database, opened and of the right version. Use it from one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._file = _identity(engine.url)

    @property
    def name(self) -> str:
        """Where it is, for people; never with a password."""
        url = self._engine.url
        return str(url.database) if _is_sqlite(url) else url.render_as_string(hide_password=True)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction that writes: all of it is on disk afterwards, or nothing.

        Raises StorageBusy, StorageTrouble.
        """
        with for_people(), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection
                self._must_be_there()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads, and sees one moment of the database."""
        with for_people(), self._engine.connect() as connection:
            connection = connection.execution_options(writes=False)
            with connection.begin():
                yield connection

    def _must_be_there(self) -> None:
        """SQLite goes on writing into a file that was deleted or replaced, and all is lost."""
        if _identity(self._engine.url) != self._file:
            raise StorageTrouble(
                _(
                    "The file with the messages was deleted, moved or replaced: nothing was saved. "
                    "Put {file} back, then start the program again."
                ).format(file=self.name)
            )

    @property
    def file(self) -> Path:
        """The file of a desk on one PC."""
        return Path(str(self._engine.url.database)).absolute()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def open_database(address: str) -> Database:
    """The database at a SQLAlchemy address, made or brought up to date where needed.

    Raises StorageTrouble with a sentence that says what to do.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StorageTrouble(
            _("“{address}” is no database address.").format(address=address[:80])
        ) from error
    if not _is_sqlite(url) or not url.database or url.database == ":memory:":
        raise StorageTrouble(
            _("The desk's messages are kept in a SQLite file: sqlite:///folder/file.sqlite3")
        )
    _must_be_a_desk_or_new(Path(url.database).absolute())
    engine = _open_file(url)
    try:
        with for_people():
            bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine)


def database_path(address: str) -> Path:
    """The file of a SQLite address. Raises StorageTrouble for another address."""
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or not _is_sqlite(url) or not url.database:
        raise StorageTrouble(
            _("The desk's messages are kept in a SQLite file: sqlite:///folder/file.sqlite3")
        )
    return Path(url.database).absolute()


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


def _identity(url: URL) -> tuple[int, int] | None:
    """Which file the address leads to just now; None when there is none."""
    try:
        found = Path(str(url.database)).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _open_file(url: URL) -> Engine:
    folder = Path(str(url.database)).absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageTrouble(
            _("The folder {folder} cannot be made: {why}.").format(
                folder=folder, why=error.strerror
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


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by us, in `_begin`
    for pragma, wanted in _PRAGMAS.items():
        connection.execute(f"PRAGMA {pragma} = {wanted}")
        (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found != wanted:
            raise StorageTrouble(
                _(
                    "This disk cannot keep messages safely ({what}). "
                    "Choose a folder on this computer's own disk."
                ).format(what=f"{pragma}={found}")
            )


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def for_people() -> Iterator[None]:
    """What the database says, as a sentence for the person in front of it."""
    try:
        yield
    except DBAPIError as error:
        raise _sentence(error.orig) from error
    except sqlite3.Error as error:
        raise _sentence(error) from error


def _sentence(error: BaseException | None) -> DeskError:
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
    return StorageTrouble(_("The database refused: {why}.").format(why=error))
