"""Opening a file: safe pragmas, sentences for every way it can be wrong, all or nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageBusy, StorageTrouble
from receptionist.storage.changes import watch_changes
from receptionist.storage.database import Database, open_database
from receptionist.storage.engines import sqlite_file as module
from receptionist.storage.engines.sentences import for_people

ODD_ADDRESSES = ["", "nonsense", "sqlite://", "sqlite:///:memory:", "mysql://ana@server/db"]


def test_what_was_saved_survives_a_power_cut(database: Database) -> None:
    with database.read() as session:
        pragmas = {
            name: session.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_missing_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "a" / "ñ o" / "desk.sqlite3"
    found = open_database(f"sqlite:///{file}")
    assert file.exists()
    assert found.name == str(file)
    found.close()


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_an_odd_address_is_refused_in_words(address: str) -> None:
    with pytest.raises(StorageTrouble, match=r"no database address|kept in a SQLite file"):
        open_database(address)


def test_a_folder_that_cannot_be_made_and_a_file_that_is_none_are_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageTrouble, match="cannot be made"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'desk.sqlite3'}")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageTrouble, match="cannot be opened for writing"):
        open_database(f"sqlite:///{tmp_path / 'folder'}")


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(b"Dear Ana, " * 500)
    with pytest.raises(StorageTrouble, match="damaged"):
        open_database(f"sqlite:///{file}")
    assert file.read_bytes() == b"Dear Ana, " * 500


def test_a_damaged_file_is_said_plainly(database: Database, file: Path) -> None:
    database.close()
    content = bytearray(file.read_bytes())
    content[100:8192] = b"\xff" * 8092
    file.write_bytes(content)
    with pytest.raises(StorageTrouble, match=r"damaged\. Close the program and restore a backup"):
        open_database(f"sqlite:///{file}")


def test_a_disk_that_is_not_safe_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module._PRAGMAS, "synchronous", 9)  # what a disk would answer otherwise
    with pytest.raises(StorageTrouble, match="This disk cannot keep messages safely"):
        open_database(f"sqlite:///{file}")


def test_all_of_it_is_on_disk_or_nothing(database: Database) -> None:
    def half_done() -> None:
        with database.begin() as session:
            session.exec_driver_sql("INSERT INTO departments (id, name) VALUES (x'01', 'Ventas')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    with database.read() as session:
        assert session.exec_driver_sql("SELECT count(*) FROM departments").scalar() == 0


def test_a_reader_sees_one_moment_while_another_writes(database: Database, file: Path) -> None:
    other = open_database(f"sqlite:///{file}")
    count = "SELECT count(*) FROM departments"
    with database.read() as session:
        assert session.exec_driver_sql(count).scalar() == 0
        with other.begin() as writer:
            writer.exec_driver_sql("INSERT INTO departments (id, name) VALUES (x'01', 'Ventas')")
        assert session.exec_driver_sql(count).scalar() == 0
    with database.read() as session:
        assert session.exec_driver_sql(count).scalar() == 1
    other.close()


def test_others_changes_are_noticed_and_ones_own_are_not(database: Database, file: Path) -> None:
    watch = watch_changes(database)
    with database.begin() as session:
        session.exec_driver_sql("INSERT INTO departments (id, name) VALUES (x'01', 'Ventas')")
    assert not watch.changed()
    other = open_database(f"sqlite:///{file}")
    with other.begin() as session:
        session.exec_driver_sql("INSERT INTO departments (id, name) VALUES (x'02', 'Taller')")
    other.close()
    assert watch.changed()
    assert not watch.changed()


@pytest.mark.parametrize(
    ("code", "kind", "said"),
    [
        (sqlite3.SQLITE_LOCKED, StorageBusy, "Another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StorageBusy, "Another program"),
        (sqlite3.SQLITE_FULL, StorageTrouble, "The disk is full"),
        (sqlite3.SQLITE_CORRUPT, StorageTrouble, "damaged"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StorageTrouble, "Check its folder's rights"),
        (sqlite3.SQLITE_IOERR_WRITE, StorageTrouble, "The disk failed"),
        (sqlite3.SQLITE_TOOBIG, StorageTrouble, "The database refused"),
    ],
)
def test_what_sqlite_says_becomes_a_sentence(
    code: int, kind: type[StorageTrouble], said: str
) -> None:
    class Said(sqlite3.OperationalError):
        sqlite_errorcode = code

    def say() -> None:
        with for_people():
            raise Said

    with pytest.raises(kind, match=said):
        say()


def test_nothing_counts_as_saved_in_a_file_that_is_gone_or_another_one(
    database: Database, file: Path
) -> None:
    kept = file.rename(file.with_name("kept.sqlite3"))
    with pytest.raises(StorageTrouble, match="deleted, moved or replaced"), database.begin():
        pass
    file.write_bytes(kept.read_bytes())
    with pytest.raises(StorageTrouble, match="nothing was saved"), database.begin():
        pass
    kept.replace(file)
    with database.begin():
        pass
