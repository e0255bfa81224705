"""A desk moves into the office: whatever it was, it is there; nothing is there twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from receptionist.domain.errors import Cancelled, NotAllowed, NotFound, StorageTrouble
from receptionist.domain.trays import Tray
from receptionist.services import manage_people
from receptionist.services.answer_caller import answered
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import Desk
from receptionist.services.edit_message import note
from receptionist.services.find_callers import find_callers
from receptionist.services.find_messages import message, messages
from receptionist.services.moving.export_desk import export_desk
from receptionist.services.moving.move_in import MovedIn, move_in
from receptionist.services.office import save_office
from receptionist.services.remind import remind
from receptionist.services.summarise_day import summarise_day
from receptionist.services.take_message import NewMessage, take_message
from tests.domain.lives import at
from tests.support.office import Reception, in_file, open_at


def _moved(office: Desk, reception: Reception) -> MovedIn:
    return move_in(office, reception.address)


def _same(one: Desk, other: Desk) -> None:
    """Everything a person can see is the same at both."""
    for each in messages(one, tray=Tray.ALL):
        mine, theirs = message(one, each.number), message(other, each.number)
        assert mine.message == theirs.message
        assert mine.history == theirs.history
    assert len(messages(one, tray=Tray.ALL)) == len(messages(other, tray=Tray.ALL))
    assert one.people() == other.people()
    assert one.office() == other.office()
    for day in (at("10:00").date(), at("10:00", day=24).date()):
        assert summarise_day(one, day) == summarise_day(other, day)
    for words in ("nandu", "presupuesto", "lopez"):
        found = [each.number for each in messages(one, words=words)]
        assert [each.number for each in messages(other, words=words)] == found
    assert find_callers(one, "maria") == find_callers(other, "maria")
    assert check_desk(other).troubles == ()


def test_everything_is_there_and_new_numbers_follow(with_a_past: Reception, office: Desk) -> None:
    told: list[float] = []
    done = move_in(office, with_a_past.address, tell=told.append)
    assert (done.moved.messages, done.moved.people, done.troubles) == (4, 4, ())
    assert done.moved.contacts > 0
    assert done.moved.shown > 0
    assert told[-1] == 1.0
    _same(with_a_past.desk, office)
    assert remind(office) == remind(with_a_past.desk), "what was shown is not shown again"
    new = take_message(office, NewMessage(text="x"), by=with_a_past.ana)
    assert new.number == 5


def test_done_again_nothing_is_there_twice(with_a_past: Reception, office: Desk) -> None:
    _moved(office, with_a_past)
    again = _moved(office, with_a_past)
    assert (again.moved.messages, again.moved.events, again.moved.there) == (0, 0, 4)
    assert (again.moved.people, again.moved.contacts) == (0, 0)
    _same(with_a_past.desk, office)
    note(office, 1, "en la oficina", by=with_a_past.ana)
    with_a_past.take("17:00", taken_at=with_a_past.now)
    later = _moved(office, with_a_past)
    assert (later.moved.messages, later.moved.there) == (1, 4)
    assert len(message(office, 1).history) == len(message(with_a_past.desk, 1).history) + 1


def test_what_went_on_at_the_old_place_since_is_refused(
    with_a_past: Reception, office: Desk
) -> None:
    _moved(office, with_a_past)
    answered(with_a_past.desk, 1, by=with_a_past.juan)
    with pytest.raises(NotAllowed, match="Message 1 was moved in before, and has gone on"):
        _moved(office, with_a_past)


def test_numbers_that_others_have_are_refused(with_a_past: Reception, lived_in: Desk) -> None:
    nuria = lived_in.people().active[0].id
    take_message(lived_in, NewMessage(text="otro"), by=nuria)
    with pytest.raises(NotAllowed, match="has another message 1 already"):
        _moved(lived_in, with_a_past)
    take_message(lived_in, NewMessage(text="otro"), by=nuria)
    with pytest.raises(NotAllowed, match="has 2 other messages of the same numbers"):
        _moved(lived_in, with_a_past)
    assert len(messages(lived_in, tray=Tray.ALL)) == 2
    assert [each.name for each in lived_in.people()] == ["Nuria"]


def test_where_numbers_do_not_meet_both_are_kept(with_a_past: Reception, office: Desk) -> None:
    with office.database.begin() as session:
        session.exec_driver_sql("ALTER SEQUENCE messages_number_seq RESTART 100")
    nuria = manage_people.add(office, "Nuria").id
    save_office(office, replace(office.office(), name="La otra"))
    assert take_message(office, NewMessage(text="otro"), by=nuria).number == 100
    assert _moved(office, with_a_past).moved.messages == 4
    assert [each.number for each in messages(office, tray=Tray.ALL)][-1] in (1, 100)
    assert office.office().name == "La otra", "an office that works keeps its settings"
    assert take_message(office, NewMessage(text="x"), by=nuria).number == 101
    assert check_desk(office).troubles == ()


def test_the_owner_the_office_was_made_with_is_the_one_who_comes(
    with_a_past: Reception, office: Desk
) -> None:
    made = manage_people.add(office, "Laura")
    with office.database.begin() as session:
        session.exec_driver_sql(
            "INSERT INTO logins (login, person, role) VALUES ('laura', %(who)s, 'owner')",
            {"who": made.id},
        )
    _moved(office, with_a_past)
    assert [each.id for each in office.people() if each.name == "Laura"] == [with_a_past.laura]
    with office.database.read() as session:
        who = session.exec_driver_sql("SELECT person FROM logins").scalar_one()
    assert who == with_a_past.laura


def test_two_different_people_of_one_name_are_refused(with_a_past: Reception, office: Desk) -> None:
    with office.database.begin() as session:
        session.exec_driver_sql("ALTER SEQUENCE messages_number_seq RESTART 100")
    other = manage_people.add(office, "laura").id
    take_message(office, NewMessage(text="x"), by=other)
    with pytest.raises(NotAllowed, match="Somebody else called laura works"):
        _moved(office, with_a_past)
    assert len(office.people().colleagues) == 1


def test_stopped_half_way_nothing_is_there(with_a_past: Reception, office: Desk) -> None:
    def stop(_done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        move_in(office, with_a_past.address, tell=stop)
    assert office.people().colleagues == ()
    assert messages(office, tray=Tray.ALL) == ()
    _moved(office, with_a_past)
    _same(with_a_past.desk, office)


def test_what_arrives_otherwise_than_it_was_sent_is_not_kept(
    with_a_past: Reception, office: Desk
) -> None:
    with office.database.begin() as session:
        session.exec_driver_sql(
            "CREATE FUNCTION forges() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN NEW.computer := 'other'; RETURN NEW; END $$"
        )
        session.exec_driver_sql(
            "CREATE TRIGGER a_forger BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION forges()"
        )
    with pytest.raises(StorageTrouble, match="arrived otherwise than it was sent"):
        _moved(office, with_a_past)
    assert messages(office, tray=Tray.ALL) == ()


def test_what_cannot_move_is_said_in_words(
    with_a_past: Reception, office: Desk, tmp_path: Path
) -> None:
    with pytest.raises(NotAllowed, match="Name the office that it moves into"):
        move_in(with_a_past.desk, with_a_past.address)
    with pytest.raises(NotFound, match="There is no file"):
        move_in(office, f"sqlite:///{tmp_path / 'none.sqlite3'}")
    with with_a_past.desk.database.begin() as session:
        session.exec_driver_sql("UPDATE messages SET state = '{}' WHERE number = 1")
    with pytest.raises(NotAllowed, match="does not hold together: Message 1"):
        _moved(office, with_a_past)


def test_the_office_comes_out_into_a_file_as_it_was(
    with_a_past: Reception, office: Desk, tmp_path: Path
) -> None:
    _moved(office, with_a_past)
    note(office, 1, "en la oficina", by=with_a_past.ana)
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / "desk.sqlite3"
    moved = export_desk(office, file)
    assert (moved.messages, moved.there) == (4, 0)
    assert [each.name for each in folder.iterdir()] == ["desk.sqlite3"]
    out = open_at(in_file(folder), with_a_past.clock, with_a_past.notifier)
    _same(office, out)
    assert take_message(out, NewMessage(text="x"), by=with_a_past.ana).number == 5
    out.close()
    with pytest.raises(NotAllowed, match="exists already"):
        export_desk(office, file)
    with pytest.raises(NotAllowed, match="is a file already"):
        export_desk(with_a_past.desk, folder / "other.sqlite3")


def test_an_office_that_does_not_hold_together_makes_no_file(
    with_a_past: Reception, office: Desk, tmp_path: Path
) -> None:
    _moved(office, with_a_past)
    with office.database.begin() as session:
        session.exec_driver_sql("UPDATE messages SET due_at = NULL WHERE number = 1")
    with pytest.raises(StorageTrouble, match="does not hold together: Message 1"):
        export_desk(office, tmp_path / "out.sqlite3")
    assert not list(tmp_path.glob("*out.sqlite3*"))
    (tmp_path / "a file").write_text("")
    with pytest.raises(StorageTrouble):
        export_desk(office, tmp_path / "a file" / "out.sqlite3")
