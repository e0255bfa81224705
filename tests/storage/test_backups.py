"""Backups in their place: their names, which go, the one before a migration, what is no desk."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from receptionist.domain.errors import Cancelled, StorageDamaged, StorageTrouble
from receptionist.storage import schema
from receptionist.storage.backups.copies import look_into
from receptionist.storage.backups.files import backups_in, folder_of, name_at
from receptionist.storage.backups.keep import (
    copy_database,
    copy_elsewhere,
    copy_for_today,
    looks_sound,
)
from receptionist.storage.database import Database, database_path, open_database

ZONE = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


@pytest.fixture
def backups(file: Path) -> Path:
    return folder_of(file)


def test_names_say_of_what_and_when(database: Database, file: Path, backups: Path) -> None:
    made = copy_for_today(database, NOW, ZONE)
    assert made == backups / "desk-20261127T090000Z.sqlite3"
    for other in ("other-20261127T090000Z.sqlite3", "desk-x.sqlite3", "desk-20261127.sqlite3"):
        (backups / other).touch()
    assert [each.at for each in backups_in(backups, file)] == [NOW]
    assert backups_in(backups / "none", file) == []


def test_old_ones_and_what_a_kill_left_go(database: Database, file: Path, backups: Path) -> None:
    backups.mkdir()
    days = [NOW - timedelta(days=each) for each in range(1, 60)]
    for at in days:
        (backups / name_at(file, at)).touch()
    for hour in range(5):
        (backups / name_at(file, NOW - timedelta(hours=hour), before="0009")).touch()
    (backups / ".desk-20261101T000000Z.sqlite3.12ab").touch()
    (backups / ".desk-20261101T000000Z.sqlite3.12ab-journal").touch()
    copy_for_today(database, NOW, ZONE)
    found = backups_in(backups, file)
    assert len([each for each in found if not each.before]) == 7 + 2 + 2
    assert len([each for each in found if each.before]) == 3
    assert not list(backups.glob(".*"))


@pytest.mark.expects_log
def test_an_old_one_that_cannot_go_is_no_trouble(
    database: Database, file: Path, backups: Path
) -> None:
    for day in range(1, 60):
        (backups / name_at(file, NOW - timedelta(days=day))).mkdir(parents=True)
    assert copy_for_today(database, NOW, ZONE).exists()


def test_stopped_half_way_nothing_is_left(database: Database, file: Path, backups: Path) -> None:
    def stop_at(limit: float) -> None:
        def tell(done: float) -> None:
            if done >= limit:
                raise Cancelled

        with pytest.raises(Cancelled):
            copy_database(database, backups / "x.sqlite3", tell=tell)
        assert list(backups.iterdir()) == []

    for limit in (0.0, 0.6, 1.0):
        stop_at(limit)


def test_nothing_is_left_beside_a_copy_whose_clearing_up_failed(
    database: Database, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(partial: Path, **_more: object) -> None:
        partial.with_name(partial.name + "-wal").touch()
        raise StorageDamaged("no good")

    monkeypatch.setattr("receptionist.storage.backups.copies.look_into", fails)
    with pytest.raises(StorageDamaged):
        copy_database(database, backups / "x.sqlite3")
    assert list(backups.iterdir()) == []


def test_the_second_folder_holds_it_too_and_is_never_made(
    database: Database, file: Path, backups: Path, tmp_path: Path
) -> None:
    made = copy_for_today(database, NOW, ZONE)
    second = tmp_path / "stick"
    with pytest.raises(StorageTrouble, match="is not there"):
        copy_elsewhere(made, second, file, ZONE)
    second.mkdir()
    copy_elsewhere(made, second, file, ZONE)
    assert [each.name for each in second.iterdir()] == [made.name]
    assert look_into(second / made.name) == look_into(made)
    (second / made.name).unlink()
    (second / made.name / "in the way").mkdir(parents=True)
    with pytest.raises(StorageTrouble, match="could not be saved"):
        copy_elsewhere(made, second, file, ZONE)


def test_before_a_migration_the_messages_are_kept_as_they_were(
    database: Database, file: Path, backups: Path
) -> None:
    database.close()
    with sqlite3.connect(file) as past_the_program:
        past_the_program.execute("UPDATE alembic_version SET version_num = '0000'")
    past_the_program.close()
    with pytest.raises(Exception, match="0000"):  # no migration leads on from there
        open_database(f"sqlite:///{file}")
    (kept,) = backups_in(backups, file)
    assert kept.before == schema.HEAD


def test_where_no_backup_can_be_made_nothing_is_migrated(
    database: Database, file: Path, backups: Path
) -> None:
    database.close()
    with sqlite3.connect(file) as past_the_program:
        past_the_program.execute("UPDATE alembic_version SET version_num = '0000'")
    past_the_program.close()
    backups.write_text("in the way")
    with pytest.raises(StorageTrouble, match="could not be saved"):
        open_database(f"sqlite:///{file}")


def test_a_file_of_another_program_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(StorageDamaged, match="something else"):
        open_database(f"sqlite:///{file}")
    with pytest.raises(StorageDamaged, match="no sound file"):
        look_into(file)
    (tmp_path / "text.sqlite3").write_text("these are no messages " * 100)
    with pytest.raises(StorageDamaged, match="damaged"):
        open_database(f"sqlite:///{tmp_path}/text.sqlite3")
    with pytest.raises(StorageDamaged, match="There is no file"):
        look_into(tmp_path / "none")


def test_a_file_that_is_gone_or_empty_is_no_new_desk_while_it_has_backups(
    database: Database, file: Path
) -> None:
    copy_for_today(database, NOW, ZONE)
    database.close()
    for empty in (False, True):
        for left in file.parent.glob("desk.sqlite3*"):
            left.unlink()
        if empty:
            file.touch()
        with pytest.raises(StorageDamaged, match="gone or empty"):
            open_database(f"sqlite:///{file}")


def test_a_backup_of_a_newer_program_is_refused(database: Database, tmp_path: Path) -> None:
    with database.begin() as session:
        session.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageTrouble, match="newer Receptionist"):
        copy_database(database, tmp_path / "copy.sqlite3")


def test_a_torn_page_is_seen_at_a_quick_look(database: Database, file: Path) -> None:
    assert looks_sound(database)
    database.close()
    content = bytearray(file.read_bytes())
    content[-4096:] = b"\xff" * 4096
    file.write_bytes(content)
    torn = open_database(f"sqlite:///{file}")
    assert not looks_sound(torn)
    torn.close()


def test_only_a_file_is_restored() -> None:
    assert database_path("sqlite:////srv/desk.sqlite3") == Path("/srv/desk.sqlite3")
    for address in ("sqlite://", "postgresql://server/desk", "no address"):
        with pytest.raises(StorageTrouble, match="kept in a SQLite file"):
            database_path(address)
