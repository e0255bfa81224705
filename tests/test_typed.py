"""One rule cleans everything that comes in, and cleaning twice changes nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.typed import clean, clean_line


@pytest.mark.parametrize(
    ("typed", "is_"),
    [
        ("Ana\0", "Ana"),
        ("\ud800 solo", "� solo"),
        ("\ud83d\udc68", "👨"),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("Pen\u0303a", "Peña"),
        ("\u212b", "Å"),
        ("  \t\u00a0Ana\u200b\u202eb\a ", "  \t\u00a0Ana\u200b\u202eb\a "),
    ],
)
def test_the_rule(typed: str, is_: str) -> None:
    assert clean(typed) == is_


def test_a_line_is_one_line() -> None:
    assert clean_line(" Ana \r\n Peña\t") == "Ana Peña"


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Z", "C"])))
def test_what_was_cleaned_can_be_stored_everywhere_and_stays_as_it_is(typed: str) -> None:
    found = clean(typed)
    assert found.encode().decode() == found
    assert "\0" not in found
    assert clean(found) == found
