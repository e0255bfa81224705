"""Closed messages lose their caller's data after so many months, where the office says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from receptionist.domain.errors import BadInput
from receptionist.domain.history import ReopenReason
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.services.check_desk import check_desk
from receptionist.services.close_message import close, reopen
from receptionist.services.edit_message import note
from receptionist.services.erasing import let_go as letting_go
from receptionist.services.erasing.let_go import kept_too_long, let_go
from receptionist.services.erasing.log_file import log_file
from receptionist.services.find_messages import message
from receptionist.services.office import keep_for, save_office
from receptionist.storage.erasing.words import erasures
from tests.support.office import Reception

YEAR = timedelta(days=366)


def _closed(reception: Reception, name: str) -> int:
    number = reception.take(caller=Caller(name=name), text=f"{name} pregunta").number
    close(reception.desk, number, outcome=Outcome.RESOLVED, note=name, by=reception.ana)
    return number


def test_months_are_those_of_the_calendar_and_days_begin_at_midnight_there() -> None:
    hours = OpeningHours.of({}, time_zone="Europe/Madrid")
    office = Office(hours=hours, keep_months=1)
    since = office.keeps_since(hours.at_wall(date(2027, 3, 31), 13 * 60))
    assert since == hours.at_wall(date(2027, 2, 28), 0)
    since = replace(office, keep_months=13).keeps_since(hours.at_wall(date(2027, 1, 15), 0))
    assert since == hours.at_wall(date(2025, 12, 15), 0)
    assert replace(office, keep_months=0).keeps_since(since) is None


def test_what_is_closed_long_enough_loses_its_caller_and_nothing_else(reception: Reception) -> None:
    desk, owner = reception.desk, reception.laura
    old, still_open = _closed(reception, "Zoraida"), reception.take().number
    reception.wait(YEAR)
    young = _closed(reception, "Quiteria")
    assert (let_go(desk, by=owner).numbers, kept_too_long(desk)) == ((), 0), "kept for good"
    assert kept_too_long(desk, 12) == 1, "said before it is chosen"
    keep_for(desk, 12)
    before = message(desk, old).message
    assert let_go(desk, by=owner).numbers == (old,)
    after = message(desk, old).message
    assert (after.caller, after.text) == (Caller(), "")
    assert before.closing
    assert after.closing == replace(before.closing, note="")
    assert after.promise.verdict(reception.now) is before.promise.verdict(reception.now)
    assert message(desk, young).message.caller.name == "Quiteria"
    assert message(desk, still_open).message.caller.name == "María López"
    assert (let_go(desk, by=owner).numbers, kept_too_long(desk)) == ((), 0)
    assert check_desk(desk).troubles == ()
    assert not log_file(desk.database).exists(), "after a backup is put back the rule says it again"


def test_what_was_said_after_a_message_was_reopened_goes_as_well(reception: Reception) -> None:
    desk, ana, owner = reception.desk, reception.ana, reception.laura
    number = _closed(reception, "Zoraida")
    keep_for(desk, 1)
    reception.wait(YEAR)
    assert let_go(desk, by=owner).numbers == (number,)
    reopen(desk, number, because=ReopenReason.CAME_BACK, by=ana)
    note(desk, number, "Zoraida otra vez", by=ana)
    assert let_go(desk, by=owner).numbers == (), "it is open"
    close(desk, number, outcome=Outcome.NOT_NEEDED, note="", by=ana)
    reception.wait(YEAR)
    assert let_go(desk, by=owner).numbers == (number,)
    assert "Zoraida" not in repr(message(desk, number))


def test_many_go_a_little_at_a_time(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_go, "AT_ONCE", 2)
    numbers = [_closed(reception, name) for name in ("Una", "Dos", "Tres")]
    keep_for(reception.desk, 6)
    reception.wait(YEAR)
    gone = [let_go(reception.desk, by=reception.laura).numbers for _ in range(3)]
    assert gone == [(numbers[0], numbers[1]), (numbers[2],), ()]


def test_on_one_pc_it_goes_for_its_owner_and_in_an_office_an_owners_pc_does_it(
    reception: Reception,
) -> None:
    desk, number = reception.desk, _closed(reception, "Zoraida")
    keep_for(desk, 6)
    reception.wait(YEAR)
    done = let_go(desk, by=reception.ana)
    assert done.numbers == ((number,) if desk.database.in_file else ())
    assert let_go(desk, by=reception.laura).numbers == (() if done.numbers else (number,))
    with desk.database.read() as session:
        assert {each.by for each in erasures(session)} == {reception.laura}


@pytest.mark.parametrize("months", [-1, 241])
def test_months_that_make_no_sense_are_refused(reception: Reception, months: int) -> None:
    with pytest.raises(BadInput, match="1 to 240 months"):
        keep_for(reception.desk, months)
    with pytest.raises(BadInput, match="1 to 240 months"):
        save_office(reception.desk, replace(reception.desk.office(), keep_months=months))
