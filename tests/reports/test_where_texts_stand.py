"""Where the texts of the papers stand: as they stood, on the sheet, and never on each other."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receptionist.domain.figures import period_figures
from receptionist.domain.message import Caller, Wants
from receptionist.domain.replay import replay
from receptionist.reports.day_page import day_page
from receptionist.reports.parts.page import DISPLAY, SMALL_PRINT, TEXT
from receptionist.reports.period_page import period_page
from receptionist.reports.slip import slips
from tests.domain.offices import HOURS
from tests.reports.papers import (
    DAY,
    MADE_AT,
    OFFICE,
    STAFF,
    figures_of,
    message,
    normal_day,
    renamed,
    wall,
)

GOLDEN = Path(__file__).parent / "golden"
LONG = [
    "W" * 300,
    "María de las Mercedes Fernández-Villaverde y Ruiz de la Prada " * 4,
    "iiii " * 99,
]
HOSTILE = [
    *("<b>x</b>", "\u202eabc", "محمد عبد الله", "王小明株式会社" * 20, "👩" * 30, "\ud800"),
    "é" * 900,
]
NEAR = 1.0  # of a point: what the eye cannot see


class Text(NamedTuple):
    """A piece of text: its box on the sheet, and what it says."""

    left: float
    bottom: float
    right: float
    top: float
    said: str


def texts(pdf: bytes) -> Iterator[list[Text]]:
    """The texts of each page as they were written, one a stretch."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            textpage = page.get_textpage()
            found = []
            for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = each.get_bounds()
                said = textpage.get_text_bounded(left, bottom, right, top)
                found.append(Text(left, bottom, right, top, " ".join(said.split())))
            yield found


def sizes(pdf: bytes) -> set[float]:
    """The sizes of type in a document."""
    found = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            read = page.get_textpage()
            for at in range(read.count_chars()):
                found.add(round(pypdfium2.raw.FPDFText_GetFontSize(read.raw, at), 1))
    return found - {0.0, 1.0}  # spaces that the reader adds have none


def printed(language: str, paper: str, *, text: str = "") -> bytes:
    """The page of a normal day; with `text` everybody is called so, and says so."""
    histories = normal_day(40)
    if text:
        histories = [renamed(each, text) for each in histories]
    return day_page(
        figures_of(histories),
        paper=paper,
        language=language,
        office_name=text or OFFICE,
        hours=HOURS,
        made_at=MADE_AT,
    )


def _slip(language: str, paper: str) -> bytes:
    """Four of the messages of that day, urgent and read back among them."""
    made = [replay(each.events, number=each.number) for each in normal_day(40)]
    urgent = replace(made[41], urgent=True, wants=tuple(Wants)[:3], read_back_at=MADE_AT)
    chosen = [urgent, made[3], made[5], made[44]]
    return slips(
        chosen, people=STAFF, hours=HOURS, paper=paper, language=language, office_name=OFFICE
    )


def _period(language: str, paper: str) -> bytes:
    """The year until that day beside the one before."""
    of_year, before = (
        period_figures(
            normal_day(40), first=first, last=last, hours=HOURS, people=STAFF, now=MADE_AT
        )
        for first, last in ((date(2026, 1, 1), DAY), (date(2025, 1, 1), date(2025, 12, 31)))
    )
    return period_page(
        of_year,
        paper=paper,
        language=language,
        office_name=OFFICE,
        hours=HOURS,
        made_at=MADE_AT,
        earlier=before,
    )


PAGES = {"day": printed, "slip": _slip, "period": _period}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_one_that_was_looked_at(name: str, language: str, paper: str) -> None:
    """After a change that is meant, RECEPTIONIST_GOLDEN=1 writes these files anew: look at them."""
    pages = texts(PAGES[name](language, paper))
    now = [[round(one.left, 1), round(one.bottom, 1), one.said] for page in pages for one in page]
    file = GOLDEN / f"{name}-{language}-{paper}.json"
    if os.environ.get("RECEPTIONIST_GOLDEN"):
        lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in now)
        file.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    before = json.loads(file.read_text(encoding="utf-8"))
    assert [each[2] for each in now] == [each[2] for each in before]
    for is_, was in zip(now, before, strict=True):
        assert abs(is_[0] - was[0]) < NEAR, (is_, was)
        assert abs(is_[1] - was[1]) < NEAR, (is_, was)


def test_two_sizes_of_type_and_the_small_print() -> None:
    assert sizes(printed("es", "A4")) == {DISPLAY, TEXT, SMALL_PRINT}


def crowded(page: list[Text], width: float, height: float) -> list[str]:
    """The texts that stand on each other, or not on the sheet."""
    found = [
        f"{each} is not on the sheet"
        for each in page
        if each.left < 0 or each.bottom < 0 or each.right > width or each.top > height
    ]
    for one, other in combinations(page, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        up = min(one.top, other.top) - max(one.bottom, other.bottom)
        if across > NEAR and up > NEAR * 2:
            found.append(f"{one} and {other}")
    return found


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("text", ["", *LONG, *HOSTILE])
def test_long_and_hostile_texts_stand_beside_each_other(text: str, paper: str) -> None:
    pdf = printed("es", paper, text=text)
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    for page in texts(pdf):
        assert crowded(page, width, height) == []


@given(st.text(min_size=1, max_size=80), st.text(max_size=400))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_any_texts_stand_beside_each_other(name: str, text: str) -> None:
    taken = replay(message(0, wall("10:05"), wall("13:00"), to=None).events, number=417)
    caller = Caller(name=name, company=text, phone=name)
    slip = slips(
        [replace(taken, caller=caller, text=text)] * 4,
        people=STAFF,
        office_name=name,
        hours=HOURS,
    )
    for pdf in (slip, printed("en", "A4", text=name)):
        for page in texts(pdf):
            assert crowded(page, 595.3, 841.9) == []


def test_a_period_of_everything_long_stands_on_its_sheets() -> None:
    histories = [renamed(each, LONG[at % 3]) for at, each in enumerate(normal_day(40))]
    figures = period_figures(
        histories,
        first=DAY - timedelta(days=300),
        last=DAY,
        hours=HOURS,
        people=STAFF,
        now=MADE_AT,
    )
    pdf = period_page(
        figures,
        language="es",
        office_name=LONG[1],
        hours=HOURS,
        made_at=MADE_AT,
        earlier=figures,
    )
    for page in texts(pdf):
        assert crowded(page, 595.3, 841.9) == []
