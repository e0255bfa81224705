"""The tables of a migrated database are those of the program; a newer database is never touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import IntegrityError

from receptionist.domain.errors import StorageTrouble
from receptionist.storage import schema
from receptionist.storage.database import Database, open_database
from receptionist.storage.tables import METADATA
from tests.support.office import make_reception


def test_the_newest_migration_is_the_programs() -> None:
    config = Config()
    folder = Path(schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_a_migrated_database_has_the_tables_of_the_program(database: Database) -> None:
    with database.read() as session:
        context = MigrationContext.configure(session, opts={"compare_type": True})
        found = compare_metadata(context, METADATA)
    # The searches are SQLite's own and no tables of ours.
    ours = [e for e in found if "message_search" not in str(e) and "contact_search" not in str(e)]
    assert ours == []


def test_a_newer_database_is_refused_and_untouched(database: Database, file: Path) -> None:
    database.close()
    with sqlite3.connect(file) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    with pytest.raises(StorageTrouble, match=r"newer Receptionist\. Install the newest version"):
        open_database(f"sqlite:///{file}")
    with sqlite3.connect(file) as still:
        assert still.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    still.close()


def test_opening_again_changes_nothing(database: Database, file: Path) -> None:
    again = open_database(f"sqlite:///{file}")
    with again.read() as session:
        tables = session.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    assert tables > 20  # type: ignore[operator]
    again.close()


@pytest.mark.parametrize("table", ["events", "event_texts"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET data = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_history(
    tmp_path: Path, table: str, statement: str
) -> None:
    reception = make_reception(tmp_path)
    reception.take()
    reception.desk.close()
    past_the_program = sqlite3.connect(reception.file)
    with pytest.raises(sqlite3.IntegrityError, match="history only grows"):
        past_the_program.execute(statement.format(table))
    past_the_program.close()


def test_what_belongs_to_nothing_is_refused(database: Database) -> None:
    statement = "INSERT INTO department_members VALUES (x'00', x'00', 1)"
    with (
        pytest.raises((StorageTrouble, IntegrityError), match="refused"),
        database.begin() as session,
    ):
        session.exec_driver_sql(statement)
