"""The figures of a period on paper: promises, slow answers, months, when calls come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from receptionist.domain.figures import period_figures
from receptionist.reports.period_page import period_page
from tests.domain.lives import JUAN
from tests.domain.offices import HOURS
from tests.reports.papers import DAY, MADE_AT, OFFICE, STAFF, normal_day, pages_of

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def printed(first: date, last: date, *, messages: int = 60, language: str = "en") -> bytes:
    """The page of a period, made on that Monday at closing."""
    figures = period_figures(
        normal_day(messages) if messages else [],
        first=first,
        last=last,
        hours=HOURS,
        people=STAFF,
        now=MADE_AT,
    )
    return period_page(figures, language=language, office_name=OFFICE, hours=HOURS, made_at=MADE_AT)


def test_a_month_is_named_and_says_until_when_it_counts() -> None:
    page = pages_of(printed(*NOVEMBER))[0]
    assert "November 2026" in page
    assert "until Mon 23 Nov 19:00" in page
    assert "By month" not in page


def test_a_period_gone_by_is_whole() -> None:
    (page,) = pages_of(printed(date(2026, 9, 1), date(2026, 9, 14), messages=0))
    assert "Tue 1 Sep to Mon 14 Sep 2026" in page
    assert "the whole period" in page


def test_two_years_are_both_named() -> None:
    page, _more = pages_of(printed(date(2025, 12, 29), date(2026, 11, 30)))
    assert "Mon 29 Dec 2025 to Mon 30 Nov 2026" in page


def test_it_has_everything_in_order() -> None:
    read = " ".join(" ".join(pages_of(printed(date(2026, 10, 1), date(2026, 11, 30)))).split())
    order = [
        *("Figures", "kept late", "median response", "Carried in 0 + taken 65"),
        *("The ten slowest answers", "Mon 23 Nov 13:52 (+1 h 52) 4 h 32 Marta"),
        *("Repeat callers", "Handed over twice or more", "By month", "October 2026"),
        *("November 2026", "Calls by hour", "Calls by weekday and hour", "Monday", "Friday"),
        "Each promise counts once",
    ]
    places = [read.find(text) for text in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "Saturday" not in read


def test_the_same_figures_give_the_same_bytes() -> None:
    assert printed(*NOVEMBER, language="es") == printed(*NOVEMBER, language="es")


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_day_without_anything_prints(language: str) -> None:
    assert len(pages_of(printed(DAY, DAY + timedelta(days=1), messages=0, language=language))) == 1


def test_beside_the_time_before_it_says_how_much_of_each() -> None:
    week, before = (
        period_figures(
            histories,
            first=first,
            last=first + timedelta(days=6),
            hours=HOURS,
            people=STAFF,
            now=MADE_AT,
        )
        for histories, first in ((normal_day(60), DAY), ([], DAY - timedelta(days=7)))
    )
    pdf = period_page(
        week, language="en", office_name=OFFICE, hours=HOURS, made_at=MADE_AT, earlier=before
    )
    read = " ".join(" ".join(pages_of(pdf)).split())
    assert "Mon 23 Nov to Sun 29 Nov 2026 Mon 16 Nov to Sun 22 Nov 2026" in read
    assert "taken 64 0 kept 54 (95%) 0" in read
    assert "handed over 2 0" in read
    assert "response, median 28 min · 28 min by the clock (n = 55) —" in read


def test_one_persons_page_says_whose_it_is() -> None:
    figures = period_figures(
        normal_day(5),
        first=DAY,
        last=DAY,
        hours=HOURS,
        people=STAFF,
        now=MADE_AT,
        person=JUAN,
    )
    pdf = period_page(
        figures, language="en", office_name=OFFICE, hours=HOURS, made_at=MADE_AT, person="Juan"
    )
    assert "Figures of Juan" in pages_of(pdf)[0]
