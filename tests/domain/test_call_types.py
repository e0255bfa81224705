"""Call types: found as people type them, and how soon each type of call is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from receptionist.domain.ids import CallTypeId, PersonId
from receptionist.domain.office import CallType, Office, call_type_named, call_types_matching
from receptionist.domain.people import Department
from tests.domain.test_people import HOURS

MINUTE = timedelta(minutes=1)


def kind(name: str, standard: int | None = None) -> CallType:
    length = None if standard is None else standard * MINUTE
    return CallType(id=CallTypeId(UUID(int=len(name))), name=name, standard=length)


TYPES = (kind("Avería", 5), kind("Averías urgentes"), kind("Pedir presupuesto", 240))
OFFICE = Office(hours=HOURS, call_types=TYPES)
SALES = Department(id=PersonId(UUID(int=1)), name="Ventas", standard=30 * MINUTE)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("averia", ["Avería"]),
        ("AVER", ["Avería", "Averías urgentes"]),
        ("presu", ["Pedir presupuesto"]),
        ("dir", []),
        (" ", []),
    ],
)
def test_one_is_found_by_its_name_or_the_beginning_of_a_word(typed: str, found: list[str]) -> None:
    assert [each.name for each in call_types_matching(TYPES, typed)] == found


def test_a_message_keeps_the_name() -> None:
    assert call_type_named(TYPES, "AVERIA") == TYPES[0]
    assert call_type_named(TYPES, "aver") is None
    assert call_type_named(TYPES, "") is None


@pytest.mark.parametrize(
    ("urgent", "name", "department", "minutes"),
    [
        (False, "", None, 60),
        (False, "", SALES, 30),
        (False, "Averías urgentes", SALES, 30),
        (False, "Avería", SALES, 5),
        (False, "no longer there", None, 60),
        (True, "", None, 15),
        (True, "Avería", None, 5),
        (True, "Pedir presupuesto", SALES, 15),
    ],
)
def test_the_call_type_says_how_soon_else_the_department_else_the_office(
    urgent: bool, name: str, department: Department | None, minutes: int
) -> None:
    length = OFFICE.standard_for(urgent=urgent, call_type=name, department=department)
    assert length == minutes * MINUTE


def test_only_an_american_office_that_speaks_english_writes_the_month_first() -> None:
    american = replace(OFFICE, country="US")
    assert [OFFICE.day_first("en"), OFFICE.day_first("es")] == [True, True]
    assert [american.day_first("en"), american.day_first("es")] == [False, True]
