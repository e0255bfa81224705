"""A CSV file does nothing when it is opened, and is read back as what was written."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.figures import period_figures
from receptionist.i18n import use_language
from receptionist.reports.csv_file import Table, Value, csv_file
from receptionist.reports.figure_tables import NAMES, day_tables, period_tables
from tests.domain.offices import HOURS
from tests.reports.papers import DAY, MADE_AT, STAFF, figures_of, normal_day


def table(*row: Value) -> Table:
    """One row."""
    return Table(name="x", title="X", headers=tuple("abcdefgh"[: len(row)]), rows=(row,))


def read(content: bytes, sign: str = ",") -> list[list[str]]:
    """As a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=sign))


@pytest.mark.parametrize(
    "text", ["=1+1", "+34 655", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =cmd|'/c calc'!A0"]
)
def test_what_would_be_a_formula_is_a_text(text: str) -> None:
    (_head, (cell,)) = read(csv_file([table(text)]))
    assert cell.startswith("'")


@pytest.mark.parametrize(
    "text",
    [
        "Γιώργος",
        "مريم الخطيب",
        "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "x" * 20_000,
    ],
)
def test_names_of_any_script_and_long_texts_stay_as_they_were_typed(text: str) -> None:
    assert read(csv_file([table(text)]))[1] == [text]


def test_nothing_turns_round_or_hides_in_a_cell() -> None:
    texts = ("a\u202egnp.exe", "\ufeff=1+1", "\u200b@x", "\ud800", "bell\a\x1b[31m", "two\r\nlines")
    cells = read(csv_file([table(*texts)]))[1]
    assert cells == ["agnp.exe", "'=1+1", "'@x", "\ufffd", "bell  [31m", "two\nlines"]


def test_the_other_separator_in_a_text_makes_no_cell() -> None:
    content = csv_file([table("y;=1+1", "z,=1+1", "tab\t=1")])
    for sign in ",;\t":
        cells = [cell for row in read(content, sign) for cell in row]
        assert not [cell for cell in cells if cell.startswith("=")]


@given(st.text(max_size=60))
def test_no_text_becomes_a_formula_or_another_cell(text: str) -> None:
    (_head, (first, second)) = read(csv_file([table(text, "end")], mark=False))
    assert second == "end"
    assert not first.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_are_numbers_with_the_decimal_sign_of_the_language() -> None:
    row = table(-3, 1.5, 2.0, timedelta(seconds=90), datetime(2026, 11, 23, 9, 5, tzinfo=UTC), None)
    assert read(csv_file([row]))[1] == ["-3", "1.5", "2", "1.5", "2026-11-23 09:05", ""]
    use_language("es")
    assert read(csv_file([row]), ";")[1] == ["-3", "1,5", "2", "1,5", "2026-11-23 09:05", ""]


def test_the_mark_is_a_choice() -> None:
    assert csv_file([table("ñ")], mark=True).startswith(b"\xef\xbb\xbf")
    assert csv_file([table("ñ")], mark=False) == "a\r\nñ\r\n".encode()


def test_several_tables_stand_under_their_titles() -> None:
    assert read(csv_file([table(1), table(2)])) == [["X"], ["a"], ["1"], [], ["X"], ["a"], ["2"]]


def test_every_list_and_figure_of_day_and_period_is_there() -> None:
    day = day_tables(figures_of(normal_day(40)), HOURS)
    figures = period_figures(
        normal_day(40), first=DAY, last=DAY, hours=HOURS, people=STAFF, now=MADE_AT
    )
    period = period_tables(figures, HOURS)
    assert {each.name for each in (*day, *period)} == set(NAMES)
    for each in (*day, *period):
        assert {len(row) for row in each.rows} == {len(each.headers)}
    open_ = next(each for each in day if each.name == "open")
    assert len(list(open_.rows)) == len(figures_of(normal_day(40)).balance.still_open)
    values = {str(row[0]): row[1] for row in period[0].rows}
    assert values["kept"] == len(figures.promises.kept)
    assert values["response in minutes, median"] == figures.response.median
