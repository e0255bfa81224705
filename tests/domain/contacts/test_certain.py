"""Whose call it certainly was; where two may be meant, nobody decides by itself."""

from __future__ import annotations

from uuid import uuid4

import pytest

from receptionist.domain.contacts import (
    Contact,
    ContactNumber,
    certain_contact,
    is_worth_keeping,
    same_name,
)
from receptionist.domain.contacts.likeness import likeliest
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller
from receptionist.domain.phone import read_phone

MOBILE = ContactNumber(typed="655 12 34 56", e164="+34655123456")


def _contact(name: str = "", company: str = "", *numbers: ContactNumber) -> Contact:
    return Contact(id=PersonId(uuid4()), name=name, company=company, numbers=numbers)


MARIA = _contact("María López", "Talleres Ruiz", MOBILE)
PEDRO = _contact("Pedro Ruiz", "Talleres Ruiz", MOBILE)
NAMELESS = _contact("", "Talleres Ruiz", ContactNumber(typed="204"))


def _caller(name: str = "", company: str = "", phone: str = "") -> Caller:
    return Caller(name=name, company=company, phone=phone, phone_e164=_e164(phone))


def _e164(phone: str) -> str:
    return f"+34{phone}" if len(phone) == 9 else ""


@pytest.mark.parametrize(
    ("caller", "among", "certain"),
    [
        (_caller("maria LOPEZ", "", "655123456"), [MARIA, PEDRO], MARIA),
        (_caller("", "", "655123456"), [MARIA], MARIA),
        (_caller("", "", "655123456"), [MARIA, PEDRO], None),
        (_caller("", "Otra", "655123456"), [MARIA], None),
        (_caller("López María", "", "655123456"), [MARIA], None),
        (_caller("María López", "Talleres Ruiz", "911111111"), [MARIA], None),
        (_caller("María López", "talleres  ruiz"), [MARIA, PEDRO], MARIA),
        (_caller("María López"), [MARIA], None),
        (
            _caller("María López", "Talleres Ruiz"),
            [MARIA, _contact("María López", "Talleres Ruiz")],
            None,
        ),
        (_caller("", "Talleres Ruiz", "204"), [NAMELESS], NAMELESS),
        (_caller(), [MARIA, NAMELESS], None),
    ],
)
def test_certain_or_nobody(caller: Caller, among: list[Contact], certain: Contact | None) -> None:
    assert certain_contact(caller, among) is certain


def test_who_becomes_a_contact_of_their_own() -> None:
    assert is_worth_keeping(_caller("María López", "", "911111111"), [MARIA])
    assert is_worth_keeping(_caller("Nuria"), [MARIA])
    assert is_worth_keeping(_caller("", "Norte"), [])
    assert not is_worth_keeping(_caller("María López"), [MARIA])
    assert not is_worth_keeping(_caller("", "", "911111111"), [])


def test_two_names_are_the_same_word_for_word_in_order() -> None:
    assert same_name("María  LÓPEZ", "maria lopez")
    assert not same_name("Ana Gil Pons", "Ana Pons Gil")
    assert not same_name("", "")


def test_what_a_contact_goes_by_and_its_numbers() -> None:
    assert [each.called for each in (MARIA, NAMELESS, _contact("", "", MOBILE), _contact())] == [
        "María López",
        "Talleres Ruiz",
        "655 12 34 56",
        "",
    ]
    assert MARIA.has_number(ContactNumber(typed="+34 655123456"))
    assert not MARIA.has_number(ContactNumber(typed="-"))
    assert ContactNumber(typed="204", e164="+34204").digits == "204"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ana gil", "Ana Gil"),
        ("gil ana", "Ana Gil"),
        ("ana gil p", "Ana Gil Pons"),
        ("ana pons gil", "Ana Pons Gil"),
        ("ana jil", "Ana Gil"),
        ("anna gil pons", "Ana Gil Pons"),
        ("ana gli", "Ana Gil"),
        ("anselm", "Anselmo Vidal"),
        ("aselm vida", "Anselmo Vidal"),
        ("enselmo", "Anselmo Vidal"),
        ("nselmo", "Anselmo Vidal"),
        ("selmo", "Anselmo Vidal"),
        ("hotel mar", "Rosa"),
        ("655 12", "María López"),
        ("bida", "Anselmo Vidal"),
        ("nobody", "Rosa"),
    ],
)
def test_the_likeliest_stands_first(typed: str, first: str) -> None:
    known = [
        _contact("Rosa", "Hotel Miramar"),
        _contact("Ana Gil Pons"),
        _contact("Ana Pons Gil"),
        _contact("Ana Gil"),
        _contact("Anselmo Vidal"),
        MARIA,
    ]
    assert likeliest(typed, known)[0].name == first


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0034912345678", "912 34 56 78", True),
        ("912345678", "912345679", False),
        ("ext 204", "204", True),
        ("oculto", "privado", False),
    ],
)
def test_the_same_line_is_recognised_whatever_way_it_was_typed(
    one: str, other: str, same: bool
) -> None:
    assert _contact("", "", _number(one)).has_number(_number(other)) is same


def _number(typed: str) -> ContactNumber:
    read = read_phone(typed)
    return ContactNumber(typed=read.typed, e164=read.e164)
