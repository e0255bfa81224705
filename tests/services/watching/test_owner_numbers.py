"""The owner's four numbers at a busy moment, and the messages behind each."""

from __future__ import annotations

from dataclasses import replace

from receptionist.domain.message import Outcome
from receptionist.domain.opening_hours import OpeningHours
from receptionist.services.answer_caller import answered
from receptionist.services.assign_message import assign
from receptionist.services.close_message import close
from receptionist.services.office import change_office
from receptionist.services.watching.owner_numbers import (
    due_in_the_hour,
    judged_today,
    late_now,
    owner_numbers,
    unassigned_too_long,
)
from tests.support.office import Reception


def test_the_four_numbers_and_their_lists(reception: Reception) -> None:
    late = reception.take("10:30").number
    soon = reception.take("12:00").number
    reception.take("13:00")
    kept = reception.take("12:30").number
    tardy = reception.take("10:45").number
    long, short = (reception.take(None, assignee=None).number for _each in range(2))
    assign(reception.desk, short, to=reception.juan, by=reception.ana)
    reception.to("11:10")
    close(reception.desk, kept, outcome=Outcome.RESOLVED, by=reception.juan)
    answered(reception.desk, tardy, by=reception.juan)
    assign(reception.desk, short, to=None, by=reception.ana)
    reception.to("11:20")
    numbers = owner_numbers(reception.desk)
    assert numbers.late == (late,)
    assert numbers.soon == (soon,)
    assert numbers.unassigned == (long,)
    assert (numbers.kept, len(numbers.judged), numbers.taken) == ((kept,), 3, 7)
    assert set(numbers.judged) == {late, kept, tardy}
    assert numbers.judged[-1] == kept
    assert numbers.hours[10].taken == 7
    assert numbers.computers == ()
    desk = reception.desk
    assert [each(desk) for each in (late_now, due_in_the_hour, unassigned_too_long)] == [
        (late,),
        (soon,),
        (long,),
    ]
    assert judged_today(desk) == numbers.judged


def test_the_night_does_not_count_as_waiting(reception: Reception) -> None:
    reception.to("18:50").take(None, assignee=None)
    reception.to("09:15", day=24)
    assert unassigned_too_long(reception.desk) == ()
    reception.to("09:25", day=24)
    assert len(unassigned_too_long(reception.desk)) == 1


def test_an_office_without_hours_counts_by_the_clock(reception: Reception) -> None:
    reception.take(None, assignee=None)
    never = OpeningHours.of({}, time_zone="Europe/Madrid")
    change_office(reception.desk, lambda office: replace(office, hours=never))
    reception.to("10:29")
    assert unassigned_too_long(reception.desk) == ()
    reception.to("10:31")
    assert len(unassigned_too_long(reception.desk)) == 1
