"""While the server is away: messages are taken, worked on and reminded of, and arrive once."""

from __future__ import annotations

import pytest

from receptionist.domain.errors import NotFound, StorageAway
from receptionist.domain.history import AttemptKind
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.people import Whereabouts
from receptionist.services import manage_people
from receptionist.services.answer_caller import attempt
from receptionist.services.away.office_desk import open_office
from receptionist.services.check_desk import check_desk
from receptionist.services.close_message import close
from receptionist.services.edit_message import note
from receptionist.services.find_callers import find_callers
from receptionist.services.find_messages import message
from receptionist.services.keep_contacts import add as add_contact
from receptionist.services.remind import remind
from receptionist.services.summarise_day import summarise_day
from receptionist.services.take_message import NewMessage
from receptionist.services.undo import undo
from receptionist.settings import Settings
from tests.services.away.conftest import Pc


def _new(name: str, pc: Pc) -> NewMessage:
    return NewMessage(caller=Caller(name=name), text="que le llamen", assignee=pc.others.juan)


def test_a_message_taken_meanwhile_is_listed_here_and_gets_its_number_afterwards(pc: Pc) -> None:
    pc.goes_away()
    taken = pc.take(_new("Rosa", pc))
    assert taken.provisional
    assert {each.caller.name for each in pc.listed} == {"María López", "Rosa"}
    assert (pc.states[-1].waiting, pc.states[-1].since) == (1, pc.others.now)
    pc.wait(minutes=7)
    pc.comes_back()
    there = next(each for each in pc.listed if each.caller.name == "Rosa")
    assert not there.provisional
    assert pc.seen_by_others(there.number).id == taken.id
    (event,) = pc.history(there.number)
    assert event.happened_at == taken.taken_at
    assert event.recorded_at >= event.happened_at
    assert (pc.states[-1].waiting, pc.states[-1].since) == (0, None)
    # Whoever still has its first number before their eyes goes on with the same message.
    pc.do(lambda desk: note(desk, taken.number, "sigue", by=pc.others.ana))
    assert [each.what.kind for each in pc.history(there.number)] == ["taken", "noted"]


def test_a_first_number_is_understood_the_next_time_it_is_away(pc: Pc) -> None:
    pc.goes_away()
    taken = pc.take(_new("Rosa", pc))
    pc.comes_back()
    pc.goes_away()
    again = pc.do(lambda desk: message(desk, taken.number).message)
    assert (again.id, again.provisional) == (taken.id, False)
    with pytest.raises(NotFound):
        pc.do(lambda desk: message(desk, 77))


def test_everything_done_meanwhile_arrives_once_and_in_its_order(pc: Pc) -> None:
    pc.goes_away()
    by = pc.others.juan
    pc.do(lambda desk: note(desk, 1, "llama a las dos", by=by))
    pc.do(lambda desk: attempt(desk, 1, what=AttemptKind.BUSY, by=by))
    pc.wait(seconds=5)
    pc.do(lambda desk: undo(desk, 1, by=by))
    pc.do(lambda desk: attempt(desk, 1, what=AttemptKind.NO_ANSWER, by=by))
    pc.do(lambda desk: close(desk, 1, outcome=Outcome.UNREACHABLE, by=by))
    pc.comes_back()
    kinds = [each.what.kind for each in pc.history(1)]
    assert kinds == ["taken", "noted", "attempt", "undone", "attempt", "closed"]
    assert not pc.seen_by_others(1).open
    assert pc.office.line.refused() == ()
    assert check_desk(pc.others.desk).troubles == ()
    assert pc.office.line.reach()
    assert [each.what.kind for each in pc.history(1)] == kinds
    assert pc.listed == ()


def test_what_arrived_without_an_answer_is_not_done_twice(pc: Pc) -> None:
    """The server saved it, and the line was cut before it could say so."""
    pc.line.rule = lambda frame: "cut after" if b"COMMIT\0" in frame else ""
    taken = pc.take(_new("Rosa", pc))
    assert taken.provisional
    assert pc.seen_by_others(2).id == taken.id
    pc.line.rule = lambda _frame: ""
    pc.comes_back()
    pc.line.rule = lambda frame: "cut after" if b"COMMIT\0" in frame else ""
    pc.do(lambda desk: note(desk, 1, "una vez", by=pc.others.ana))
    pc.line.rule = lambda _frame: ""
    pc.comes_back()
    assert [each.what.kind for each in pc.history(1)] == ["taken", "noted"]
    assert [each.what.kind for each in pc.history(2)] == ["taken"]
    assert len(pc.listed) == 2


