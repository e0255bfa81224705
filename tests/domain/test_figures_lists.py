"""What the day page lists: response times, what went wrong, who waits, what is due, who repeats."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from receptionist.domain.figures.look_at import Matter
from receptionist.domain.figures.rows import OpenState
from receptionist.domain.history import (
    Accepted,
    Answered,
    Assigned,
    Edited,
    HandedOver,
    Noted,
    Reopened,
    ReopenReason,
    Seen,
    TermAgreed,
)
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Wants
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.promise import Told
from tests.domain.day_counts import (
    DONE,
    TUESDAY,
    VOICEMAIL,
    figures,
)
from tests.domain.lives import ANA, MARTA, Life, at
from tests.domain.offices import HOURS


def test_response_times_are_opening_time_and_those_waiting_stand_beside() -> None:
    quick = Life(taken="10:00").then("10:10", Answered())
    over_lunch = Life(taken="12:30", due="16:00").then("15:30", DONE)  # 13:30-14:00, 16:00-16:30
    third = Life(taken="10:00").then("10:30", Answered())
    information = Life(due=None).then("10:01", Edited(wants=(Wants.FOR_YOUR_INFORMATION,)))
    information.then("10:02", DONE)
    waits = Life(taken="16:00", due=None)
    response = figures(quick, over_lunch, third, information, waits, now=at("17:00")).response
    assert response.answered == (1, 2, 3)
    assert response.least == timedelta(minutes=10)
    assert response.median == timedelta(minutes=30)
    assert response.mean == timedelta(minutes=100) / 3
    assert response.most == timedelta(minutes=60)
    assert response.waiting == (5,)
    assert response.longest_wait == timedelta(minutes=60)


def test_a_term_that_nobody_was_told_of_owes_no_answer() -> None:
    told_nobody = TermAgreed(due_at=at("15:00"), told=Told.NOT_TOLD, words="x")
    information = Life(due=None).then("10:01", Edited(wants=(Wants.FOR_YOUR_INFORMATION,)))
    response = figures(information.then("10:02", told_nobody).then("10:30", Answered())).response
    assert (response.answered, response.waiting) == ((), ())


def test_a_round_after_an_answer_has_its_own_response_time() -> None:
    life = Life(taken="10:00").then("10:10", Answered())
    life.then("15:00", TermAgreed(due_at=at("17:00"), told=Told.PHONE, words="la factura"))
    life.then("15:45", Answered())
    response = figures(life).response
    assert (response.least, response.most) == (timedelta(minutes=10), timedelta(minutes=45))


def test_broken_first_and_the_slowest_answers_first() -> None:
    late = Life(due="11:00").then("12:00", DONE)
    quick = Life(due="11:00").then("10:05", DONE)
    broken = Life(due="12:30")
    earlier = Life(due="11:30")
    day = figures(late, quick, broken, earlier)
    assert [row.message.number for row in day.failed] == [4, 3]
    assert [row.message.number for row in day.slowest] == [1, 2]
    assert (day.slowest[0].late_by, day.slowest[1].late_by) == (timedelta(hours=1), None)


def test_still_open_by_colleague_never_by_rank() -> None:
    for_marta = Life(due=None).then("10:05", Assigned(to=MARTA), by=ANA)
    nobody = Life(due="16:00").then("10:05", Assigned(), by=ANA)
    answered = Life(due="12:00").then("11:00", Answered())
    late = Life(due="11:00", taken="09:00").then("10:30", VOICEMAIL)
    day = figures(for_marta, nobody, answered, late, now=at("15:00"))
    assert [held.holder for held in day.still_open] == ["", "Juan", "Marta"]
    states = {row.message.number: row.state for held in day.still_open for row in held.rows}
    assert states == {
        1: OpenState.NOTHING_PROMISED,
        2: OpenState.DUE,
        3: OpenState.ANSWERED,
        4: OpenState.LATE,
    }
    (first, _second) = day.still_open[1].rows
    assert (first.message.number, first.told_at, first.tried_at) == (4, None, at("10:30"))
    assert first.age == timedelta(hours=6)
    assert day.late_open == 1


def test_due_tomorrow_is_due_on_the_next_day_that_opens() -> None:
    today = Life(due="18:00")
    friday = Life(due=None)
    friday.then("10:05", TermAgreed(due_at=at("09:00", day=30), told=Told.PHONE, words="x"))
    day = figures(today, friday, day=date(2026, 11, 27), now=at("12:00", day=27))
    assert day.next_day == date(2026, 11, 30)
    assert [row.message.number for row in day.due_next] == [2]
    never = OpeningHours.of({}, time_zone="Europe/Madrid")
    closed = figures(today, hours=never)
    assert closed.next_day == TUESDAY
    assert closed.since.at == at("23:00", day=22) - timedelta.resolution


def test_repeat_callers_are_the_same_contact_or_name_and_number() -> None:
    def called(caller: Caller, *, chases: int = 0) -> Life:
        life = Life(due="18:30").then("10:01", Edited(caller=caller))
        for _each in range(chases):
            life.then("11:00", Noted(text="otra vez", chase=True))
        return life.then("11:05", Noted(text="nota"))

    contact = PersonId(UUID(int=50))
    pedro = Caller(name="Pedro Sanz", phone="655 12 34 56", phone_e164="+34655123456")
    day = figures(
        called(pedro, chases=3),
        called(Caller(name="pedro  sanz", phone="+34 655 123 456", phone_e164="+34655123456")),
        called(Caller(name="Otra Sanz", phone="655123456", phone_e164="+34655123456")),
        called(Caller(name="María", contact=contact)),
        called(Caller(name="María L.", contact=contact)),
        called(Caller(withheld=True)),
        called(Caller(withheld=True)),
    )
    assert [(one.calls, one.numbers) for one in day.callers] == [(5, (1, 2)), (2, (4, 5))]
    often = [each for each in day.look_at if each.matter is Matter.CALLED_OFTEN]
    assert [(each.count, each.caller) for each in often] == [(5, "pedro  sanz")]


def test_a_caller_who_came_back_called_again() -> None:
    life = Life(due=None).then("10:01", Edited(caller=Caller(name="Pedro")))
    life.then("11:00", DONE).then("12:00", Reopened(because=ReopenReason.CAME_BACK))
    assert [one.calls for one in figures(life).callers] == [2]


def test_handed_over_twice_or_more() -> None:
    around = Life().then("10:10", HandedOver(to=MARTA)).then("10:20", Accepted(), by=MARTA)
    around.then("10:30", HandedOver(to=ANA), by=MARTA)
    once = Life().then("10:10", HandedOver(to=MARTA))
    assert [row.message.number for row in figures(around, once).handed_around] == [1]
    around.then("11:00", DONE)
    assert [row.message.number for row in figures(around).handed_around] == [1]
    assert figures(around, day=TUESDAY).handed_around == ()


def test_calls_by_hour_stand_against_the_opening_hours() -> None:
    day = figures(Life(taken="08:15"), Life(taken="08:45"), Life(taken="12:59"))
    taken = {each.hour: each.taken for each in day.hours if each.taken}
    assert taken == {9: 2, 13: 1}  # Madrid's clock
    opened = {each.hour: each.open_minutes for each in day.hours if each.open_minutes}
    assert opened == {9: 60, 10: 60, 11: 60, 12: 60, 13: 60, 16: 60, 17: 60, 18: 60}


def test_the_hour_that_comes_twice_counts_twice() -> None:
    night = OpeningHours.of({"sun": ["00:00-04:00"]}, time_zone="Europe/Madrid")
    day = figures(day=date(2026, 10, 25), hours=night)
    assert [each.open_minutes for each in day.hours[:5]] == [60, 60, 120, 60, 0]


def test_what_to_look_at_names_what_went_wrong_gravest_first() -> None:
    broken = Life(due="12:00").then("10:10", Seen())
    unassigned = Life(due=None).then("10:05", Assigned(), by=ANA)
    unseen = Life(due=None)
    around = Life(due=None).then("10:10", HandedOver(to=MARTA))
    around.then("10:20", Accepted(), by=MARTA).then("10:30", HandedOver(to=ANA), by=MARTA)
    facts = figures(broken, unassigned, unseen, around).look_at
    assert [(fact.matter, fact.numbers) for fact in facts] == [
        (Matter.BROKEN, (1,)),
        (Matter.NOT_TOLD, (1,)),
        (Matter.UNASSIGNED, (2,)),
        (Matter.UNSEEN, (3,)),
        (Matter.HANDED_AROUND, (4,)),
    ]


def test_the_figures_read_as_json_with_the_offices_times() -> None:
    broken = Life(due="12:00")
    late = Life(due="11:00").then("12:00", DONE)
    pedro = Edited(caller=Caller(name="Pedro"))
    late.then("15:00", pedro)
    broken.then("15:00", pedro)
    day = json.loads(json.dumps(figures(broken, late, now=at("17:00")).as_dict()))
    assert day["repeat_callers"][0]["numbers"] == [1, 2]
    assert (day["day"], day["until"]) == ("2026-11-23", "2026-11-23T18:00:00+01:00")
    assert (day["taken"], day["closed"], day["still_open"]) == (2, 1, 1)
    assert (day["kept"], day["late"], day["broken"]) == (0, 1, 1)
    assert day["numbers"]["broken"] == [1]
    assert day["response"]["median_minutes"] == 120
    assert day["failed"][0]["due_at"] == "2026-11-23T13:00:00+01:00"
    assert day["slowest"][0]["outcome"] == "resolved"
    assert day["open"][0]["for"] == "Juan"
    assert day["look_at"][0] == {
        "matter": "broken",
        "count": 1,
        "numbers": [1],
        "caller": "",
    }


def test_the_time_zone_of_now_does_not_matter() -> None:
    life = Life(due="12:00")
    now = at("17:00")
    assert figures(life, now=now) == figures(life, now=now.astimezone(HOURS.zone))
    assert now.tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "taken"),
    [
        (date(2026, 10, 24), datetime(2026, 10, 24, 21, 59, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 24, 22, 0, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 22, 59, tzinfo=UTC)),  # 25 hours long
        (date(2026, 3, 29), datetime(2026, 3, 29, 21, 59, tzinfo=UTC)),  # 23 hours long
        (date(2026, 3, 30), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
    ],
)
def test_days_run_from_midnight_to_midnight_in_the_offices_zone(day: date, taken: datetime) -> None:
    life = Life()
    first = replace(life.events[0], happened_at=taken, recorded_at=taken)
    life.events = (first,)
    for each, expected in (
        (day, 1),
        (day - timedelta(days=1), 0),
        (day + timedelta(days=1), 0),
    ):
        assert len(figures(life, day=each).balance.taken) == expected
