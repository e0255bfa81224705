"""The drawings are the same on paper and on screen, and say what they say without colour."""

from __future__ import annotations

from datetime import timedelta

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Group, Line, Rect, String

from receptionist.domain.figures import period_figures
from receptionist.domain.figures.by_time import HourCount
from receptionist.reports.charts import Look, calls_by_hour, calls_by_weekday, shown_hours
from tests.domain.offices import HOURS
from tests.reports.papers import DAY, MADE_AT, STAFF, normal_day

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def hours(taken: dict[int, int], opened: dict[int, int]) -> list[HourCount]:
    """The 24 hours of a day."""
    return [
        HourCount(hour=hour, taken=taken.get(hour, 0), open_minutes=opened.get(hour, 0))
        for hour in range(24)
    ]


def shapes(group: Group, kind: type) -> list[Rect]:
    """What of one kind a group draws."""
    return [each for each in group.contents if isinstance(each, kind)]


def test_the_hours_shown_are_those_open_or_busy() -> None:
    assert [one.hour for one in shown_hours(hours({20: 1}, {18: 60}))] == [18, 19, 20]
    assert len(shown_hours(hours({}, {}))) == 10


def test_a_call_out_of_hours_is_hatched_and_has_no_band() -> None:
    drawing = calls_by_hour(hours({9: 2, 10: 1}, {9: 60}), width=200, height=70)
    open_hour, closed_hour, _axis = drawing.contents
    assert len(shapes(open_hour, Rect)) == 2
    assert not shapes(open_hour, Line)
    assert len(shapes(closed_hour, Rect)) == 1
    assert shapes(closed_hour, Line)


def test_half_an_hour_of_opening_is_half_a_band_on_the_right_side() -> None:
    drawing = calls_by_hour(hours({}, {9: 30, 10: 60, 11: 15}), width=300, height=70)
    bands = [shapes(group, Rect)[0] for group in drawing.contents[:3]]
    assert [(band.x, band.width) for band in bands] == [(50, 50), (100, 100), (200, 25)]


def test_every_bar_says_its_number() -> None:
    drawing = calls_by_hour(hours({9: 17}, {9: 60}), width=100, height=70)
    texts = [text.text for text in shapes(drawing.contents[0], String)]
    assert texts == ["17", "9"]


def test_both_draw_on_screen_in_the_screens_colours() -> None:
    figures = period_figures(
        normal_day(),
        first=DAY,
        last=DAY + timedelta(days=6),
        hours=HOURS,
        people=STAFF,
        now=MADE_AT,
    )
    look = Look(ink="#f0f0f0", paper="#101010", bar="#88aacc", font="Helvetica", bold="Helvetica")
    for drawing in (
        calls_by_hour(figures.hours, width=400, height=90, look=look),
        calls_by_weekday(figures.weekdays, WEEK, width=400, row_height=15, look=look),
    ):
        svg = renderSVG.drawToString(drawing)
        assert "rgb(94%,94%,94%)" in svg.replace(" ", "")
        assert "Noto" not in svg