def test_a_line_that_breaks_while_it_sends_sends_the_rest_later(pc: Pc) -> None:
    pc.goes_away()
    for name in ("Uno", "Dos", "Tres"):
        pc.take(_new(name, pc))
    pc.line.refuses = False
    commits: list[bytes] = []

    def second_commit(frame: bytes) -> str:
        if b"COMMIT\0" in frame:
            commits.append(frame)
        return "cut after" if len(commits) == 4 else ""

    pc.line.rule = second_commit
    assert not pc.office.line.reach()
    assert pc.office.line.away
    pc.line.rule = lambda _frame: ""
    pc.comes_back()
    assert sorted(each.caller.name for each in pc.listed) == ["Dos", "María López", "Tres", "Uno"]


def test_each_stage_of_a_reminder_comes_once(pc: Pc) -> None:
    pc.others.to("11:58")
    shown = [each.stage for each in pc.do(remind)]
    assert shown
    assert pc.office.line.reach(), "the line's thread copies what was saved a second later"
    pc.goes_away()
    assert pc.do(remind) == ()
    pc.others.to("12:01")
    (due,) = pc.do(remind)
    assert due.stage.value == "due"
    assert pc.do(remind) == ()
    pc.comes_back()
    assert pc.do(remind) == ()
    assert remind(pc.others.desk) == ()


def test_until_the_office_has_a_message_this_pc_reminds_of_it(pc: Pc) -> None:
    pc.goes_away()
    taken = pc.take(_new("Rosa", pc))
    only_ana = frozenset({pc.others.ana})
    pc.wait(minutes=20)
    shown = pc.do(lambda desk: remind(desk, persons=only_ana))
    assert {each.message.id for each in shown} == {taken.id}


def test_what_needs_the_whole_office_waits_and_says_so(pc: Pc) -> None:
    add_contact(pc.others.desk, name="Pepa Gil", phones=("655 11 22 33",))
    pc.office.line._callers_at = -1000.0
    assert pc.office.line.reach()
    pc.goes_away()
    assert [each.contact.name for each in pc.do(lambda desk: find_callers(desk, "pepa"))]
    for work in (
        lambda desk: add_contact(desk, name="Otra"),
        lambda desk: manage_people.away(desk, pc.others.ana, reason=Whereabouts.OUT),
        lambda desk: summarise_day(desk, pc.others.now.date()),
        check_desk,
    ):
        with pytest.raises(StorageAway, match="does not answer just now"):
            pc.do(work)
    pc.comes_back()


def test_a_new_start_while_it_is_away_goes_on_where_the_last_ended(pc: Pc) -> None:
    pc.goes_away()
    pc.take(_new("Rosa", pc))
    pc.desk.close()
    pc.desk = pc.office.desk()
    assert {each.caller.name for each in pc.listed} == {"María López", "Rosa"}
    pc.comes_back()


def test_a_server_that_only_lets_one_read_is_away_too(pc: Pc) -> None:
    database = pc.others.address.partition("?")[0].rpartition("/")[2]
    pc.others.desk.database.close()
    with pc.others.desk.database.begin() as session:
        session.exec_driver_sql(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    pc.line.cut()
    taken = pc.take(_new("Rosa", pc))
    assert taken.provisional
    assert not pc.office.line.reach()
    assert pc.office.line.away
    with pc.others.desk.database.begin() as session:
        session.exec_driver_sql("SET default_transaction_read_only = off")
        session.exec_driver_sql(f"ALTER DATABASE {database} RESET default_transaction_read_only")
    pc.comes_back()
    assert len(pc.listed) == 2


def test_an_office_never_seen_from_here_cannot_be_worked_in(pc: Pc) -> None:
    office = open_office(Settings(), address="postgresql://ana@127.0.0.1:1/desk")
    assert office
    desk = office.desk()
    with pytest.raises(StorageAway, match="does not answer"):
        desk.do(lambda found: found.people())
    assert not office.line.away
    office.line.lost(StorageAway("found out elsewhere"))
    office.line.lost(StorageAway("and once more"))
    with pytest.raises(StorageAway, match="does not answer"):
        desk.do(lambda found: found.people())
    desk.close()


def test_a_desk_on_one_pc_has_no_office(tmp_path: object) -> None:
    assert open_office(Settings(), address=f"sqlite:///{tmp_path}/desk.sqlite3") is None


def test_a_desk_that_nobody_asks_holds_no_connection_and_works_again(pc: Pc) -> None:
    pc.office.desk().rest()  # of which nothing was asked so far
    ours = pc.do(lambda desk: desk)
    pc.desk.rest()
    assert ours.database._engine.pool.checkedin() == 0  # type: ignore[attr-defined]
    assert pc.do(lambda desk: desk.people()).active
    assert pc.do(lambda desk: desk) is ours, "it is the same desk"
