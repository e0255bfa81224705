"""Planned absences: from when until when, who stands in, and what somebody says meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from receptionist.domain.people import Absence, Colleague, Presence, Whereabouts
from tests.domain.lives import ANA, JUAN, MARTA, at
from tests.domain.test_people import HOURS, acting, away, office

AFTERNOON = Absence(start=at("14:00"), end=at("14:00", day=25), deputy=ANA)
JUAN_PLANS = Colleague(id=JUAN, name="Juan", deputy=MARTA, absences=(AFTERNOON,))


def test_a_planned_absence_holds_from_its_start_until_they_are_back() -> None:
    assert JUAN_PLANS.presence_at(at("13:59")) == Presence()
    there = JUAN_PLANS.presence_at(at("14:00"))
    assert (there.whereabouts, there.back_at) == (Whereabouts.HOLIDAY, AFTERNOON.end)
    assert JUAN_PLANS.presence_at(AFTERNOON.end) == Presence()
    assert JUAN_PLANS.next_absence(at("13:00")) == AFTERNOON
    assert JUAN_PLANS.next_absence(at("14:00")) is None


def test_its_own_deputy_stands_in_and_the_usual_one_may_act_as_well() -> None:
    assert JUAN_PLANS.deputy_at(at("13:00")) == MARTA
    assert JUAN_PLANS.deputy_at(at("15:00")) == ANA
    assert JUAN_PLANS.deputies_at(at("15:00")) == {ANA, MARTA}
    unnamed = replace(JUAN_PLANS, deputy=None, absences=(replace(AFTERNOON, deputy=None),))
    assert unnamed.deputies_at(at("15:00")) == frozenset()
    people = office()
    planned = replace(people.colleagues[1], absences=(AFTERNOON,))
    people = replace(people, colleagues=(people.colleagues[0], planned, *people.colleagues[2:]))
    assert acting(people, now="13:59", due="18:00") == ["Juan"]
    assert acting(people, now="14:00", due="18:00") == ["Ana"]


def test_what_is_said_during_it_counts_until_it_is_too_old() -> None:
    came_in = replace(JUAN_PLANS, presence=away(Whereabouts.IN, since="15:00"))
    assert came_in.presence_at(at("16:00")).whereabouts is Whereabouts.IN
    assert came_in.presence_at(at("02:00", day=24)).whereabouts is Whereabouts.HOLIDAY
    said_before = replace(JUAN_PLANS, presence=away(Whereabouts.IN, since="13:00"))
    assert said_before.presence_at(at("14:00")).whereabouts is Whereabouts.HOLIDAY


def test_of_two_that_overlap_the_later_one_counts() -> None:
    course = Absence(start=at("16:00"), end=at("17:00"), reason=Whereabouts.OUT)
    both = replace(JUAN_PLANS, absences=(course, AFTERNOON))
    assert both.presence_at(at("16:30")).whereabouts is Whereabouts.OUT
    assert both.presence_at(at("17:00")).whereabouts is Whereabouts.HOLIDAY


@pytest.mark.parametrize(
    ("presence", "due", "where"),
    [
        (Presence(), "13:00", None),
        (Presence(), "14:00", Whereabouts.HOLIDAY),
        (away(Whereabouts.IN), "18:00", Whereabouts.HOLIDAY),
        (away(Whereabouts.OUT, back="12:00"), "13:00", None),
        (away(Whereabouts.OUT, back="13:30"), "13:00", Whereabouts.OUT),
        (away(Whereabouts.HOLIDAY), "13:00", Whereabouts.HOLIDAY),
        (away(Whereabouts.MEETING, back="13:30"), "13:00", Whereabouts.MEETING),
        (away(Whereabouts.MEETING), "13:00", None),
        (away(Whereabouts.BUSY, back="12:30"), "13:00", None),
    ],
)
def test_away_then_looks_at_what_was_said_and_what_is_planned(
    presence: Presence, due: str, where: Whereabouts | None
) -> None:
    colleague = replace(JUAN_PLANS, presence=presence)
    found = colleague.away_then(at(due), now=at("10:00"))
    assert (found.whereabouts if found else None) is where


def test_who_has_left_is_away_and_a_past_time_is_judged_by_now() -> None:
    gone = replace(JUAN_PLANS, retired_at=at("09:00"))
    assert gone.away_then(at("13:00"), now=at("10:00"))
    assert gone.absent(now=at("10:00"), due_at=None, hours=HOURS)
    assert JUAN_PLANS.away_then(at("13:00"), now=AFTERNOON.end + timedelta(hours=1)) is None
