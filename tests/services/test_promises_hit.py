"""Hours, holidays or absences changed later: the open promises they hit are listed."""

from __future__ import annotations

from datetime import date
from typing import Any

from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Message
from receptionist.domain.people import Whereabouts
from receptionist.services.answer_caller import answered
from receptionist.services.manage_people import away
from receptionist.services.office import close_on
from receptionist.services.promises_hit import hit_words, promises_hit
from tests.domain.lives import at
from tests.support.office import Reception


def take(reception: Reception, clock: str, *, day: int = 24, **more: Any) -> Message:
    promised = Promised(words="le llamamos", due_at=at(clock, day=day))
    return reception.take(promised=promised, nothing_promised=False, **more)


def lines(reception: Reception) -> list[str]:
    desk = reception.desk
    return [hit_words(each, desk.office(), desk.now()) for each in promises_hit(desk)]


def test_a_day_closed_later_hits_what_was_promised_for_it(reception: Reception) -> None:
    take(reception, "12:00")
    take(reception, "10:00", assignee=None, caller=Caller())
    take(reception, "12:00", day=25)
    reception.take(None)
    assert lines(reception) == []
    close_on(reception.desk, date(2026, 11, 24))
    assert lines(reception) == [
        "#2 Unknown caller, promised tomorrow 10:00: the office is closed then",
        "#1 María López, promised tomorrow 12:00: the office is closed then",
    ]
    known = promises_hit(reception.desk)
    close_on(reception.desk, date(2026, 11, 25))
    assert [each.number for each in promises_hit(reception.desk, known=known)] == [3]
    answered(reception.desk, 2, by=reception.ana)
    assert [each.number for each in promises_hit(reception.desk)] == [1, 3]


def test_an_absence_hits_what_is_due_before_the_return(reception: Reception) -> None:
    for day in (23, 24, 25):
        take(reception, "12:00", day=day)
    reception.to("13:00")
    reason, back = Whereabouts.HOLIDAY, at("09:00", day=25)
    away(reception.desk, reception.juan, reason=reason, back_at=back)
    assert lines(reception) == ["#2 María López, promised tomorrow 12:00: Juan is away"]
    close_on(reception.desk, date(2026, 11, 24))
    assert lines(reception) == [
        "#2 María López, promised tomorrow 12:00: the office is closed then, Juan is away"
    ]
    away(reception.desk, reception.juan, reason=Whereabouts.SICK)
    assert [each.number for each in promises_hit(reception.desk)] == [2, 3]
