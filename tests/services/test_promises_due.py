"""How many promises an hour already holds for somebody."""

from __future__ import annotations

from receptionist.domain.message import Outcome
from receptionist.services.answer_caller import answered
from receptionist.services.close_message import close
from receptionist.services.find_messages import promises_due
from receptionist.services.hand_over import hand_over
from tests.domain.lives import at
from tests.support.office import Reception


def test_what_is_still_to_be_answered_counts(reception: Reception) -> None:
    first = reception.take("12:00")
    reception.take("12:30")
    reception.take("10:05")
    reception.take(None)
    reception.take("12:45", assignee=reception.marta)
    reception.take("12:50", assignee=None)
    done, closed = reception.take("13:00"), reception.take("13:10")
    answered(reception.desk, done.number, by=reception.juan)
    close(reception.desk, closed.number, outcome=Outcome.NOT_NEEDED, by=reception.juan)
    hand_over(reception.desk, first.number, to=reception.marta, why="knows it", by=reception.juan)
    reception.to("10:10")
    found = promises_due(reception.desk, reception.juan)
    assert found == (at("12:00"), at("12:30")), "until she accepts it is his"
    assert promises_due(reception.desk, reception.juan, but=first.number) == (at("12:30"),)
    assert promises_due(reception.desk, reception.marta) == (at("12:45"),)
