"""An office's server: the same tables, sentences for its bad days, and an answer in time."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from time import monotonic

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from receptionist.domain.errors import StorageAway, StorageBusy, StorageTrouble
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from receptionist.storage import changes, database
from receptionist.storage.changes import ServerWatch, watch_changes
from receptionist.storage.database import Database, open_database
from receptionist.storage.engines import postgresql
from receptionist.storage.people import load_people
from receptionist.storage.tables import METADATA
from tests.support.server import Server, a_server
from tests.support.waiting import wait_until

SERVERS_OWN = ("message_search", "contact_search", "logins", "written_by")
DEPARTMENT = "INSERT INTO departments (id, name) VALUES (gen_random_uuid(), 'Ventas')"


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    """Where a new, empty database is."""
    name = server.new_database()
    yield server.address(name)
    server.drop(name)


@pytest.fixture(scope="module")
def fragile() -> Iterator[Server]:
    """A server that is stopped and started by the tests."""
    with a_server() as found:
        yield found


def save(at: Database) -> None:
    with at.begin() as session:
        session.exec_driver_sql(DEPARTMENT)


def saved(at: Database) -> int:
    with at.read() as session:
        return int(session.exec_driver_sql("SELECT count(*) FROM departments").scalar_one())


def test_a_migrated_office_has_the_tables_of_the_program(on_server: Database) -> None:
    with on_server.read() as session:
        context = MigrationContext.configure(session, opts={"compare_type": True})
        found = compare_metadata(context, METADATA)
    assert [each for each in found if not any(name in str(each) for name in SERVERS_OWN)] == []


@pytest.mark.parametrize("table", ["events", "event_texts"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET data = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_server_itself_refuses_to_change_history(
    on_server: Database, table: str, statement: str
) -> None:
    with pytest.raises(StorageTrouble, match="refused"), on_server.begin() as session:
        session.exec_driver_sql(statement.format(table))


def test_two_programs_that_start_at_once_make_one_office(address: str) -> None:
    open_database(address).close()
    again = open_database(address)
    assert saved(again) == 0
    again.close()


def test_a_read_sees_one_moment_and_writes_nothing(address: str) -> None:
    at, other = open_database(address), open_database(address)
    with at.read() as session:
        count = "SELECT count(*) FROM departments"
        assert session.exec_driver_sql(count).scalar() == 0
        save(other)
        assert session.exec_driver_sql(count).scalar() == 0
    with pytest.raises(StorageTrouble, match="only lets one read"), at.read() as session:
        session.exec_driver_sql(DEPARTMENT)
    assert saved(at) == 1
    at.close()
    other.close()


def test_others_changes_are_heard_at_once_and_ones_own_are_none(address: str) -> None:
    at, other = open_database(address), open_database(address)
    watch = watch_changes(at)
    save(at)
    assert not watch.changed()
    save(other)
    wait_until(watch.changed, what="it is told")
    assert not watch.changed()
    watch.close()
    at.close()
    other.close()


def test_what_a_pooler_swallows_is_asked_for(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at, other = open_database(address), open_database(address)
    monkeypatch.setattr(changes, "_CHANNEL", "nobody_tells_here")
    monkeypatch.setattr(changes, "_ASK_SECONDS", 0.0)
    watch = ServerWatch(at)
    watch.changed()
    assert not watch.changed()
    save(other)
    assert watch.changed()
    assert watch.changed(), "what was counted before it was saved is seen the second time"
    assert not watch.changed()
    watch.close()
    at.close()
    other.close()


def test_a_server_started_anew_is_found_again(fragile: Server) -> None:
    at = open_database(fragile.address(fragile.new_database()))
    watch = watch_changes(at)
    save(at)
    fragile.control("restart", "-m", "immediate")
    at._heard_at = 0.0  # as if nobody had worked for a while
    save(at)
    assert saved(at) == 2
    wait_until(watch.changed, what="something may have been told meanwhile")
    assert not watch.changed()
    watch.close()
    at.close()


def test_what_the_server_has_prepared_outlives_a_pause(address: str) -> None:
    with closing(open_database(address)) as at:
        for _time in range(7):  # psycopg prepares what was run five times
            with at.read() as session:
                load_people(session)
        at._heard_at = 0.0  # as if nobody had worked for a while
        with at.read() as session:
            query = "SELECT count(*) FROM pg_prepared_statements"
            assert session.exec_driver_sql(query).scalar_one() == 3


def test_a_server_that_is_gone_is_said_in_words(fragile: Server) -> None:
    at = open_database(fragile.address(fragile.new_database()))
    fragile.control("stop", "-m", "immediate")
    try:
        for _again in range(2):
            with pytest.raises(StorageAway, match="does not answer"):
                save(at)
        with pytest.raises(StorageAway, match="does not answer"):
            open_database(fragile.address("postgres"))
    finally:
        fragile.control("start")
    save(at)
    assert saved(at) == 1
    at.close()


def test_a_server_that_takes_everything_and_says_nothing_is_given_up_in_time(
    fragile: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_database(fragile.address(fragile.new_database()))
    monkeypatch.setattr(database, "_ANSWER_SECONDS", 0.3)
    with at.read() as session:
        backend = int(session.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())
    os.kill(backend, signal.SIGSTOP)
    started = monotonic()
    try:
        with pytest.raises(StorageAway):
            save(at)
    finally:
        os.kill(backend, signal.SIGCONT)
    assert monotonic() - started < 5
    monkeypatch.setattr(database, "_ANSWER_SECONDS", 10.0)
    save(at)
    assert saved(at) >= 1
    at.close()


def test_a_row_held_by_somebody_else_is_said(
    address: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "_LOCK_MS", 50)
    at = open_database(address)
    save(at)
    with server.connect(address.partition("?")[0].rpartition("/")[2]) as other, other.transaction():
        other.execute("LOCK TABLE departments")
        with pytest.raises(StorageBusy, match="busy just now"):
            save(at)
    save(at)
    assert saved(at) == 2
    at.close()


REFUSALS: list[tuple[Callable[[Server], str], str]] = [
    (lambda server: server.address("nowhere"), "has no such database"),
    (lambda server: server.address("postgres", login="nobody"), "no such database|this login"),
    (lambda _server: "postgresql://ana@127.0.0.1:1/desk", "does not answer"),
    (lambda _server: "postgresql://ana@/desk?host=/nowhere", "does not answer"),
]


@pytest.mark.parametrize(("where", "said"), REFUSALS)
def test_a_wrong_address_is_said_in_words(
    server: Server, where: Callable[[Server], str], said: str
) -> None:
    with pytest.raises(StorageTrouble, match=said):
        open_database(where(server))


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (psycopg.errors.DiskFull(), StorageTrouble, "disk of the office's server is full"),
        (psycopg.errors.TooManyConnections(), StorageTrouble, "no more connections"),
        (psycopg.errors.InsufficientPrivilege(), StorageTrouble, "does not have the right"),
        (psycopg.errors.InvalidPassword(), StorageTrouble, "does not accept this login"),
        (psycopg.errors.CannotConnectNow(), StorageAway, "does not answer"),
        (psycopg.OperationalError("no pg_hba.conf entry for"), StorageTrouble, "lets nobody in"),
        (psycopg.OperationalError("is not permitted to log in"), StorageTrouble, "lets nobody in"),
        (psycopg.OperationalError("permission denied for database"), StorageTrouble, "nobody in"),
        (
            psycopg.OperationalError("certificate verify failed"),
            StorageTrouble,
            "is expired, or of",
        ),
        (
            psycopg.OperationalError('server certificate for "a" does not match host name "b"'),
            StorageTrouble,
            "proved to be another one",
        ),
        (
            psycopg.OperationalError("server does not support SSL, but SSL was required"),
            StorageTrouble,
            "without encryption",
        ),
        (
            psycopg.OperationalError('root certificate file "/x" does not exist'),
            StorageTrouble,
            "is gone from this PC",
        ),
        (psycopg.OperationalError("invalid certificate"), StorageTrouble, "prove who it is"),
        (psycopg.errors.UndefinedTable("no table\nLINE 1"), StorageTrouble, "refused: no table"),
    ],
)
def test_what_a_server_says_becomes_a_sentence(
    error: psycopg.Error, kind: type[StorageTrouble], said: str
) -> None:
    with pytest.raises(kind, match=said):
        raise postgresql.sentence(error)


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("postgresql:///desk", True),
        ("postgresql://localhost/desk", True),
        ("postgresql://127.0.0.1:5433/desk", True),
        ("postgresql://[::1]/desk", True),
        ("postgresql:///desk?host=/run/postgresql", True),
        ("postgresql://server/desk", False),
        ("postgresql://10.0.0.7/desk", False),
        ("postgresql:///desk?host=h1:5432&host=h2:5432", False),
        ("postgresql:///desk?host=localhost:5432&host=h2:5432", False),
    ],
)
def test_a_server_elsewhere_must_prove_who_it_is(address: str, local: bool) -> None:
    engine = postgresql.open_server(database._url(address))
    assert engine.url.query.get("sslmode") == (None if local else "verify-full")
    assert engine.url.query["target_session_attrs"] == "read-write"
    deliberate = postgresql.open_server(database._url(address + _and(address) + "sslmode=disable"))
    assert deliberate.url.query["sslmode"] == "disable"


def _and(address: str) -> str:
    return "&" if "?" in address else "?"


def test_an_address_that_is_written_down_holds_no_password() -> None:
    with pytest.raises(StorageTrouble, match="A password does not belong in the address"):
        open_desk(Settings(), address="postgresql://ana:secret@localhost:1/desk")
    with pytest.raises(StorageTrouble, match="A password does not belong"):
        open_desk(Settings(database="postgresql://ana:secret@localhost:1/desk"))


def test_a_password_in_the_environment_is_used_and_never_shown(
    server: Server, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = address.replace("postgres@", "postgres:secret@")
    monkeypatch.setenv("RECEPTIONIST_DATABASE", secret)
    desk = open_desk(Settings())
    assert "secret" not in desk.database.name
    desk.close()


def test_what_reads_for_long_has_a_deadline_of_its_own(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_ANSWER_SECONDS", 0.3)
    slow = "SELECT pg_sleep(0.6)"
    with closing(open_database(address)) as at:
        with at.read(long=True) as session:
            assert session.exec_driver_sql("SHOW statement_timeout").scalar() == "2min"
            session.exec_driver_sql(slow)
        with pytest.raises(StorageAway), at.read() as session:
            session.exec_driver_sql(slow)
        monkeypatch.setattr(database, "_LONG_SECONDS", 0.4)
        with pytest.raises(StorageAway), at.read(long=True) as session:
            session.exec_driver_sql("SET LOCAL statement_timeout = 0; " + slow)
