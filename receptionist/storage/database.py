"""Opens a database from one address; a session is one transaction, of one use case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from re import sub
from time import monotonic
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from receptionist.domain.errors import StorageBusy, StorageGone, StorageTrouble
from receptionist.i18n import _
from receptionist.storage.engines import several_hosts
from receptionist.storage.engines.file_transactions import FileTransactions
from receptionist.storage.engines.postgresql import open_server, prepare_to_begin
from receptionist.storage.engines.sentences import for_people
from receptionist.storage.engines.sqlite_file import identity, open_file
from receptionist.storage.engines.watchdog import Watchdog
from receptionist.storage.schema import bring_up_to_date

Session: TypeAlias = Connection
"""One transaction; what the services hand to the other modules of this folder."""

_ANSWER_SECONDS: Final = 10.0
_TRUSTED_SECONDS: Final = 1.0
_LONG_SECONDS: Final = 120.0
_PATIENT_SECONDS: Final = 4 * 3600.0
_PATIENTLY: Final = ("statement_timeout", "idle_in_transaction_session_timeout")


class Database:
    """One database, opened and of the right version. Use it from one thread at a time.

    A `part` is what one PC knows of an office whose server is away.
    """

    part = False

    def __init__(self, engine: Engine, watchdog: Watchdog | None = None) -> None:
        self._engine = engine
        self.in_file = _is_sqlite(engine.url)
        self._in_file = FileTransactions(engine) if self.in_file else None
        self._file = identity(engine.url) if self.in_file else None
        self._watchdog = watchdog or Watchdog()
        self._heard_at = 0.0
        self.saved = 0
        self.own_sessions: set[int] = set()
        if not self.in_file:
            event.listen(engine, "connect", self._remember_session)

    @property
    def name(self) -> str:
        """Where it is, for people; never with a password."""
        url = self._engine.url
        return str(url.database) if self.in_file else url.render_as_string(hide_password=True)

    @contextmanager
    def begin(self, *, patient: bool = False) -> Iterator[Session]:
        """A transaction that writes: all of it is on disk afterwards, or nothing.

        `patient` is for what takes hours where there is much: nobody waits for it at a window.
        Raises StorageBusy, StorageAway, StorageTrouble.
        """
        seconds = _PATIENT_SECONDS if patient else _ANSWER_SECONDS
        with self._transaction(writes=True, seconds=seconds) as connection:
            yield connection
            self._must_be_there()
        self.saved += 1

    @contextmanager
    def read(self, *, long: bool = False, patient: bool = False) -> Iterator[Session]:
        """A transaction that only reads, and sees one moment of the database.

        `long` is for what goes through everything and somebody waits for: two minutes of a server.
        """
        seconds = _LONG_SECONDS if long else _ANSWER_SECONDS
        seconds = _PATIENT_SECONDS if patient else seconds
        with self._transaction(writes=False, seconds=seconds) as connection:
            yield connection

    def _transaction(self, *, writes: bool, seconds: float) -> AbstractContextManager[Session]:
        if self._in_file is not None:
            return self._in_file.begin(writes=writes)
        return self._on_server(writes=writes, seconds=seconds)

    @contextmanager
    def _on_server(self, *, writes: bool, seconds: float) -> Iterator[Session]:
        with for_people(), self._connected(seconds) as connection:
            prepare_to_begin(_raw(connection), writes=writes)
            with connection.begin():
                for limit in _PATIENTLY if seconds > _ANSWER_SECONDS else ():
                    # What is cut here the server gives up too, at the same time.
                    connection.exec_driver_sql(f"SET LOCAL {limit} = '{seconds:.0f}s'")
                yield connection

    @contextmanager
    def _connected(self, seconds: float) -> Iterator[Connection]:
        """A connection that answers; for so long and no longer."""
        connection = self._engine.connect()
        try:
            connection = self._answering(connection)
            with self._watchdog.guard(_raw(connection).fileno(), seconds=seconds):
                yield connection
            self._heard_at = monotonic()
        finally:
            connection.close()

    def _answering(self, connection: Connection) -> Connection:
        """This connection, or a new one when the server was started anew meanwhile."""
        if monotonic() - self._heard_at < _TRUSTED_SECONDS:
            return connection
        try:
            with self._watchdog.guard(_raw(connection).fileno(), seconds=_ANSWER_SECONDS):
                # One trip, and no ROLLBACK, at which psycopg forgets what the server has prepared.
                _raw(connection).autocommit = True
                connection.exec_driver_sql("SELECT 1")
                connection.rollback()
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            connection.close()
            return connection.engine.connect()
        return connection

    def listen(self, channel: str) -> Any:
        """One more connection to the office's server, that hears of changes; to be closed.

        It is psycopg's own. Raises psycopg's errors too.
        """
        with for_people():
            pooled = self._engine.raw_connection()
        raw: Any = pooled.driver_connection
        pooled.detach()
        try:
            raw.autocommit = True
            with self._watchdog.guard(raw.fileno(), seconds=_ANSWER_SECONDS):
                raw.execute(f"LISTEN {channel}")
        except BaseException:
            raw.close()
            raise
        return raw

    def _remember_session(self, raw: Any, _record: Any) -> None:
        """The server names each connection; what ours change is no news to us."""
        self.own_sessions.add(raw.info.backend_pid)

    def _must_be_there(self) -> None:
        """SQLite goes on writing into a file that was deleted or replaced, and all is lost."""
        if self.in_file and identity(self._engine.url) != self._file:
            raise StorageGone(
                _(
                    "The file with the messages was deleted, moved or replaced: nothing was saved. "
                    "Put {file} back, then start the program again."
                ).format(file=self.name)
            )

    def sweep(self) -> None:
        """Leave nothing of what was erased between the rows of a small file.

        A large one would hold everybody up: there what is freed is written over (erasing/words.py),
        and the rest goes with time.
        """
        if not self.in_file:
            return
        from receptionist.storage.erasing.words import is_small, sweep

        # Another program that reads just now only puts it off.
        with suppress(StorageBusy), for_people(), self._engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            if is_small(raw):
                sweep(raw)

    @property
    def file(self) -> Path:
        """The file of a desk on one PC."""
        return Path(str(self._engine.url.database)).absolute()

    def rest(self) -> None:
        """Hold no connection of a server's while nothing is asked; the next question makes one."""
        if not self.in_file:
            self._engine.dispose()

    def close(self) -> None:
        """Let go of all connections."""
        if self._in_file is not None:
            self._in_file.close()
        self._engine.dispose()
        self._watchdog.close()


