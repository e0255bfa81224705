"""An erased person is gone from everything; figures, times and the proof of the history stay."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from receptionist.domain.errors import NotAllowed, NotFound, StorageTrouble
from receptionist.domain.history import Promised
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.promise import Told
from receptionist.paths import long_texts_folder
from receptionist.services import keep_contacts
from receptionist.services.check_desk import check_desk
from receptionist.services.close_message import close
from receptionist.services.edit_message import Edit, edit, note
from receptionist.services.erasing.erase_person import (
    erase_again,
    erase_contact,
    erase_message,
    held_on,
    what_goes,
)
from receptionist.services.erasing.log_file import log_beside, log_file, read_log
from receptionist.services.find_callers import find_callers
from receptionist.services.find_messages import message, messages
from receptionist.services.keep_backup import keep_backup
from receptionist.services.move_promise import move
from receptionist.services.restore_backup import restore
from receptionist.settings import Settings
from receptionist.typed import LONGEST
from tests.domain.lives import at
from tests.support.office import Reception, at_copy
from tests.support.server import Server

CALLER = "Zoraida"


def _told_everything(reception: Reception) -> PersonId:
    """Message 1 and 2 are Zoraida's, and say so everywhere; message 3 is somebody else's."""
    caller = Caller(name=f"{CALLER} Quiroga", company="Zetatec", phone="655 98 76 54")
    promised = Promised(words=f"llamar a {CALLER}", due_at=at("12:00"))
    reception.take(caller=caller, text=f"{CALLER} pregunta", promised=promised)
    reception.take(caller=caller, text=f"{CALLER} insiste " + "x" * LONGEST)
    reception.take()
    desk, ana = reception.desk, reception.ana
    note(desk, 1, f"{CALLER} otra vez", by=ana)
    edit(desk, 1, Edit(text=f"{CALLER} cambia"), by=ana)
    move(desk, 1, due_at=at("13:00"), words=f"de {CALLER}", told=Told.PHONE, why=CALLER, by=ana)
    close(desk, 1, outcome=Outcome.RESOLVED, note=f"{CALLER} contenta", by=ana)
    keep_contacts.remember_callers(desk)
    (found,) = find_callers(desk, CALLER)
    return found.contact.id


def _holding(folder: Path) -> list[str]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in files if CALLER.encode() in each.read_bytes()]


def test_nothing_of_them_is_left_and_everything_else_stays(
    reception: Reception, tmp_path: Path
) -> None:
    contact = _told_everything(reception)
    desk, before = reception.desk, message(reception.desk, 1)
    verdict, kinds = before.message.promise.verdict(reception.now), reception.kinds(1)
    assert len(list(long_texts_folder().iterdir())) == 1
    assert held_on(desk, contact) == (1, 2)
    done = erase_contact(desk, contact, by=reception.laura)
    assert (done.numbers, done.files) == ((1, 2), 1)
    after = message(desk, 1)
    assert CALLER not in repr(after)
    assert (after.message.caller, after.message.text) == (Caller(), "")
    assert after.message.promise.verdict(reception.now) is verdict
    assert after.message.taken_at == before.message.taken_at
    assert reception.kinds(1) == kinds
    assert list(long_texts_folder().iterdir()) == []
    assert find_callers(desk, CALLER) == ()
    assert messages(desk, words=CALLER) == ()
    assert [each.number for each in messages(desk, words="presupuesto")] == [3]
    assert keep_contacts.remember_callers(desk) == 0, "nobody is remembered of it again"
    assert check_desk(desk).troubles == ()
    reception.desk.close()
    assert _holding(tmp_path) == [], "not in the file, its log, nor beside it"
    reception.restart()


def test_only_the_owner_erases_and_only_what_is_there(reception: Reception) -> None:
    contact = _told_everything(reception)
    for nobody in (reception.ana, reception.juan):
        with pytest.raises(NotAllowed, match="Only the owner can do this: Laura"):
            erase_contact(reception.desk, contact, by=nobody)
    with pytest.raises(NotFound, match="no such caller"):
        erase_contact(reception.desk, PersonId(new_id(reception.now)), by=reception.laura)
    with pytest.raises(NotFound, match="no message 99"):
        erase_message(reception.desk, 99, by=reception.laura)
    assert message(reception.desk, 1).message.caller.name


def test_one_message_is_erased_by_its_number_and_goes_on_being_worked_at(
    reception: Reception,
) -> None:
    reception.take()
    assert erase_message(reception.desk, 1, by=reception.laura).numbers == (1,)
    note(reception.desk, 1, "vuelve a llamar", by=reception.juan)
    assert message(reception.desk, 1).message.open
    assert message(reception.desk, 1).message.caller == Caller()
    assert check_desk(reception.desk).troubles == ()


def test_a_file_that_another_message_names_stays(reception: Reception) -> None:
    for _call in range(2):
        reception.take(text="y" * (LONGEST + 10))
    assert erase_message(reception.desk, 1, by=reception.laura).files == 0
    assert len(list(long_texts_folder().iterdir())) == 1
    for gone in long_texts_folder().iterdir():
        gone.unlink()
    assert erase_message(reception.desk, 2, by=reception.laura).files == 0, "it was gone already"


def test_words_that_nobody_erased_are_missed(reception_in_file: Reception) -> None:
    reception_in_file.take()
    with closing(sqlite3.connect(reception_in_file.file)) as past, past:
        past.execute("DROP TRIGGER event_texts_no_delete")
        past.execute("DELETE FROM event_texts")
    assert (
        "Message 1: the words of line 1 of its history are gone, and nobody has erased them."
        in check_desk(reception_in_file.desk).troubles
    )


@pytest.mark.parametrize("statement", ["DELETE FROM erasures", "DELETE FROM event_texts"])
def test_the_log_itself_only_grows_and_names_what_may_go(
    reception: Reception, server: Server, statement: str
) -> None:
    reception.take()
    reception.take()
    erase_message(reception.desk, 1, by=reception.laura)
    with (
        pytest.raises((StorageTrouble, sqlite3.IntegrityError), match="history only grows"),
        reception.desk.database.begin() as session,
    ):
        session.exec_driver_sql(statement)


@pytest.mark.parametrize("present", ["there", "gone"])
def test_an_older_backup_brings_nobody_back(
    reception_in_file: Reception, tmp_path: Path, present: str
) -> None:
    contact = _told_everything(reception_in_file)
    copy = tmp_path / "copy.sqlite3"
    keep_backup(reception_in_file.desk, str(copy))
    reception_in_file.wait(timedelta(minutes=1))
    erase_contact(reception_in_file.desk, contact, by=reception_in_file.laura)
    file, address = reception_in_file.file, reception_in_file.address
    logged = read_log(log_beside(file))
    assert len(logged) == 3
    assert CALLER not in log_beside(file).read_text()
    reception_in_file.desk.close()
    if present == "gone":
        for each in file.parent.glob(f"{file.name}*"):
            each.unlink()
    kept = restore(copy, Settings(), address=address)
    assert (kept is None) is (present == "gone")
    reception_in_file.restart()
    desk = reception_in_file.desk
    assert CALLER not in repr(message(desk, 1))
    assert find_callers(desk, CALLER) == ()
    assert check_desk(desk).troubles == ()
    assert erase_again(desk).numbers == (), "it is done once"
    desk.close()
    assert CALLER.encode() not in file.read_bytes()
    reception_in_file.restart()


def test_a_server_put_back_is_erased_again_by_the_log_of_the_pc(
    reception_on_server: Reception, server: Server
) -> None:
    contact = _told_everything(reception_on_server)
    reception_on_server.desk.close()
    name = reception_on_server.address.partition("?")[0].rpartition("/")[2]
    older = server.new_database(like=name)
    reception_on_server.restart()
    erase_contact(reception_on_server.desk, contact, by=reception_on_server.laura)
    assert log_file(reception_on_server.desk.database).parent == long_texts_folder().parent
    put_back = at_copy(reception_on_server, server.address(older))
    assert CALLER in repr(message(put_back.desk, 1))
    assert erase_again(put_back.desk).numbers == (1, 2)
    assert CALLER not in repr(message(put_back.desk, 1))
    assert check_desk(put_back.desk).troubles == ()
    put_back.desk.close()
    server.drop(older)


def test_a_log_that_cannot_be_read_erases_nothing(reception: Reception) -> None:
    reception.take()
    file = log_file(reception.desk.database)
    file.parent.mkdir(parents=True, exist_ok=True)
    for torn in ("{", "[{}]", '[{"id": "x"}]'):
        file.write_text(torn)
        assert erase_again(reception.desk).numbers == ()
    assert message(reception.desk, 1).message.caller.name


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), "All that is known of Nuria is erased, for ever."),
        ((7,), "All that is known of Nuria is erased, for ever, also in message #7."),
        ((7, 9), "All that is known of Nuria is erased, for ever, also in messages #7, #9."),
    ],
)
def test_what_goes_is_said_before(numbers: tuple[int, ...], words: str) -> None:
    assert what_goes("Nuria", numbers) == words
