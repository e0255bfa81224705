"""Backups in their place: their names, which go, the one before a migration, what is no desk."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from receptionist.domain.errors import Cancelled, StorageDamaged, StorageTrouble
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.people import Colleague
from receptionist.storage import schema
from receptionist.storage.backups.copies import look_into
from receptionist.storage.backups.files import backups_in, folder_of, name_at, newest_first
from receptionist.storage.backups.keep import (
    copy_database,
    copy_elsewhere,
    copy_for_today,
    is_missing,
    looks_sound,
)
from receptionist.storage.backups.whose import backups_of, desk_of
from receptionist.storage.database import Database, database_path, open_database
from receptionist.storage.people import add_colleague

ZONE = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


@pytest.fixture
def backups(file: Path) -> Path:
    return folder_of(file)


def without_a_way_on(database: Database, file: Path) -> None:
    """Close a desk, of a revision from which no migration leads on."""
    database.close()
    with sqlite3.connect(file) as past_the_program:
        past_the_program.execute("UPDATE alembic_version SET version_num = '0000'")
    past_the_program.close()


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
    left = backups / ".desk-20261101T000000Z.sqlite3.12ab"
    left.touch()
    left.with_name(left.name + "-journal").touch()
    for each in backups.glob(".*"):
        os.utime(each, (1, 1))
    under_way = left.with_name(".desk-20261127T085900Z.sqlite3.34cd")  # another program's
    under_way.touch()
    copy_for_today(database, NOW, ZONE)
    found = backups_in(backups, file)
    assert len([each for each in found if not each.before]) == 7 + 2 + 2
    assert len([each for each in found if each.before]) == 3
    assert list(backups.glob(".*")) == [under_way]


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


def _desk_with(name: str, folder: Path) -> Database:
    """A desk of somebody else's, whose messages have the same name."""
    found = open_database(f"sqlite:///{folder}/desk.sqlite3")
    with found.begin() as session:
        add_colleague(session, Colleague(id=PersonId(new_id(NOW)), name=name))
    return found


def test_two_pcs_share_a_second_folder(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    here, there = (_desk_with(name, tmp_path / name) for name in ("Ana", "Juan"))
    for day in range(10):
        at = NOW + timedelta(days=day)
        for desk in (here, there):
            copy_elsewhere(copy_for_today(desk, at, ZONE), stick, desk.file, ZONE)
    found = [backups_of(desk_of(desk.file, []), stick, desk.file) for desk in (here, there)]
    assert [len(each) for each in found] == [7 + 1] * 2, "each has its own"
    assert len(list(stick.iterdir())) == 2 * 8, "made in the same second, both are there"
    for desk in (here, there):
        desk.close()
    own = [each.file for each in backups_in(folder_of(here.file), here.file)]
    here.file.write_bytes(b"damaged" * 1000)
    assert backups_of(desk_of(here.file, own), stick, here.file) == found[0]
    assert len(backups_of(desk_of(here.file, []), stick, here.file)) == 16, "nobody knows whose"


def test_the_second_folder_is_not_the_first(
    database: Database, file: Path, backups: Path, tmp_path: Path
) -> None:
    made = copy_for_today(database, NOW, ZONE)
    (tmp_path / "link").symlink_to(backups)
    for same in (backups, tmp_path / "link", backups / ".." / "backups"):
        with pytest.raises(StorageTrouble, match="is the first one"):
            copy_elsewhere(made, same, file, ZONE)
        assert not is_missing(made, same, file)
    (backups / "inside").mkdir()
    copy_elsewhere(made, backups / "inside", file, ZONE)
    assert not is_missing(made, backups / "inside", file)


def test_without_room_no_copy_is_begun(
    database: Database, file: Path, backups: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copy_for_today(database, NOW, ZONE)
    rooms = [10**12]

    def room(folder: Path) -> int:
        return rooms.pop(0) if len(rooms) > 1 else rooms[0]

    monkeypatch.setattr("receptionist.room.free_in", room)
    for rooms[:] in ([10**6], [10**12, 10**6]):  # before it begins, or filled by others meanwhile
        with pytest.raises(StorageTrouble, match="A copy of the messages needs"):
            copy_for_today(database, NOW + timedelta(days=1), ZONE)
        assert list(backups.iterdir()) == [made]
    with pytest.raises(StorageTrouble, match="A copy of the messages needs"):
        copy_elsewhere(made, tmp_path, file, ZONE)
    without_a_way_on(database, file)
    with pytest.raises(StorageTrouble, match="A copy of the messages needs"):
        open_database(f"sqlite:///{file}")
    assert list(backups.iterdir()) == [made]


def test_a_migration_that_always_fails_does_not_fill_the_disk(
    database: Database, file: Path, backups: Path
) -> None:
    without_a_way_on(database, file)
    backups.mkdir()
    for hour in range(5):
        (backups / name_at(file, NOW - timedelta(hours=hour), before="0009")).touch()
    with pytest.raises(Exception, match="0000"):
        open_database(f"sqlite:///{file}")
    assert len(backups_in(backups, file)) == 3


def test_a_backup_of_next_year_is_not_the_newest(
    database: Database, file: Path, backups: Path
) -> None:
    wrong = copy_for_today(database, NOW + timedelta(days=365), ZONE)
    right = copy_for_today(database, NOW, ZONE)
    assert [each.file for each in newest_first(backups_in(backups, file), NOW)] == [right, wrong]


def test_a_name_with_digits_that_are_no_moment_is_no_backup(file: Path, backups: Path) -> None:
    backups.mkdir()
    (backups / "desk-20269999T999999Z.sqlite3").touch()
    (backups / os.fsdecode(b"desk-\xff-20261127T090000Z.sqlite3")).touch()
    assert backups_in(backups, file) == []


def test_before_a_migration_the_messages_are_kept_as_they_were(
    database: Database, file: Path, backups: Path
) -> None:
    without_a_way_on(database, file)
    with pytest.raises(Exception, match="0000"):  # no migration leads on from there
        open_database(f"sqlite:///{file}")
    (kept,) = backups_in(backups, file)
    assert kept.before == schema.HEAD


def test_where_no_backup_can_be_made_nothing_is_migrated(
    database: Database, file: Path, backups: Path
) -> None:
    without_a_way_on(database, file)
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