def open_database(address: str, *, password: str | None = None) -> Database:
    """The database at a SQLAlchemy address, made or brought up to date where needed.

    `password` is the login's, where the address has none. Raises StorageTrouble with a sentence
    that says what to do.
    """
    url = _url(address)
    if password is not None and url.password is None:
        url = url.set(password=password)
    engine, watchdog = _engine(url), Watchdog()
    if not _is_sqlite(engine.url):
        _answer_in_time(engine, watchdog)
    try:
        with for_people():
            bring_up_to_date(engine, patiently=watchdog.let_be)
    except BaseException:
        engine.dispose()
        watchdog.close()
        raise
    watchdog.let_be()
    return Database(engine, watchdog)


def _answer_in_time(engine: Engine, watchdog: Watchdog) -> None:
    """A server may go silent between taking a connection and the first answer on it."""

    def connect(dialect: Any, _record: Any, arguments: Any, named: Any) -> Any:
        raw = several_hosts.connect(dialect, arguments, named)
        watchdog.watch(raw.fileno(), seconds=_ANSWER_SECONDS)
        return raw

    event.listen(engine, "do_connect", connect)


def is_file(address: str) -> bool:
    """Whether it is the address of one PC's file. Raises StorageTrouble for none at all."""
    return _is_sqlite(_url(address))


def server_engine(address: str, *, password: str | None = None) -> Engine:
    """An engine on the office's server at that address. Raises StorageTrouble for a file's."""
    url = _url(address)
    if password is not None and url.password is None:
        url = url.set(password=password)
    if _is_sqlite(url):
        raise StorageTrouble(
            _("An office is shared on a PostgreSQL server: postgresql://name@server/database")
        )
    return open_server(url)


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


def refuse_password(address: str) -> None:
    """An address that is written down anywhere holds no password. Raises StorageTrouble."""
    url = _url(address)
    if url.password is not None or "password" in url.query:
        raise StorageTrouble(
            _(
                "A password does not belong in the address: others can read it there. "
                "Let this PC keep it: receptionist-cli password. Or put it into the file that "
                "PGPASSFILE names, or the whole address into RECEPTIONIST_DATABASE."
            )
        )


def is_on_server(address: str) -> bool:
    """Whether the address leads to an office's server. Raises StorageTrouble for none at all."""
    return not _is_sqlite(_url(address))


def address_without_secrets(address: str) -> str:
    """Where it leads, by which an office is known on this PC."""
    url = _url(address)
    hosts = url.query.get("host", ())
    named = (hosts,) if isinstance(hosts, str) else hosts
    return " ".join(
        (url.username or "", f"{url.host or ''}:{url.port or ''}", *named, str(url.database))
    )


def _for_people(address: str) -> str:
    """What was given for an address, without what may be a password in it."""
    return sub(r":[^:@]*@", ":…@", address)[:80]


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StorageTrouble(
            _("“{address}” is no database address.").format(address=_for_people(address))
        ) from error
    usable = url.database and url.database != ":memory:" if _is_sqlite(url) else _is_office(url)
    if not usable:
        raise StorageTrouble(
            _(
                "The desk's messages are kept in a SQLite file (sqlite:///folder/file.sqlite3) "
                "or on the office's server (postgresql://name@server/database)."
            )
        )
    return url


def _engine(url: URL) -> Engine:
    return open_file(url) if _is_sqlite(url) else open_server(url)


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _is_office(url: URL) -> bool:
    return url.get_backend_name() == "postgresql" and bool(url.database)


def _raw(connection: Connection) -> Any:
    return connection.connection.driver_connection
