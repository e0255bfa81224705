"""Do not disturb: one's own reminders wait, for an hour at most; the second person is told."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.ids import PersonId
from receptionist.domain.reminders import Stage
from receptionist.domain.response_standard import presence_words
from receptionist.services import manage_people
from receptionist.services.remind import next_wake, remind, reminder_rows
from receptionist.services.watching.do_not_disturb import do_not_disturb
from tests.domain.lives import at
from tests.support.office import Reception


def told(reception: Reception, clock: str) -> list[tuple[str, str]]:
    """Who is reminded of what at that time."""
    reception.to(clock)
    people = reception.desk.people()
    return [(people.name(each.person), str(each.stage)) for each in remind(reception.desk)]


def test_what_falls_due_meanwhile_comes_once_when_the_quiet_ends(reception: Reception) -> None:
    reception.take("12:00")
    assert told(reception, "10:00") == [("Juan", "given")]
    do_not_disturb(reception.desk, reception.juan, minutes=30)
    assert told(reception, "10:16") == []
    assert reminder_rows(reception.desk, persons=frozenset({reception.juan})) == ()
    assert next_wake(reception.desk) == at("10:30")
    assert told(reception, "10:29") == []
    assert ("Juan", "unseen") in told(reception, "10:31")
    assert told(reception, "10:32") == []


def test_the_second_person_is_told_all_the_same(reception: Reception) -> None:
    reception.take("12:00")
    told(reception, "10:10")
    do_not_disturb(reception.desk, reception.juan, minutes=60)
    assert told(reception, "10:30") == [("Marta", "second")]
    do_not_disturb(reception.desk, reception.marta, minutes=60)
    (row,) = reminder_rows(reception.desk, persons=frozenset({reception.marta}))
    assert row.stage is Stage.SECOND


def test_of_two_who_want_quiet_the_first_to_end_it_is_looked_at(reception: Reception) -> None:
    reception.take("12:00", assignee=None, department=reception.sales)
    for person, minutes in ((reception.juan, 40), (reception.marta, 20)):
        do_not_disturb(reception.desk, person, minutes=minutes)
    told(reception, "10:00")
    assert next_wake(reception.desk) is not None
    assert ("Marta", "unseen") in told(reception, "10:21")
    assert ("Juan", "unseen") in told(reception, "10:41")


def test_it_can_be_ended_at_once_and_is_seen_by_everybody(reception: Reception) -> None:
    reception.take("12:00")
    told(reception, "10:00")
    juan = do_not_disturb(reception.desk, reception.juan, minutes=60)
    hours = reception.desk.office().hours
    words = presence_words(juan, hours=hours, now=reception.now)
    assert words == "do not disturb until 11:00"
    assert told(reception, "10:20") == []
    ended = do_not_disturb(reception.desk, reception.juan, minutes=0)
    assert presence_words(ended, hours=hours, now=reception.now) == ""
    assert told(reception, "10:21") == [("Juan", "unseen")]
    assert not juan.quiet_at(juan.quiet_until or reception.now)


def test_an_hour_at_most_and_only_for_who_works_here(reception: Reception) -> None:
    for minutes in (61, -1):
        with pytest.raises(BadInput):
            do_not_disturb(reception.desk, reception.juan, minutes=minutes)
    with pytest.raises(NotFound):
        do_not_disturb(reception.desk, PersonId(uuid4()), minutes=10)
    manage_people.retire(reception.desk, reception.marta)
    with pytest.raises(NotAllowed):
        do_not_disturb(reception.desk, reception.marta, minutes=10)


def test_being_absent_does_not_matter_to_it(reception: Reception) -> None:
    quiet = do_not_disturb(reception.desk, reception.juan, minutes=60)
    until = reception.now + timedelta(minutes=60)
    assert quiet.quiet_until == until
    assert quiet.quiet_at(until - timedelta(seconds=1))
