"""Planned absences, and "sick today": no open message is ever without somebody who is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from receptionist.domain.due_phrase import read_due
from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Absence, Role, Whereabouts
from receptionist.domain.trays import Tray
from receptionist.services import manage_people
from receptionist.services.edit_message import note
from receptionist.services.find_messages import message, messages
from receptionist.services.hand_over import hand_over
from receptionist.services.office import change_office
from receptionist.services.planning import absences
from receptionist.services.remind import remind
from tests.domain.lives import at
from tests.support.office import TEN, Reception

NOBODY = PersonId(new_id(TEN))
TOMORROW = Absence(start=at("09:00", day=24), end=at("09:00", day=26))


def people_named(reception: Reception, number: int) -> list[str]:
    """To whom a message fell, as its history says."""
    history = message(reception.desk, number).history
    falls = [each.what for each in history if each.what.kind == "fell-to"]
    name = reception.desk.people().name
    return [", ".join(name(person) for person in what.to) for what in falls]  # type: ignore[attr-defined]


def test_absences_are_planned_in_order_and_old_ones_forgotten(reception: Reception) -> None:
    later = replace(TOMORROW, start=at("09:00", day=28), end=at("09:00", day=29))
    old = replace(TOMORROW, start=TEN - timedelta(days=500), end=TEN - timedelta(days=490))
    done = absences.plan(reception.desk, reception.juan, [later, old, TOMORROW])
    assert done.absences == (TOMORROW, later)
    assert reception.desk.people().find(reception.juan) == done
    assert absences.plan(reception.desk, reception.juan, []).absences == ()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (replace(TOMORROW, end=TOMORROW.start), "ends after it begins"),
        (replace(TOMORROW, reason=Whereabouts.BUSY), "is a holiday, sick leave"),
    ],
)
def test_what_cannot_be_is_refused(reception: Reception, wrong: Absence, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        absences.plan(reception.desk, reception.juan, [wrong])
    own = replace(TOMORROW, deputy=reception.juan)
    with pytest.raises(BadInput, match="for themselves"):
        absences.plan(reception.desk, reception.juan, [own])
    with pytest.raises(NotFound):
        absences.plan(reception.desk, reception.juan, [replace(TOMORROW, deputy=NOBODY)])
    with pytest.raises(NotFound):
        absences.plan(reception.desk, NOBODY, [])


def test_only_oneself_the_desk_and_the_owner_say_where_somebody_is(reception: Reception) -> None:
    desk, juan = reception.desk, reception.juan
    for by in (juan, reception.ana, reception.laura):
        absences.plan(desk, juan, [TOMORROW], by=by)
        manage_people.away(desk, juan, reason=Whereabouts.BUSY, by=by)
        manage_people.back(desk, juan, by=by)
    with pytest.raises(NotAllowed, match="Only they, the front desk or the owner"):
        absences.plan(desk, juan, [], by=reception.marta)
    with pytest.raises(NotAllowed, match="Only they, the front desk or the owner"):
        manage_people.away(desk, juan, reason=Whereabouts.BUSY, by=reception.marta)
    with pytest.raises(NotAllowed, match="Only they, the front desk or the owner"):
        manage_people.back(desk, juan, by=reception.marta)
    with pytest.raises(NotAllowed, match="Only they, the front desk or the owner"):
        absences.sick_today(desk, juan, by=reception.marta)


def test_a_planned_absence_lets_messages_fall_and_gives_them_back(reception: Reception) -> None:
    absent = replace(TOMORROW, deputy=reception.ana)
    absences.plan(reception.desk, reception.juan, [absent])
    number = reception.take(None).number
    remind(reception.desk)
    assert people_named(reception, number) == []
    reception.to("09:00", day=24)
    assert reception.juan not in {each.person for each in remind(reception.desk)}
    remind(reception.desk)
    assert people_named(reception, number) == ["Ana"], "said once"
    mine = messages(reception.desk, tray=Tray.MINE, person=reception.ana)
    assert [each.number for each in mine] == [number]
    manage_people.away(
        reception.desk, reception.ana, reason=Whereabouts.SICK, back_at=at("12:00", day=24)
    )
    remind(reception.desk)
    assert people_named(reception, number) == ["Ana", "Laura"]
    reception.to("09:00", day=26)
    assert reception.juan in {each.person for each in remind(reception.desk)}
    assert people_named(reception, number) == ["Ana", "Laura", ""]


def test_the_deputy_of_an_absence_may_work_on_it_meanwhile(reception: Reception) -> None:
    lucia = manage_people.add(reception.desk, "Lucía").id
    absences.plan(reception.desk, reception.juan, [replace(TOMORROW, deputy=lucia)])
    number = reception.take(None).number
    with pytest.raises(NotAllowed):
        hand_over(reception.desk, number, to=reception.ana, why="x", by=lucia)
    reception.to("10:00", day=24)
    assert hand_over(reception.desk, number, to=reception.ana, why="x", by=lucia).offer


def test_sick_today_moves_everything_to_whoever_is_there(reception: Reception) -> None:
    desk = reception.desk
    mine = [reception.take("12:00").number, reception.take(None).number]
    offered = reception.take(assignee=reception.marta).number
    hand_over(desk, offered, to=reception.juan, why="x", by=reception.marta)
    waits = reception.take("13:00").number
    hand_over(desk, waits, to=reception.ana, why="x", by=reception.juan)
    planned = absences.open_messages_of(desk, reception.juan)
    assert {each.number: to for each, to in planned} == {
        **dict.fromkeys(mine, reception.marta),
        waits: reception.ana,
    }
    done = absences.sick_today(desk, reception.juan, by=reception.ana)
    now = {each.message.number: each.message for each in done.moved}
    assert [now[number].assignee for number in mine] == [reception.marta] * 2
    assert now[waits].assignee == reception.ana
    assert now[offered].offer is None
    assert now[offered].assignee == reception.marta
    juan = desk.people().find(reception.juan)
    assert juan
    assert juan.presence.back_at == at("09:00", day=24)
    assert absences.open_messages_of(desk, reception.juan) == ()


def test_where_the_deputy_is_away_too_the_front_desk_gets_them(reception: Reception) -> None:
    number = reception.take().number
    manage_people.away(reception.desk, reception.marta, reason=Whereabouts.SICK)
    done = absences.sick_today(reception.desk, reception.juan, by=reception.juan)
    assert done.moved[0].message.unassigned
    assert message(reception.desk, number).message.unassigned


def test_sick_today_is_taken_back_as_one_step(reception: Reception) -> None:
    desk = reception.desk
    numbers = [reception.take().number for _each in range(3)]
    manage_people.back(desk, reception.juan)
    before = desk.people()
    done = absences.sick_today(desk, reception.juan, by=reception.ana)
    reception.wait(timedelta(seconds=5))
    note(desk, numbers[1], "x", by=reception.marta)
    back = absences.undo_sick_today(desk, done, by=reception.ana)
    assert [each.number for each in back] == [numbers[0], numbers[2]]
    assert all(each.assignee == reception.juan for each in back)
    assert message(desk, numbers[1]).message.assignee == reception.marta, "touched meanwhile"
    assert desk.people() == before


def test_it_is_taken_back_within_ten_seconds_only(reception: Reception) -> None:
    reception.take()
    done = absences.sick_today(reception.desk, reception.juan, by=reception.ana)
    reception.wait(timedelta(seconds=8))
    manage_people.back(reception.desk, reception.juan)
    absences.undo_sick_today(reception.desk, done, by=reception.ana)
    juan = reception.desk.people().find(reception.juan)
    assert juan
    assert juan.presence.whereabouts is Whereabouts.IN, "said since then"
    reception.wait(timedelta(seconds=3))
    with pytest.raises(NotAllowed, match="for 10 seconds"):
        absences.undo_sick_today(reception.desk, done, by=reception.ana)


def test_who_is_away_for_longer_stays_away(reception: Reception) -> None:
    absences.plan(reception.desk, reception.juan, [replace(TOMORROW, start=at("08:00"))])
    done = absences.sick_today(reception.desk, reception.juan, by=reception.ana)
    assert done.person.presence.back_at == TOMORROW.end
    never = OpeningHours.of({}, time_zone="UTC")
    change_office(reception.desk, lambda office: replace(office, hours=never))
    done = absences.sick_today(reception.desk, reception.marta, by=reception.ana)
    assert done.person.presence.back_at == at("00:00", day=24)


def test_who_leaves_is_nobodys_deputy_or_member_any_more(reception: Reception) -> None:
    desk = reception.desk
    absences.plan(desk, reception.ana, [replace(TOMORROW, deputy=reception.marta), TOMORROW])
    manage_people.set_role(desk, reception.juan, Role.COLLEAGUE)
    manage_people.retire(desk, reception.marta)
    people = desk.people()
    juan, ana = people.find(reception.juan), people.find(reception.ana)
    assert juan
    assert juan.deputy is None
    assert ana
    assert [each.deputy for each in ana.absences] == [None, None]
    assert people.departments[0].members == (reception.juan,)


@pytest.mark.parametrize(
    ("typed", "back"),
    [
        ("viernes", at("09:00", day=27)),
        ("mañana", at("09:00", day=24)),
        ("hoy", at("19:00")),
        ("mañana a las 10", at("10:00", day=24)),
        ("asdf", None),
    ],
)
def test_back_on_a_day_is_when_the_office_opens(
    reception: Reception, typed: str, back: datetime | None
) -> None:
    office = reception.desk.office()
    reading = read_due(typed, now=TEN, hours=office.hours)
    assert office.back_on(reading, now=TEN) == back
