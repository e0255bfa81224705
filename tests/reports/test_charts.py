"""The drawings are the same on paper and on screen, and say what they say without colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reportlab.graphics.shapes import Group, Line, Rect, String

from receptionist.domain.figures import period_figures
from receptionist.domain.figures.by_time import HourCount, MonthCount, WeekdayCount
from receptionist.reports.charts import (
    Look,
    calls_by_hour,
    calls_by_month,
    calls_by_weekday,
    shown_hours,
)
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
    drawing = calls_by_hour(hours({9: 2, 10: 1}, {9: 60}), width=200, height=70).drawing
    open_hour, closed_hour, _axis = drawing.contents
    assert len(shapes(open_hour, Rect)) == 2
    assert not shapes(open_hour, Line)
    assert len(shapes(closed_hour, Rect)) == 1
    assert shapes(closed_hour, Line)


def test_half_an_hour_of_opening_is_half_a_band_on_the_right_side() -> None:
    drawing = calls_by_hour(hours({}, {9: 30, 10: 60, 11: 15}), width=300, height=70).drawing
    bands = [shapes(group, Rect)[0] for group in drawing.contents[:3]]
    assert [(band.x, band.width) for band in bands] == [(50, 50), (100, 100), (200, 25)]


def test_every_bar_says_its_number() -> None:
    drawing = calls_by_hour(hours({9: 17}, {9: 60}), width=100, height=70).drawing
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
    look = Look(ink="#f0f0f0", paper="#101010", bar="#88aacc")
    for picture in (
        calls_by_hour(figures.hours, width=400, height=90, look=look),
        calls_by_weekday(figures.weekdays, WEEK, width=400, row_height=15, look=look),
        calls_by_month(figures.months, ["Nov"], width=400, row_height=15, look=look),
    ):
        svg = picture.svg().decode()
        assert "rgb(94%,94%,94%)" in svg.replace(" ", "")
        assert "NotoSans" not in svg
        assert "font-family: 'Noto Sans'" in svg


def test_every_part_says_what_it_shows_and_which_messages_stand_behind_it() -> None:
    counts = hours({9: 2, 20: 1}, {9: 60})
    counts[9] = replace(counts[9], numbers=(4, 7))
    picture = calls_by_hour(counts, width=120, height=70)
    assert picture.spots[0].words == "9:00 2 calls"
    assert picture.spots[0].numbers == (4, 7)
    assert picture.spots[-1].words == "20:00 1 call, closed"
    assert [spot.x for spot in picture.spots[:2]] == [0, 10]
    assert picture.words.startswith("Calls by hour: 9:00 2 calls; 10:00 0 calls, closed; ")


def test_the_grid_reads_from_its_top_left_corner() -> None:
    days = [WeekdayCount(weekday=at, hours=tuple(hours({9: at}, {9: 60}))) for at in range(7)]
    picture = calls_by_weekday(days, WEEK, width=200, row_height=10)
    assert picture.spots[0].words == "Mon 9:00 0 calls"
    assert picture.spots[0].y == 10
    assert picture.spots[-1].words == "Sun 9:00 6 calls"
    assert picture.spots[-1].y == 70


def test_months_stand_beside_their_opening_hours() -> None:
    months = [
        MonthCount(
            year=2026, month=at, taken=at, kept=0, late=0, broken=0, open_minutes=600, numbers=(at,)
        )
        for at in (1, 2)
    ]
    picture = calls_by_month(months, ["January", "February"], width=300, row_height=12)
    assert [spot.words for spot in picture.spots] == [
        "January: 1 call, open 10 h",
        "February: 2 calls, open 10 h",
    ]
    assert picture.spots[1].numbers == (2,)
    assert calls_by_month([], [], width=300, row_height=12).svg()
