"""Who is there, and who acts for somebody who is not: no open message is without a person."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from receptionist.domain.ids import PersonId
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, Department, People, Presence, Role, Whereabouts
from tests.domain.lives import ANA, JUAN, MARTA, at

HOURS = OpeningHours.of(
    {day: ["09:00-14:00", "16:00-19:00"] for day in ("mon", "tue", "wed", "thu", "fri")},
    time_zone="UTC",
)
SALES = PersonId(UUID(int=50))
LUIS = PersonId(UUID(int=4))


def away(where: Whereabouts, *, back: str | None = None, since: str = "09:00") -> Presence:
    return Presence(whereabouts=where, since=at(since), back_at=at(back) if back else None)


NO_WORD = Presence()


def office(juan: Presence = NO_WORD, marta: Presence = NO_WORD) -> People:
    return People(
        (
            Colleague(id=ANA, name="Ana", role=Role.FRONT_DESK),
            Colleague(id=JUAN, name="Juan", deputy=MARTA, presence=juan),
            Colleague(id=MARTA, name="Marta", presence=marta),
            Colleague(id=LUIS, name="Luis", role=Role.OWNER),
        ),
        (Department(id=SALES, name="Ventas", members=(JUAN, MARTA)),),
    )


def acting(people: People, *, now: str = "10:00", due: str | None = "12:00") -> list[str]:
    due_at = at(due) if due else None
    found = people.acting_for(JUAN, now=at(now), due_at=due_at, hours=HOURS)
    return [each.name for each in found]


def test_presence_fades_after_its_back_time_or_ten_hours() -> None:
    assert Presence().at(at("10:00")) is Whereabouts.UNKNOWN
    meeting = away(Whereabouts.MEETING, back="11:00")
    assert meeting.at(at("10:59")) is Whereabouts.MEETING
    assert meeting.at(at("11:00")) is Whereabouts.UNKNOWN
    assert away(Whereabouts.BUSY).at(at("18:59")) is Whereabouts.BUSY
    assert away(Whereabouts.BUSY).at(at("19:00")) is Whereabouts.UNKNOWN


@pytest.mark.parametrize(
    ("presence", "due", "who"),
    [
        (Presence(), "12:00", "Juan"),
        (away(Whereabouts.IN), "12:00", "Juan"),
        (away(Whereabouts.MEETING, back="18:00"), "12:00", "Juan"),
        (away(Whereabouts.HOLIDAY), "12:00", "Marta"),
        (away(Whereabouts.SICK), "12:00", "Marta"),
        (away(Whereabouts.OUT, back="11:30"), "12:00", "Juan"),
        (away(Whereabouts.OUT, back="12:30"), "12:00", "Marta"),
        (away(Whereabouts.OUT, back="18:30"), None, "Juan"),
        (away(Whereabouts.OUT, back="19:30"), None, "Marta"),
        (away(Whereabouts.OUT), "12:00", "Marta"),
    ],
)
def test_an_absent_assignees_message_falls_to_the_deputy(
    presence: Presence, due: str | None, who: str
) -> None:
    assert acting(office(presence), due=due) == [who]


def test_it_falls_to_the_front_desk_when_the_deputy_is_away_too() -> None:
    assert acting(office(away(Whereabouts.SICK), away(Whereabouts.HOLIDAY))) == ["Ana"]


def test_it_is_the_assignees_again_on_return() -> None:
    people = office(away(Whereabouts.OUT, back="13:00"))
    assert acting(people, due="12:00") == ["Marta"]
    assert acting(people, now="13:00", due="14:00") == ["Juan"]


def test_out_on_a_closed_day_is_absent() -> None:
    juan = Colleague(id=JUAN, name="Juan", presence=away(Whereabouts.OUT, back="18:00"))
    closed = OpeningHours.of({"tue": ["09:00-14:00"]}, time_zone="UTC")
    assert juan.absent(now=at("10:00"), due_at=None, hours=closed)


def test_unassigned_and_departments_have_everyone_there() -> None:
    people = office()
    desk = people.acting_for(None, now=at("10:00"), due_at=None, hours=HOURS)
    assert [each.name for each in desk] == ["Ana"]
    sales = people.acting_for(None, department=SALES, now=at("10:00"), due_at=None, hours=HOURS)
    assert [each.name for each in sales] == ["Juan", "Marta"]


def test_somebody_always_acts_while_anybody_works_here() -> None:
    sick = Presence(whereabouts=Whereabouts.SICK, since=at("09:00"))
    everyone_sick = People(tuple(replace(each, presence=sick) for each in office()))
    assert acting(everyone_sick) == ["Ana"]
    alone = People((Colleague(id=JUAN, name="Juan", presence=sick),))
    assert acting(alone) == ["Juan"]
    owner = People((Colleague(id=LUIS, name="Luis", role=Role.OWNER, presence=sick),))
    assert acting(owner) == ["Luis"]
    assert acting(People()) == []


def test_retired_colleagues_keep_their_name_and_act_no_more() -> None:
    people = office()
    gone = replace(people.colleagues[1], retired_at=at("09:00"))
    people = People((people.colleagues[0], gone, *people.colleagues[2:]))
    assert people.name(JUAN) == "Juan"
    assert JUAN not in [each.id for each in people.active]
    assert acting(people) == ["Marta"]


def test_people_are_found_by_id_and_nobody_has_no_name() -> None:
    people = office()
    assert people.name(SALES) == "Ventas"
    assert people.name(None) == ""
    assert people.department(None) is None
    assert [each.name for each in people] == ["Ana", "Juan", "Marta", "Luis"]
