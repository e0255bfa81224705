"""A backup is put back: what changes is said before, what was there is kept."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from receptionist.domain.errors import Cancelled, StorageBusy, StorageDamaged, StorageTrouble
from receptionist.domain.message import Caller
from receptionist.services import manage_people
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.edit_message import note
from receptionist.services.find_messages import messages
from receptionist.services.keep_backup import (
    Today,
    keep_backup,
    keep_for_today,
    keep_if_due,
    last_backup,
    must_look_sound,
)
from receptionist.services.office import save_office
from receptionist.services.restore_backup import (
    backups,
    line_of,
    newest_good,
    restore,
    what_changes,
)
from receptionist.services.take_message import NewMessage, take_message
from receptionist.services.watching.first_look import first_look
from receptionist.settings import Settings
from tests.support.office import Reception


@pytest.fixture
def reception(reception_in_file: Reception) -> Reception:
    """Backups are made of a file; an office's server has its own."""
    return reception_in_file


def address(reception: Reception) -> str:
    return f"sqlite:///{reception.file}"


def test_the_day_has_one_backup(reception: Reception) -> None:
    assert last_backup(reception.desk).at is None
    made = keep_if_due(reception.desk)
    assert made
    assert keep_if_due(reception.desk) is None
    reception.wait(timedelta(hours=24))
    assert keep_if_due(reception.desk)
    last = last_backup(reception.desk)
    assert (last.at, last.folder) == (reception.now, made.file.parent)
    assert [each.at for each in backups(Settings(), address=address(reception))] == [
        reception.now,
        reception.now - timedelta(hours=24),
    ]


def test_a_second_folder_has_it_too_and_is_looked_in(reception: Reception, tmp_path: Path) -> None:
    reception.desk.settings = Settings(backup_folder=str(tmp_path / "stick"))
    assert "is not there" in keep_for_today(reception.desk).trouble
    (tmp_path / "stick").mkdir()
    reception.wait(timedelta(days=1))
    made = keep_for_today(reception.desk)
    assert not made.trouble
    assert [each.name for each in (tmp_path / "stick").iterdir()] == [made.file.name]
    made.file.unlink()
    found = newest_good(reception.desk.settings, address=address(reception))
    assert found
    assert found.file.parent == tmp_path / "stick"


