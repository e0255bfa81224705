"""An office's database: an existing PostgreSQL server (14 or newer), reached by one address.

A server that answers no more must not hold anybody up: `watchdog.py`, beside this, cuts the
connection at a deadline, since neither `statement_timeout` nor keepalives help against a server
that takes packets and says nothing.
"""

from __future__ import annotations

import logging
from ipaddress import ip_address
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from receptionist.domain.errors import (
    DeskError,
    StorageAway,
    StorageBusy,
    StorageTakesNothing,
    StorageTrouble,
)
from receptionist.i18n import _

_CONNECT_SECONDS: Final = 3
_LOCK_MS: Final = 5_000
_STATEMENT_MS: Final = 30_000
_READ_COMMITTED: Final = 2  # psycopg.IsolationLevel
_REPEATABLE_READ: Final = 3
_AWAY: Final = frozenset({"57P01", "57P02", "57P03", "57P05", "25P03", "08000", "08003", "08006"})
_TAKES_NOTHING: Final = frozenset({"25006", "53100", "53200", "53300", "58030"})
_BUSY: Final = frozenset({"55P03", "57014", "40001", "40P01"})


def open_server(url: URL) -> Engine:
    """An engine on the office's server; it connects when first used. Raises StorageTrouble."""
    try:
        import psycopg  # noqa: F401 -- costs 100 ms, and only an office needs it
    except ImportError as error:
        raise StorageTrouble(
            _("The part that speaks with PostgreSQL is missing: install “receptionist[office]”.")
        ) from error
    # It warns of what it ignores while a broken connection ends; the error itself comes out.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    query = dict(url.query)
    query.setdefault("target_session_attrs", "read-write")
    if "sslmode" not in query and not is_local(url):
        query |= {"sslmode": "verify-full"}
        query.setdefault("sslrootcert", "system")
    engine = create_engine(
        url.set(drivername="postgresql+psycopg", query=query),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=1,
        use_native_hstore=False,  # else every new connection asks for a type that nobody here uses
        connect_args={
            "application_name": "receptionist",
            "connect_timeout": _CONNECT_SECONDS,
            "options": f"-c lock_timeout={_LOCK_MS} -c statement_timeout={_STATEMENT_MS} "
            "-c idle_in_transaction_session_timeout=60000",
        },
    )
    event.listen(engine, "connect", _mind_a_pooler)
    return engine


def _mind_a_pooler(raw: Any, _record: Any) -> None:
    """A pooler that keeps our options to itself may give each transaction to another session.

    What was prepared in one is not there in the next (PgBouncer before 1.21), so nothing is.
    """
    found = raw.pgconn.exec_(b"SHOW lock_timeout").get_value(0, 0)
    if found != f"{_LOCK_MS // 1000}s".encode():
        raw.prepare_threshold = None


def prepare_to_begin(raw: Any, *, writes: bool) -> None:
    """How the next transaction of this connection of psycopg's begins.

    Readers see one moment of the database. SQLAlchemy's own way to say so, and to take it back
    after each transaction, costs as much as a statement.
    """
    raw.autocommit = False
    raw.isolation_level = _READ_COMMITTED if writes else _REPEATABLE_READ
    raw.read_only = not writes


def sentence(error: BaseException | None) -> DeskError:
    """What PostgreSQL or its driver says, as a sentence for the person in front of it."""
    code = getattr(error, "sqlstate", None) or _code_while_connecting(str(error))
    if code in _AWAY:
        return StorageAway()
    if code in _BUSY:
        return StorageBusy(_("The office's server is busy just now. Try again in a moment."))
    if words := _sentences().get(code):
        return StorageTakesNothing(words) if code in _TAKES_NOTHING else StorageTrouble(words)
    return StorageTrouble(_("The database refused: {why}.").format(why=_first_line(error)))


def only_reads() -> StorageTakesNothing:
    """What is raised of a server that takes nothing, as a standby does."""
    return StorageTakesNothing(_sentences()["25006"])


def _sentences() -> dict[str, str]:
    """What each code of the server means for the person in front of it."""
    return {
        "28P01": _("The office's server does not accept this login. Ask whoever set it up."),
        "28000": _("The office's server lets nobody in from this PC. Ask whoever set it up."),
        "3D000": _("The office's server has no such database. Check the address."),
        "42501": _("Your login at the office's server does not have the right to do that."),
        "25006": _(
            "The office's server only lets one read just now, and saves nothing. "
            "Tell whoever looks after it."
        ),
        "53200": _(
            "The office's server has no memory left, and saves nothing. "
            "Tell whoever looks after it."
        ),
        "58030": _(
            "The disk of the office's server fails: it saves nothing. Tell whoever looks after it."
        ),
        "53100": _(
            "The disk of the office's server is full: it saves nothing. "
            "Whoever looks after it has to make room."
        ),
        "53300": _(
            "The office's server takes no more connections just now. Whoever looks after it can "
            "allow more (max_connections)."
        ),
        "TLS": _("The office's server could not prove who it is: nothing was sent to it."),
        "TLS name": _(
            "The office's server proved to be another one than the address names: nothing was "
            "sent to it. Check the server's name in the address."
        ),
        "TLS authority": _(
            "The certificate of the office's server is expired, or of an authority that this PC "
            "does not know: nothing was sent to it. Ask whoever set it up for a new invitation."
        ),
        "TLS none": _(
            "The office's server speaks without encryption: nothing was sent to it. Whoever set "
            "it up must switch TLS on there."
        ),
        "TLS file": _(
            "The file with the authority of the office's server is gone from this PC: nothing was "
            "sent. Ask whoever set it up for a new invitation."
        ),
    }


_WHILE_CONNECTING: Final = (
    # Before there is a connection libpq gives words alone, always English ones.
    ("password authentication failed", "28P01"),
    ("no password supplied", "28P01"),
    # PgBouncer's own words, for another password than it knows and for a login that is withdrawn.
    ("SASL authentication failed", "28P01"),
    ("no such user", "28000"),
    ("no such database", "3D000"),
    ("no more connections allowed", "53300"),
    ("no pg_hba.conf entry", "28000"),
    # A login that was withdrawn: no server that is away, whose last words might be read on.
    ("is not permitted to log in", "28000"),
    ("permission denied for database", "28000"),
    ("root certificate file", "TLS file"),
    ("does not exist", "3D000"),
    ("too many clients", "53300"),
    ("too many connections", "53300"),
    ("remaining connection slots", "53300"),
    ("session is read-only", "25006"),
    ("does not match host name", "TLS name"),
    ("certificate verify failed", "TLS authority"),
    ("server does not support SSL", "TLS none"),
    ("certificate", "TLS"),
    ("SSL", "TLS"),
)


def _code_while_connecting(said: str) -> str:
    return next((code for words, code in _WHILE_CONNECTING if words in said), "08006")


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().splitlines()[0] if error and str(error).strip() else "?"


def is_local(url: URL) -> bool:
    """Whether nothing leaves this PC: a socket, or one of its own addresses."""
    hosts = [str(url.host)] if url.host else []
    named = url.query.get("host", ())
    hosts += [named] if isinstance(named, str) else list(named)
    return all(_host_is_local(each) for each in hosts)


def _host_is_local(host: str) -> bool:
    name = host if host.count(":") != 1 else host.partition(":")[0]
    if name.startswith(("/", "@")) or name == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
