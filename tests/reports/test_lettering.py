"""Any text is made fit for paper: clean, cut to its width, wrapped, and quickly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.reports.letters.fit import clean, cut, one_line, runs, width_of, wrap


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ana\u200bPérez", "AnaPérez"),
        ("\u202eabc\u202c", "abc"),
        ("e\u0301", "é"),
        ("\ufeffAna", "Ana"),
        ("a\x00b\x07c", "a b c"),
        ("\ud800 solo", "\ufffd solo"),
        ("日本 김철수 Дмитрий Γιώργος สมชาย", "日本 김철수 Дмитрий Γιώργος สมชาย"),
        ("রহিম", "rahaima"),
        ("👩 Ana ♥\ufe0f", "[woman] Ana ♥\ufe0f"),
        ("\U0001d400\ue000\U000f0000", "A[U+E000][U+F0000]"),
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        ("uno\r\ndos\u2028tres\u2029\x85", "uno\ndos\ntres\n\n"),
        ("Ma\u00aa\u00a0José", "Maª José"),
        ("10 €, «sí», ¿no?", "10 €, «sí», ¿no?"),
    ],
)
def test_what_paper_cannot_show_is_cleaned_away(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_a_line_is_one_line() -> None:
    assert one_line("  uno\n dos\t tres ") == "uno dos tres"


def test_what_fits_stays_and_what_does_not_says_so() -> None:
    assert cut("Talleres", 500, 8) == ("Talleres", width_of("Talleres", 8))
    short, width = cut("Talleres Ruiz e Hijos", 50, 8)
    assert short.startswith("Tall")
    assert short.endswith("…")
    assert width == width_of(short, 8) <= 50


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("שלום 12 עולם", "םלוע 12 םולש"),
        ("Ana · אב · Ruiz", "Ana · בא · Ruiz"),
        ("(אב)", "(בא)"),
        ("אב (גד) הו 12", "12 וה (דג) בא"),
        ("שּׁא", "אשּׁ"),
    ],
)
def test_what_is_written_from_the_right_is_seen_from_the_right(typed: str, seen: str) -> None:
    assert "".join(stretch for _font, stretch in runs(typed)) == seen


def test_every_stretch_of_a_line_has_a_font_that_has_its_letters() -> None:
    line = clean("Ana 王小明 محمد สม")
    fonts = {font for font, _stretch in runs(line, bold=True)}
    assert fonts == {"NotoSans-Bold", "DroidSansFallback", "DejaVuSans", "NotoSansThai"}
    assert "".join(stretch for _font, stretch in runs("Ana")) == "Ana"


def test_bold_is_wider() -> None:
    assert width_of("Talleres", 8, bold=True) > width_of("Talleres", 8)


def test_lines_break_at_spaces_and_inside_words_too_long() -> None:
    assert wrap("uno dos", width_of("uno do", 8), 8, most=3) == ["uno", "dos"]
    assert wrap("W" * 10, width_of("W" * 4, 8), 8, most=5) == ["WWWW", "WWWW", "WW"]
    assert wrap("uno\n\ndos", 100, 8, most=3) == ["uno", "", "dos"]
    assert wrap("uno\ndos\ntres", 100, 8, most=2) == ["uno", "dos…"]
    assert wrap("", 100, 8, most=2) == [""]


@given(st.text(), st.integers(20, 300), st.integers(1, 4))
def test_nothing_is_ever_wider_than_its_place(text: str, width: int, most: int) -> None:
    line = one_line(text)
    assert cut(line, width, 8)[1] <= width
    lines = wrap(clean(text), width, 8, most=most)
    assert 1 <= len(lines) <= most
    assert all(width_of(each, 8) <= width for each in lines)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", ["W" * 1_000_000, "a " * 500_000, "\n" * 1_000_000])
def test_a_text_without_end_is_cut_at_once(text: str) -> None:
    for _each in range(50):
        assert len(wrap(clean(text), 200, 8, most=5)) <= 5
        assert len(one_line(text)) < 5000
