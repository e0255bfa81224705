"""Numbers are read as people type them and shown as the office writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.phone import about_phone, digits, home_digits, read_phone, show_phone


@pytest.mark.parametrize(
    ("typed", "region", "e164"),
    [
        ("655 12 34 56", "ES", "+34655123456"),
        ("655123456", "ES", "+34655123456"),
        ("0034 912 345 678", "ES", "+34912345678"),
        ("+34 600 123 456 ext. 12", "ES", "+34600123456"),
        ("tel:+34-600-123-456", "ES", "+34600123456"),
        ("(0)20 7031 3000", "GB", "+442070313000"),
        ("+44 7400 123456", "ES", "+447400123456"),
        ("６５５１２３４５６", "ES", "+34655123456"),
    ],
)
def test_a_number_is_read_in_many_ways_of_writing(typed: str, region: str, e164: str) -> None:
    number = read_phone(typed, region=region)
    assert (number.e164, number.possible) == (e164, True)


@pytest.mark.parametrize("typed", ["", "204", "no lo dice", "1" * 5000, "+" * 200, "81012345"])
def test_what_cannot_be_right_is_kept_as_typed_and_never_refused(typed: str) -> None:
    number = read_phone(typed)
    assert not number.possible
    assert number.typed == typed


@pytest.mark.parametrize(
    ("e164", "region", "shown"),
    [
        ("+34655123456", "ES", "655 12 34 56"),
        ("+34655123456", "GB", "+34 655 12 34 56"),
        ("+441212345678", "GB", "0121 234 5678"),
        ("+34999", "ES", "como se oyó"),
        ("", "ES", "como se oyó"),
    ],
)
def test_a_number_is_shown_the_local_way(e164: str, region: str, shown: str) -> None:
    assert show_phone(e164, typed="como se oyó", region=region) == shown


def test_digits_are_kept_and_nothing_else() -> None:
    assert digits("(+34) 655-12 ٣") == "34655123"


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reading(text: str) -> None:
    number = read_phone(text)
    assert show_phone(number.e164, typed=number.typed) is not None


def test_a_number_from_anywhere_is_looked_for_as_it_is_dialled_at_home() -> None:
    assert home_digits("+34655123456") == ("655123456", "655123456")
    assert home_digits("+442079460958") == ("2079460958", "02079460958")
    assert home_digits("") == ()


@pytest.mark.parametrize(
    ("typed", "said", "doubtful"),
    [
        ("655123456", "655 12 34 56", False),
        ("+44 20 7946 0958", "+44 20 7946 0958 · United Kingdom", False),
        ("204", "an extension", False),
        ("65512345", "This may not be a whole number: read it back.", True),
        ("655123456 ext 12 34 56 78 90", "This may not be a whole number: read it back.", True),
        ("", "", False),
        ("private", "", False),
    ],
)
def test_what_is_said_of_a_number_and_never_refused(typed: str, said: str, doubtful: bool) -> None:
    assert about_phone(read_phone(typed)) == (said, doubtful)
