"""Texts for the desktop: short, clean, without markup, links or options."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.notifications.texts import (
    BODY_LENGTH,
    TITLE_LENGTH,
    cut_utf16,
    no_option,
    one_line,
    some_lines,
    without_links,
    without_markup,
)

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANYTHING)
def test_a_title_is_one_short_visible_line(text: str) -> None:
    title = one_line(text)
    assert 0 < len(title) <= TITLE_LENGTH
    assert len(title.splitlines()) == 1
    assert title.encode("utf-8")
    assert any(sign.isprintable() and not sign.isspace() for sign in title)


@given(ANYTHING)
def test_a_body_is_clean_and_short(text: str) -> None:
    body = some_lines(text)
    assert len(body) <= BODY_LENGTH
    assert "\x00" not in body
    assert body.encode("utf-8") or not body


@given(ANYTHING, st.integers(2, 300))
def test_windows_gets_no_more_units_than_it_takes(text: str, units: int) -> None:
    cut = cut_utf16(text, units)
    assert len(cut.encode("utf-16-le", "surrogatepass")) // 2 <= units
    assert cut.removesuffix("…") == text[: len(cut.removesuffix("…"))]


def test_pairs_are_not_torn_apart() -> None:
    assert cut_utf16("\U0001f600" * 4, 4) == "\U0001f600…"
    assert cut_utf16("\U0001f600\U0001f600", 4) == "\U0001f600\U0001f600"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pérez & Hijos, S.L.", "Pérez & Hijos, S\u2060.L."),
        ("1.200,50 €", "1.200,50 €"),
        ("a las 13:30. Llamar", "a las 13:30. Llamar"),
        ("https://example.com/x", "https\u2060://example\u2060.com/x"),
        ("MAILTO:ana@example.com", "MAILTO\u2060:ana@example\u2060.com"),
        ("3 < 4", "3 < 4"),
        ("<IMG src=x>", "<\u2060IMG src=x>"),
    ],
)
def test_links_are_text_and_look_the_same(text: str, shown: str) -> None:
    assert without_links(text) == shown


def test_a_service_of_unknown_habits_gets_lookalikes() -> None:
    assert without_markup("<b>Pérez & Hijos</b> \\074") == "‹b›Pérez ＆ Hijos‹/b› ＼074"


@pytest.mark.parametrize(
    ("text", "shown"), [("-u", "–u"), ("--help", "–-help"), ("a-b", "a-b"), ("", "")]
)
def test_no_text_is_taken_for_an_option(text: str, shown: str) -> None:
    assert no_option(text) == shown
