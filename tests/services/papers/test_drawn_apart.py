"""Papers drawn in a process of their own are the same, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest

from receptionist.apart import apart, end_apart, work_apart
from receptionist.domain.message import Caller, Outcome
from receptionist.reports import NEEDED
from receptionist.reports.charts import calls_by_hour, calls_by_month, calls_by_weekday
from receptionist.reports.key_page import key_page
from receptionist.reports.parts.drawing import Look, on_screen
from receptionist.reports.picture import page_picture
from receptionist.services.answer_caller import answered
from receptionist.services.close_message import close
from receptionist.services.papers.long_lists import print_list
from receptionist.services.print_day import print_day, print_period, print_slips
from receptionist.services.summarise_day import summarise_period
from tests.support.office import Reception

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def lived(reception: Reception) -> Iterator[Reception]:
    """Some calls of Monday, what became of them, and a caller whose name is markup."""
    for due in ("11:00", "18:00", None):
        reception.take(due)
    reception.take("17:00", caller=Caller(name="<b>Iñaki & 李", phone="655 12 34 56"))
    reception.to("10:40")
    close(reception.desk, 2, outcome=Outcome.RESOLVED, by=reception.juan)
    answered(reception.desk, 1, by=reception.juan)
    yield reception
    end_apart()


def _papers(lived: Reception) -> dict[str, object]:
    desk, weekdays = lived.desk, [*"LMXJVSD"]
    figures = summarise_period(desk, first=MONDAY, last=TUESDAY)
    day = print_day(desk, MONDAY, full=True)
    drawings = (
        partial(calls_by_hour, figures.hours, height=90.0),
        partial(calls_by_weekday, figures.weekdays, weekdays, row_height=18.0),
        partial(calls_by_month, figures.months, ["noviembre"], row_height=18.0),
    )
    return {
        "day": day,
        "slips": print_slips(desk, [1, 4], paper="Letter"),
        "period": print_period(desk, first=MONDAY, last=TUESDAY, compared_with=(MONDAY, MONDAY)),
        "list": print_list(desk, [4, 3, 2, 1], title="Pendientes"),
        "keys": apart(key_page, [("Recado", [("F2", "nuevo")])], paper="A4", language="es"),
        "picture": apart(page_picture, day, 0, dots=40),
        "charts": [apart(on_screen, draw, 400.0, Look(ink="#ffffff"), "Sans") for draw in drawings],
    }


def test_every_paper_is_the_same_drawn_here_and_apart(lived: Reception) -> None:
    here = _papers(lived)
    work_apart(NEEDED)
    there = _papers(lived)
    assert {name for name in here if here[name] != there[name]} == set()
