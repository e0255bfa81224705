"""People and office are read once and known from then on, and never a moment longer than true."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table

import receptionist.storage
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.office import Office, default_hours
from receptionist.domain.people import Colleague, Role
from receptionist.storage.database import Database, Session, open_database
from receptionist.storage.office import load_office, save_office
from receptionist.storage.people import add_colleague, load_people, update_colleague
from receptionist.storage.prepared import Prepared
from tests.support.office import TEN

ANA = Colleague(id=PersonId(new_id(TEN)), name="Ana", role=Role.OWNER)
OFFICE = Office(hours=default_hours("es", time_zone="Europe/Madrid"), name="Taller")


@pytest.fixture
def full(database: Database) -> Database:
    """A database with one colleague and an office."""
    with database.begin() as session:
        add_colleague(session, ANA)
        save_office(session, OFFICE)
    return database


@pytest.fixture
def other(full: Database, file: Path) -> Iterator[Database]:
    """The same file, opened by another program."""
    assert full.in_file
    with closing(open_database(f"sqlite:///{file}")) as found:
        yield found


def test_what_nobody_changed_is_not_read_again(full: Database) -> None:
    with full.read() as session:
        _names(session)
    read: list[str] = []
    with full.begin() as session:
        driver = session.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(read.append)
        assert _names(session) == ("Ana", "Taller")
        driver.set_trace_callback(None)
    assert read == ["PRAGMA data_version"]


def test_what_another_program_saved_is_seen_at_once(full: Database, other: Database) -> None:
    for number, transaction in enumerate((full.read, full.begin, full.read)):
        with other.begin() as session:
            update_colleague(session, _called(f"Ana {number}"))
            save_office(session, Office(hours=OFFICE.hours, name=f"Taller {number}"))
        with transaction() as session:
            assert _names(session) == (f"Ana {number}", f"Taller {number}")


def test_a_reader_goes_on_seeing_one_moment(full: Database, other: Database) -> None:
    with full.read() as session:
        assert _names(session) == ("Ana", "Taller")
        with other.begin() as writer:
            update_colleague(writer, _called("Eva"))
        assert _names(session) == ("Ana", "Taller")
    with full.read() as session:
        assert _names(session) == ("Eva", "Taller")


def test_ones_own_change_is_seen_in_the_same_transaction_and_after(full: Database) -> None:
    with full.begin() as session:
        assert _names(session) == ("Ana", "Taller")
        update_colleague(session, _called("Eva"))
        assert _names(session) == ("Eva", "Taller")
        update_colleague(session, _called("Iris"))
        assert _names(session) == ("Iris", "Taller")
    with full.read() as session:
        assert _names(session) == ("Iris", "Taller")


def test_what_was_taken_back_was_never_known(full: Database) -> None:
    def change_and_fail() -> None:
        with full.begin() as session:
            update_colleague(session, _called("Eva"))
            assert _names(session) == ("Eva", "Taller")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    with full.read() as session:
        assert _names(session) == ("Ana", "Taller")


def test_a_transaction_beside_another_one_changes_what_the_first_knows(full: Database) -> None:
    with full.read() as outer:
        assert _names(outer) == ("Ana", "Taller")
        with full.begin() as inner:
            update_colleague(inner, _called("Eva"))
        assert _names(outer) == ("Ana", "Taller")
    for _time in range(2):  # whichever of the two connections was kept
        with full.read() as session, full.read() as beside:
            assert _names(session) == _names(beside) == ("Eva", "Taller")


def test_no_prepared_statement_writes_what_is_known() -> None:
    written = {
        table.name
        for module in pkgutil.walk_packages(receptionist.storage.__path__, "receptionist.storage.")
        if ".migrations." not in module.name
        for each in vars(importlib.import_module(module.name)).values()
        if isinstance(each, Prepared)
        for statement in each._statements.values()
        if isinstance(table := getattr(statement, "table", None), Table)
    }
    assert {"messages", "events", "shown"} <= written
    assert not written & {"people", "departments", "department_members", "office"}


def _names(session: Session) -> tuple[str, str]:
    (person,), office = load_people(session), load_office(session)
    return person.name, office.name if office else ""


def _called(name: str) -> Colleague:
    return Colleague(id=ANA.id, name=name, role=Role.OWNER)
