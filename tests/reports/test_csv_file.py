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
        assert each.rows
        assert {len(row) for row in each.rows} == {len(each.headers)}
    open_ = next(each for each in day if each.name == "open")
    assert len(open_.rows) == len(figures_of(normal_day(40)).balance.still_open)
    values = {str(row[0]): row[1] for row in period[0].rows}
    assert values["kept"] == len(figures.promises.kept)
    assert values["response in minutes, median"] == figures.response.median
