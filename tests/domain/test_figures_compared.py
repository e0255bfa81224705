"""Periods by name and the one before; what was done; kinds of calls; the spread of lengths."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.figures import History, PeriodFigures, period_figures
from receptionist.domain.figures.response import lengths_of
from receptionist.domain.figures.span import Period, Stretch
from receptionist.domain.history import (
    Accepted,
    Answered,
    HandedOver,
    Postponed,
    Taken,
    TermAgreed,
)
from receptionist.domain.ids import PersonId
from receptionist.domain.promise import Told
from tests.domain.lives import ANA, JUAN, MARTA, Life, at
from tests.domain.offices import HOURS, PEOPLE

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
MINUTE = timedelta(minutes=1)


def figures(*lives: Life, person: PersonId | None = None) -> PeriodFigures:
    """Monday's and Tuesday's, looked at on Friday."""
    return period_figures(
        [History(number=number, events=life.events) for number, life in enumerate(lives, 1)],
        first=MONDAY,
        last=TUESDAY,
        hours=HOURS,
        people=PEOPLE,
        now=at("20:00", day=27),
        person=person,
    )


@pytest.mark.parametrize(
    ("stretch", "day", "period", "before", "after"),
    [
        ("day", "2026-03-01", ("2026-03-01",) * 2, "2026-02-28", "2026-03-02"),
        ("week", "2026-11-29", ("2026-11-23", "2026-11-29"), "2026-11-16", "2026-11-30"),
        ("month", "2026-01-31", ("2026-01-01", "2026-01-31"), "2025-12-01", "2026-02-01"),
        ("quarter", "2026-02-28", ("2026-01-01", "2026-03-31"), "2025-10-01", "2026-04-01"),
        ("year", "2024-02-29", ("2024-01-01", "2024-12-31"), "2023-01-01", "2025-01-01"),
        ("other", "2026-02-28", ("2026-02-28",) * 2, "2026-02-27", "2026-03-01"),
    ],
)
def test_a_period_by_its_name_and_its_neighbours(
    stretch: str, day: str, period: tuple[str, str], before: str, after: str
) -> None:
    found = Period.of(Stretch(stretch), date.fromisoformat(day))
    assert (found.first.isoformat(), found.last.isoformat()) == period
    assert found.before.first.isoformat() == before
    assert found.after.first.isoformat() == after
    assert found.before.last + timedelta(days=1) == found.first


@given(st.sampled_from(list(Stretch)), st.dates(date(1980, 1, 1), date(2190, 1, 1)))
def test_periods_stand_in_a_row_without_a_gap(stretch: Stretch, day: date) -> None:
    period = Period.of(stretch, day)
    assert period.first <= day <= period.last
    assert period.before.after == period == period.after.before


def test_other_days_are_compared_with_as_many_before() -> None:
    other = Period(stretch=Stretch.OTHER, first=date(2026, 11, 5), last=date(2026, 11, 14))
    assert (other.before.first, other.before.last) == (date(2026, 10, 26), date(2026, 11, 4))
    assert other.after.before == other


def test_a_month_that_runs_is_compared_with_as_many_days() -> None:
    november = Period.of(Stretch.MONTH, MONDAY)
    assert november.compared_with(MONDAY) == (date(2026, 10, 1), date(2026, 10, 23))
    assert november.compared_with(date(2026, 12, 9)) == (date(2026, 10, 1), date(2026, 10, 31))
    march = Period.of(Stretch.MONTH, date(2026, 3, 30))
    assert march.compared_with(date(2026, 3, 30)) == (date(2026, 2, 1), date(2026, 2, 28))
    assert november.compared_with(date(2026, 1, 9)) == (date(2026, 10, 1), date(2026, 10, 31))


def test_what_was_done_is_counted_each_time() -> None:
    told = TermAgreed(due_at=at("16:00"), told=Told.PHONE)
    silent = TermAgreed(due_at=at("17:00"), told=Told.NOT_TOLD)
    life = Life().then("11:00", told).then("11:30", silent)
    life.then("11:40", HandedOver(to=MARTA)).then("11:45", Accepted(), by=MARTA)
    life.then("12:00", Postponed(until=at("12:10"))).then("12:10", Postponed(until=at("12:20")))
    life.then(at("12:30", day=26), Postponed(until=at("12:40", day=26)))
    deeds = figures(life).deeds
    assert (deeds.moved, deeds.handed_over, deeds.postponed) == ((1,), (1,), (1, 1))
    assert json.loads(json.dumps(figures(life).as_dict()))["postponed"] == 2


def test_kinds_of_calls_and_what_became_of_them() -> None:
    kept = _of_kind(Life(), "Taller").then("11:00", Answered())
    broken = _of_kind(Life(due="11:00"), "avería")
    plain = Life(due=None)
    earlier = _of_kind(Life(due=None), "vieja")
    (taken,) = earlier.events
    old = taken.happened_at - timedelta(days=9)
    earlier.events = (replace(taken, happened_at=old, recorded_at=old),)
    types = figures(kept, broken, plain, earlier).types
    assert [(each.call_type, each.taken) for each in types] == [
        ("avería", (2,)),
        ("Taller", (1,)),
        ("", (3,)),
    ]
    assert (types[0].broken, types[1].kept, types[2].late) == ((2,), (1,), ())


def _of_kind(life: Life, kind: str) -> Life:
    (taken,) = life.events
    assert isinstance(taken.what, Taken)
    life.events = (replace(taken, what=replace(taken.what, call_type=kind)),)
    return life


def test_one_persons_figures_are_of_their_messages_alone() -> None:
    juans = Life().then("11:00", Answered())
    martas = Life().then("11:00", HandedOver(to=MARTA)).then("11:05", Accepted(), by=MARTA)
    assert figures(juans, martas, person=JUAN).balance.taken == (1,)
    assert figures(juans, martas, person=MARTA).promises.kept == ()
    assert figures(juans, martas, person=ANA).balance.taken == ()
    assert len(figures(juans, martas).balance.taken) == 2


def test_response_by_opening_hours_and_by_the_clock() -> None:
    over_lunch = Life(due=None, taken="12:30").then("15:30", Answered())  # 13:30 to 16:30 there
    response = figures(over_lunch).response
    assert response.median == timedelta(hours=1)
    assert response.clock.median == timedelta(hours=3)
    assert figures().response.clock.ninety is None


def test_a_clock_that_ran_ahead_makes_no_negative_length() -> None:
    life = Life(due=None).then("10:30", Answered())
    early: datetime = at("09:50")
    life.events = (life.events[0], replace(life.events[1], happened_at=early))
    assert figures(life).response.clock.least == timedelta(0)


def test_nine_of_ten() -> None:
    assert lengths_of([each * MINUTE for each in range(10, 0, -1)]).ninety == 9 * MINUTE
    assert lengths_of([each * MINUTE for each in range(1, 12)]).ninety == 10 * MINUTE
    assert lengths_of([MINUTE]).ninety == MINUTE


def test_months_have_their_opening_hours_and_their_messages() -> None:
    (month,) = figures(Life(), Life()).months
    assert (month.open_minutes, month.numbers) == (16 * 60, (1, 2))
    assert figures(Life()).hours[11].numbers == (1,)
    assert figures(Life()).weekdays[0].hours[11].numbers == (1,)
