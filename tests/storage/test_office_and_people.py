"""Office and people are read back as they were saved, whatever they hold."""

from __future__ import annotations

from datetime import timedelta

from receptionist.domain.ids import CallTypeId, PersonId, new_id
from receptionist.domain.office import CallType, Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import (
    Absence,
    Colleague,
    Department,
    Presence,
    Role,
    Whereabouts,
)
from receptionist.storage.database import Database
from receptionist.storage.office import load_office, save_office
from receptionist.storage.people import (
    add_colleague,
    load_people,
    save_department,
    update_colleague,
)
from tests.support.office import TEN

TEN_HOURS = timedelta(hours=10)
OFFICE = Office(
    name="Ñandú & Söhne",
    language="en",
    country="GB",
    region="SCT",
    hours=OpeningHours.of(
        {"mon": ["22:00-24:00"]},
        time_zone="America/St_Johns",
        closed=["2026-12-25"],
        special={"2026-12-24": []},
    ),
    standard=timedelta(minutes=7),
    urgent_standard=timedelta(minutes=1),
    sample=True,
    promises_per_hour=3,
    call_types=(
        CallType(
            id=CallTypeId(new_id(TEN)),
            name="Presupuestos",
            greeting="Ñandú, dígame",
            hold="Un momento",
            goodbye="Adiós",
            assignee=PersonId(new_id(TEN)),
            standard=timedelta(minutes=90),
            questions=("¿Marca?", "¿Modelo?"),
        ),
        CallType(id=CallTypeId(new_id(TEN)), name="Averías"),
    ),
)


def test_an_office_is_read_back_as_it_was_saved(either: Database) -> None:
    with either.begin() as session:
        assert load_office(session) is None
        save_office(session, Office(hours=OFFICE.hours))
        save_office(session, OFFICE)
    with either.read() as session:
        assert load_office(session) == OFFICE


def test_people_are_read_back_in_the_order_they_joined(either: Database) -> None:
    ana, juan = PersonId(new_id(TEN)), PersonId(new_id(TEN))
    first = Colleague(id=ana, name="Ñ", initials="Ñ", role=Role.OWNER, retired_at=TEN)
    presence = Presence(whereabouts=Whereabouts.OUT, since=TEN, back_at=TEN + timedelta(days=1))
    week = Absence(start=TEN, end=TEN + timedelta(days=7), deputy=ana)
    plan = (week, Absence(start=week.end, end=week.end + TEN_HOURS, reason=Whereabouts.OUT))
    second = Colleague(id=juan, name="Juan", deputy=ana, presence=presence, absences=plan)
    sales = Department(
        id=PersonId(new_id(TEN)),
        name="Ventas",
        members=(juan, ana),
        call_type=OFFICE.call_types[0].id,
        standard=timedelta(minutes=30),
    )
    former = Department(id=PersonId(new_id(TEN)), name="Antes", retired_at=TEN)
    with either.begin() as session:
        add_colleague(session, Colleague(id=ana, name="x"))
        add_colleague(session, second)
        update_colleague(session, first)
        save_department(session, Department(id=sales.id, name="x", members=(ana,)))
        save_department(session, sales)
        empty = Department(id=PersonId(new_id(TEN)), name="Zeta")
        save_department(session, empty)
        save_department(session, former)
    with either.read() as session:
        people = load_people(session)
    assert people.colleagues == (first, second)
    assert people.departments == (sales, empty)
    assert people.former_departments == (former,)
    assert people.name(former.id) == "Antes"
