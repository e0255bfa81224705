"""The office's settings: hours, closed and special days, how soon it answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.services.office import (
    change_reading,
    close_on,
    save_office,
    set_hours,
    set_standard,
    special_on,
)
from receptionist.services.remind import next_wake, remind
from tests.support.office import Reception

CHRISTMAS = date(2026, 12, 25)


def test_the_hours_of_a_weekday(reception: Reception) -> None:
    set_hours(reception.desk, "sat", ["10:00-13:00"])
    assert reception.desk.office().hours.as_dict()["week"]["sat"] == ["10:00-13:00"]
    set_hours(reception.desk, "sat", [])
    assert reception.desk.office().hours.is_closed_day(date(2026, 11, 28))
    for day, spans in (("xyz", ["10:00-13:00"]), ("sat", ["13:00-10:00"])):
        with pytest.raises(BadInput):
            set_hours(reception.desk, day, spans)


def test_closed_and_special_days(reception: Reception) -> None:
    special_on(reception.desk, CHRISTMAS, ["10:00-12:00"])
    assert reception.desk.office().hours.openings(CHRISTMAS)
    close_on(reception.desk, CHRISTMAS)
    assert reception.desk.office().hours.is_closed_day(CHRISTMAS)
    special_on(reception.desk, CHRISTMAS, ["10:00-11:00"])
    assert not reception.desk.office().hours.is_closed_day(CHRISTMAS), "the later word counts"
    close_on(reception.desk, CHRISTMAS)
    close_on(reception.desk, CHRISTMAS, closed=False)
    assert not reception.desk.office().hours.is_closed_day(CHRISTMAS)


def test_how_soon_it_answers(reception: Reception) -> None:
    set_standard(reception.desk, standard=timedelta(minutes=45))
    office = set_standard(reception.desk, urgent=timedelta(minutes=5))
    assert (office.standard, office.urgent_standard) == (
        timedelta(minutes=45),
        timedelta(minutes=5),
    )
    assert reception.desk.office() == office
    for wrong in (timedelta(0), timedelta(days=31)):
        with pytest.raises(BadInput, match="between one minute and thirty days"):
            set_standard(reception.desk, standard=wrong)
        with pytest.raises(BadInput, match="between one minute and thirty days"):
            save_office(reception.desk, replace(office, urgent_standard=wrong))
    assert reception.desk.office() == office


def test_every_open_message_is_looked_at_again(reception: Reception) -> None:
    reception.take()
    remind(reception.desk)
    assert next_wake(reception.desk) != reception.now
    close_on(reception.desk, CHRISTMAS)
    assert next_wake(reception.desk) == reception.now


def test_on_one_pc_nobody_is_promised_that_others_do_not_read(reception: Reception) -> None:
    if reception.desk.database.in_file:
        with pytest.raises(NotAllowed, match="On one PC"):
            change_reading(reception.desk, everything=False)
    else:
        assert not change_reading(reception.desk, everything=False).colleagues_read_all
    assert change_reading(reception.desk, everything=True).colleagues_read_all
