"""Whether what is stored holds together, and a copy of it that can be read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.services.check_desk import check_desk
from receptionist.services.edit_message import note
from receptionist.services.find_messages import message
from receptionist.services.keep_backup import keep_backup, keep_if_due, must_look_sound
from tests.support.office import Reception


def test_a_desk_that_holds_together_has_no_troubles(reception: Reception) -> None:
    for _call in range(3):
        reception.take()
    note(reception.desk, 2, "x", by=reception.ana)
    found = check_desk(reception.desk)
    assert (found.messages, found.troubles) == (3, ())


def test_a_message_that_is_not_what_its_history_says_is_named(reception: Reception) -> None:
    reception.take()
    reception.take()
    with reception.desk.database.begin() as session:
        session.exec_driver_sql(
            "UPDATE messages SET state = replace(state, 'presupuesto', 'coche') WHERE number = 2"
        )
    found = check_desk(reception.desk)
    assert found.troubles == ("Message 2 is not what its history says.",)


def test_a_message_without_history_is_named(reception_in_file: Reception) -> None:
    reception_in_file.take()
    reception_in_file.desk.close()
    with sqlite3.connect(reception_in_file.file) as past_the_program:
        past_the_program.execute("DROP TRIGGER events_no_delete")
        past_the_program.execute("DELETE FROM events")
    past_the_program.close()
    reception_in_file.restart()
    troubles = check_desk(reception_in_file.desk).troubles
    assert troubles[-1] == "Message 1 is not what its history says."
    assert any("event_texts" in each for each in troubles), "its texts belong to nothing"


def test_a_copy_holds_everything_and_can_be_opened(
    reception_in_file: Reception, tmp_path: Path
) -> None:
    reception_in_file.take()
    file = tmp_path / "new" / "copy.sqlite3"
    kept = keep_backup(reception_in_file.desk, str(file))
    assert (kept.messages, kept.size) == (1, file.stat().st_size)
    reception_in_file.take()
    assert keep_backup(reception_in_file.desk, str(file)).messages == 2
    assert [each.name for each in file.parent.iterdir()] == ["copy.sqlite3"]
    reception_in_file.address = f"sqlite:///{file}"
    reception_in_file.restart()
    assert message(reception_in_file.desk, 2).message.text == "quiere un presupuesto"


def test_a_copy_never_takes_the_place_of_the_messages_or_of_a_folder(
    reception_in_file: Reception, tmp_path: Path
) -> None:
    reception_in_file.take()
    for refused in (
        str(reception_in_file.file),
        str(tmp_path / "x" / ".." / reception_in_file.file.name),
    ):
        with pytest.raises(StorageTrouble, match="cannot take the place"):
            keep_backup(reception_in_file.desk, refused)
    folder = tmp_path / "folder"
    (folder / "inside").mkdir(parents=True)
    for refused in (str(folder), str(reception_in_file.file / "copy")):
        with pytest.raises(StorageTrouble, match="could not be saved"):
            keep_backup(reception_in_file.desk, refused)
    assert not list(tmp_path.glob(".*partial*"))
    assert check_desk(reception_in_file.desk).messages == 1


def test_an_office_on_a_server_is_backed_up_there(
    reception_on_server: Reception, tmp_path: Path
) -> None:
    with pytest.raises(StorageTrouble, match=r"its backups are made there \(pg_dump\)"):
        keep_backup(reception_on_server.desk, str(tmp_path / "copy"))
    assert not list(tmp_path.glob("copy*"))
    assert keep_if_due(reception_on_server.desk) is None
    must_look_sound(reception_on_server.desk)