def test_a_second_folder_that_comes_later_gets_the_newest(
    reception: Reception, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    reception.desk.settings = Settings(backup_folder=str(stick))
    made = keep_if_due(reception.desk)
    assert made
    assert "is not there" in made.trouble
    assert keep_if_due(reception.desk) is None, "said once a day"
    stick.mkdir()
    told: list[float] = []
    assert keep_if_due(reception.desk, tell=told.append) == Today(made.file)
    assert (stick / made.file.name).exists()
    assert told == sorted(told)
    assert keep_if_due(reception.desk) is None


def test_another_pcs_backup_in_the_second_folder_is_never_offered(
    reception: Reception, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    settings = Settings(backup_folder=str(stick))
    ours = keep_for_today(reception.desk, second=str(stick), tell=lambda _part: None)
    other = open_desk(Settings(), address=f"sqlite:///{tmp_path}/other/desk.sqlite3")
    manage_people.add(other, "Somebody else")
    keep_for_today(other, second=str(stick))
    other.close()
    assert len(list(stick.iterdir())) == 2
    found = newest_good(settings, address=address(reception))
    assert found
    assert found.at == reception.now
    assert {each.file.name for each in backups(settings, address=address(reception))} == {
        ours.file.name
    }


@pytest.mark.parametrize("name", ["50%41 off", "why?at=1", "a#b'c", os.fsdecode(b"n\xff")])
def test_whatever_the_folder_is_called_everything_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    home = tmp_path / name
    monkeypatch.setenv("RECEPTIONIST_HOME", str(home))
    desk = open_desk(Settings())
    save_office(desk, desk.office())
    ana = manage_people.add(desk, "Ana")
    take_message(desk, NewMessage(text="x"), by=ana.id)
    assert desk.database.file == home / "receptionist.sqlite3"
    made = keep_for_today(desk).file
    assert check_desk(desk).messages == 1
    found = first_look(Settings(), now=desk.now(), most=5)
    assert found
    assert len(found.messages) == 1
    desk.close()
    kept = restore(made, Settings())
    assert kept
    assert kept.parent == home
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_damaged_backup_is_passed_over(reception: Reception) -> None:
    assert newest_good(Settings(), address=address(reception)) is None
    good = keep_for_today(reception.desk).file
    reception.wait(timedelta(days=1))
    keep_for_today(reception.desk).file.write_bytes(good.read_bytes()[:8000])
    found = newest_good(Settings(), address=address(reception))
    assert found
    assert (found.file, found.contents.messages) == (good, 0)


def test_what_a_backup_would_change(reception: Reception, tmp_path: Path) -> None:
    for _call in range(3):
        reception.take()
    file = tmp_path / "copy.sqlite3"
    keep_backup(reception.desk, str(file))
    newest = reception.take(caller=Caller(name="Ana", company="Ruiz"))
    note(reception.desk, 2, "x", by=reception.ana)
    found = what_changes(file, Settings(), address=address(reception))
    assert [each.number for each in found.lost.messages] == [4]
    assert [each.number for each in found.changed.messages] == [2]
    assert (found.lost.count, found.changed.count, found.gained.count) == (1, 1, 0)
    assert found.readable
    assert line_of(newest) == "4 · Ana · Ruiz"
    assert line_of(reception.take(caller=Caller())) == "5 · quiere un presupuesto"
    reception.desk.close()
    reception.file.unlink()
    gone = what_changes(file, Settings(), address=address(reception))
    assert (gone.lost.count, gone.readable) == (0, True)


def test_it_is_put_back_and_what_was_there_is_kept_whole(
    reception: Reception, tmp_path: Path
) -> None:
    reception.take()
    file = tmp_path / "copy.sqlite3"
    keep_backup(reception.desk, str(file))
    reception.take()
    with pytest.raises(StorageBusy, match="has these messages open"):
        restore(file, Settings(), address=address(reception))
    reception.desk.close()
    kept = restore(file, Settings(), address=address(reception))
    assert kept
    assert {each.name for each in tmp_path.glob("*desk*")} == {kept.name, "desk.sqlite3"}
    reception.restart()
    assert len(messages(reception.desk)) == 1
    assert check_desk(reception.desk).troubles == ()
    again = what_changes(kept, Settings(), address=address(reception))
    assert [each.number for each in again.gained.messages] == [2]
    reception.desk.close()
    restore(kept, Settings(), address=address(reception))
    reception.restart()
    assert len(messages(reception.desk)) == 2


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_what_a_killed_restore_left_goes_with_the_next_copy(reception: Reception) -> None:
    reception.take()
    made = keep_for_today(reception.desk).file
    reception.desk.close()

    def left() -> list[str]:
        return sorted(each.name for each in reception.file.parent.glob(".*desk*"))

    for kill_at in ("copies.look_into", "restore._nobody_else"):
        killed = subprocess.run([sys.executable, "-c", _KILLED, kill_at, made, reception.file])
        assert killed.returncode == -signal.SIGKILL
    assert len(left()) == 2
    for each in left():
        os.utime(reception.file.with_name(each), (1, 1))
    assert restore(made, Settings(), address=address(reception))
    assert left() == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from receptionist.storage.backups import copies, restore
module, name = sys.argv[1].split(".")
setattr(globals()[module], name, lambda *_all, **_more: os.kill(os.getpid(), signal.SIGKILL))
restore.put_back(Path(sys.argv[2]), Path(sys.argv[3]), tell=copies.quiet)
"""


@pytest.mark.parametrize("damage", ["header", "cut", "gone", "text"])
def test_a_damaged_file_is_kept_too(reception: Reception, tmp_path: Path, damage: str) -> None:
    reception.take()
    made = keep_for_today(reception.desk).file
    reception.desk.close()
    content = reception.file.read_bytes()
    bad = {"header": b"\0" * 100 + content[100:], "cut": content[:9000], "text": b"x" * 9000}
    reception.file.unlink()
    if damage in bad:
        reception.file.write_bytes(bad[damage])
    found = what_changes(made, Settings(), address=address(reception))
    assert found.readable is (damage == "gone")
    kept = restore(made, Settings(), address=address(reception))
    assert (kept is None) is (damage == "gone")
    if kept:
        assert kept.read_bytes() == bad[damage]
    reception.restart()
    assert len(messages(reception.desk)) == 1


def test_a_file_that_is_no_backup_changes_nothing(reception: Reception, tmp_path: Path) -> None:
    reception.take()
    reception.desk.close()
    before = reception.file.read_bytes()
    (tmp_path / "bad.sqlite3").write_bytes(b"x" * 5000)
    for name in ("bad.sqlite3", "none.sqlite3"):
        with pytest.raises(StorageDamaged):
            what_changes(tmp_path / name, Settings(), address=address(reception))
        with pytest.raises(StorageTrouble):
            restore(tmp_path / name, Settings(), address=address(reception))
    assert reception.file.read_bytes() == before
    assert not list(tmp_path.glob("*replaced*"))
    reception.restart()


def test_stopped_half_way_nothing_is_changed(reception: Reception, tmp_path: Path) -> None:
    made = keep_for_today(reception.desk).file
    reception.take()
    reception.desk.close()

    def stop(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        restore(made, Settings(), address=address(reception), tell=stop)
    reception.restart()
    assert len(messages(reception.desk)) == 1
    assert not list(tmp_path.glob(".desk*"))


@pytest.mark.parametrize("last", [0, 1])
def test_looking_at_a_backup_can_be_stopped_wherever_it_is(
    reception: Reception, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    reception.take()
    made = keep_for_today(reception.desk).file
    reception.desk.close()
    monkeypatch.setattr("receptionist.storage.backups.copies._STEPS", 1)
    asked: list[float] = []

    def stop(_part: float) -> None:
        asked.append(_part)
        # The backup itself is read first, told with 1 at its end; then both are compared.
        if 1.0 in asked or not last:
            raise Cancelled

    with pytest.raises(Cancelled):
        what_changes(made, Settings(), address=address(reception), tell=stop)


def test_a_message_that_cannot_be_read_any_more_is_no_reason_to_stop(reception: Reception) -> None:
    made = keep_for_today(reception.desk).file
    reception.take()
    with sqlite3.connect(reception.file) as past_the_program:
        past_the_program.execute("UPDATE messages SET state = 'torn'")
    past_the_program.close()
    found = what_changes(made, Settings(), address=address(reception))
    assert (found.lost.count, found.readable) == (1, False)


def test_a_torn_page_is_noticed_at_a_quick_look(reception: Reception) -> None:
    must_look_sound(reception.desk)
    for _call in range(20):
        reception.take()
    reception.desk.close()
    content = bytearray(reception.file.read_bytes())
    content[-4096:] = b"\xff" * 4096
    reception.file.write_bytes(content)
    reception.restart()
    with pytest.raises(StorageDamaged, match="restore a backup"):
        must_look_sound(reception.desk)


def test_the_backups_of_a_server_are_made_there(reception_on_server: Reception) -> None:
    desk = reception_on_server.desk
    assert keep_if_due(desk) is None
    for refused in (last_backup, keep_for_today):
        with pytest.raises(StorageTrouble, match="backups are made there"):
            refused(desk)
