"""Two desks on one file, a desk somebody else holds, and a desk that is put together."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from receptionist.clock import SystemClock
from receptionist.domain.errors import ChangedMeanwhile, NotFound, StorageBusy
from receptionist.domain.history import Noted
from receptionist.domain.ids import MessageId, new_id
from receptionist.domain.office import default_hours
from receptionist.services.desk import DEFAULT_ZONE, open_desk
from receptionist.services.edit_message import Edit, edit, note
from receptionist.services.find_messages import message
from receptionist.storage.engines import sqlite_file
from receptionist.storage.messages import update_message
from tests.support.office import TEN, Reception
from tests.support.waiting import wait_until


def test_two_desks_on_one_file_keep_both_notes(reception: Reception) -> None:
    reception.take()
    other = reception.second()
    note(other, 1, "de la otra mesa", by=reception.juan)
    note(reception.desk, 1, "de esta", by=reception.ana)
    assert reception.kinds(1) == ["taken", "noted", "noted"]
    assert message(other, 1) == message(reception.desk, 1)
    other.close()


def test_two_desks_changing_the_same_field_see_both(reception: Reception) -> None:
    read = reception.take()
    other = reception.second()
    edit(other, 1, Edit(text="suyo", read_version=read.version), by=reception.juan)
    with pytest.raises(ChangedMeanwhile, match="Juan changed the same thing"):
        edit(reception.desk, 1, Edit(text="mío", read_version=read.version), by=reception.ana)
    other.close()


def test_a_write_lock_held_by_another_program_is_said_and_nothing_is_written(
    reception_in_file: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception_in_file.take()
    monkeypatch.setitem(sqlite_file._PRAGMAS, "busy_timeout", 50)
    reception_in_file.restart()
    other = sqlite3.connect(reception_in_file.file)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageBusy, match="Another program is using the messages"):
        note(reception_in_file.desk, 1, "x", by=reception_in_file.ana)
    assert reception_in_file.kinds(1) == ["taken"], "reading goes on"
    other.close()
    note(reception_in_file.desk, 1, "x", by=reception_in_file.ana)


def _past_the_program(reception: Reception) -> None:
    with reception.desk.case(1, by=reception.ana) as case:
        newer = case.message
        case.session.exec_driver_sql("UPDATE messages SET version = 7")
        case.add(Noted(text="x"))
        assert not update_message(case.session, newer, old_version=1, remind_at=None)


def _fails_on_the_way(reception: Reception) -> None:
    with reception.desk.case(1, by=reception.ana) as case:
        case.add(Noted(text="x"))
        raise ZeroDivisionError


def test_a_state_nobody_expected_is_never_written_over(reception: Reception) -> None:
    """Only another program that writes past ours can bring this about, and it is noticed."""
    reception.take()
    with pytest.raises(ChangedMeanwhile, match="Somebody else changed message 1") as refused:
        _past_the_program(reception)
    assert (refused.value.by, refused.value.fields) == ("Ana", ())
    assert reception.kinds(1) == ["taken"]


def test_an_error_on_the_way_leaves_nothing_written(reception: Reception) -> None:
    reception.take()
    with pytest.raises(ZeroDivisionError):
        _fails_on_the_way(reception)
    assert reception.kinds(1) == ["taken"]


def test_a_message_is_found_by_id_too(reception: Reception) -> None:
    taken = reception.take()
    with reception.desk.case(taken.id, by=reception.ana) as case:
        assert case.message == taken
    missing = MessageId(new_id(TEN))
    with pytest.raises(NotFound), reception.desk.case(missing, by=reception.ana):
        pass


def test_a_desk_of_this_pc_has_a_default_office(home: Path) -> None:
    desk = open_desk()
    assert desk.office().hours == default_hours("en", time_zone=DEFAULT_ZONE)
    assert abs((desk.now() - SystemClock().now()).total_seconds()) < 5
    assert len(desk.people().colleagues) == 0
    desk.close()
    assert (home / "receptionist.sqlite3").exists()


def test_what_another_program_saved_is_noticed(reception: Reception) -> None:
    reception.take()
    reception.desk.changed_elsewhere()
    note(reception.desk, 1, "x", by=reception.ana)
    assert not reception.desk.changed_elsewhere()
    other = reception.second()
    note(other, 1, "y", by=reception.juan)
    other.close()
    wait_until(reception.desk.changed_elsewhere, what="a server tells a moment later")
    assert not reception.desk.changed_elsewhere()


def test_a_desk_of_one_pc_does_what_it_is_asked_at_once(reception: Reception) -> None:
    desk = reception.desk
    assert desk.do(lambda at: at.people().active) == desk.people().active
    assert desk.hears_changes is not desk.database.in_file
