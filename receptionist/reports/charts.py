"""Drawings of figures, the same on paper and on screen: when calls come, against opening hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from receptionist.domain.figures.by_time import HourCount, WeekdayCount
from receptionist.reports.letters.fit import BOLD, REGULAR

_USUAL_DAY: Final = (9, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours (as "#rrggbb") and letters of a drawing; paper's by default."""

    ink: str = "#141414"
    soft: str = "#5c5c5c"
    bar: str = "#454f57"
    wash: str = "#e6e6e6"
    paper: str = "#ffffff"
    font: str = REGULAR
    bold: str = BOLD
    size: float = 7.5


def shown_hours(hours: Sequence[HourCount]) -> list[HourCount]:
    """The stretch of the day worth drawing: when the office is open or somebody called."""
    busy = [each.hour for each in hours if each.open_minutes or each.taken] or list(_USUAL_DAY)
    return [each for each in hours if min(busy) <= each.hour <= max(busy)]


def calls_by_hour(
    hours: Sequence[HourCount], *, width: float, height: float, look: Look = Look()
) -> Any:
    """Bars for the calls of each hour; hatched out of hours, over a band that shows the opening."""
    from reportlab.graphics.shapes import Drawing, Group, Line

    drawing = Drawing(width, height)
    shown = shown_hours(hours)
    slot = width / len(shown)
    most = max([1, *(each.taken for each in shown)])
    base, top = look.size * 2.6, height - look.size * 1.5
    for at, each in enumerate(shown):
        group = Group()
        opens = at == 0 or not shown[at - 1].open_minutes
        _draw_opening(group, each, at * slot, slot, base, look, opens=opens)
        _draw_bar(group, each, at * slot, slot, base, (top - base) * each.taken / most, look)
        drawing.add(group)
    drawing.add(Line(0, base, width, base, strokeColor=_colour(look.ink), strokeWidth=0.6))
    return drawing


def calls_by_weekday(
    weekdays: Sequence[WeekdayCount],
    names: Sequence[str],
    *,
    width: float,
    row_height: float,
    look: Look = Look(),
) -> Any:
    """A grid of weekdays and hours: each cell its number, darker for more, framed when open."""
    from reportlab.graphics.shapes import Drawing

    days = [each for each in weekdays if any(one.taken or one.open_minutes for one in each.hours)]
    row, height = row_height, row_height * (len(days) + 1)
    drawing = Drawing(width, height)
    shown = _shown_columns(weekdays)
    most = max([1, *(one.taken for each in weekdays for one in each.hours)])
    left = look.size * 7.5
    column = (width - left) / len(shown)
    for at, hour in enumerate(shown):
        middle = left + (at + 0.5) * column
        _say(drawing, middle, height - row * 0.7, str(hour), look, colour=look.soft)
    for down, day in enumerate(days, start=1):
        y = height - (down + 1) * row
        _say(drawing, 0, y + row * 0.3, names[day.weekday], look, anchor="start")
        for at, hour in enumerate(shown):
            _draw_cell(drawing, day.hours[hour], (left + at * column, y, column, row), most, look)
    return drawing


def _shown_columns(weekdays: Sequence[WeekdayCount]) -> list[int]:
    summed = [
        HourCount(
            hour=hour,
            taken=sum(day.hours[hour].taken for day in weekdays),
            open_minutes=sum(day.hours[hour].open_minutes for day in weekdays),
        )
        for hour in range(24)
    ]
    return [each.hour for each in shown_hours(summed)]


def _draw_bar(
    group: Any, each: HourCount, x: float, slot: float, base: float, height: float, look: Look
) -> None:
    from reportlab.graphics.shapes import Line, Rect

    middle, width = x + slot / 2, slot * 0.56
    if each.taken:
        left = middle - width / 2
        fill = look.bar if each.open_minutes else look.paper
        group.add(
            Rect(
                left,
                base,
                width,
                height,
                fillColor=_colour(fill),
                strokeColor=_colour(look.bar),
                strokeWidth=0.8,
            )
        )
        if not each.open_minutes:
            for a, b, c, d in _hatching(left, base, width, height):
                group.add(Line(a, b, c, d, strokeColor=_colour(look.bar), strokeWidth=0.5))
        _say(group, middle, base + height + look.size * 0.35, str(each.taken), look, bold=True)
    _say(group, middle, look.size * 0.2, str(each.hour), look, colour=look.soft)


def _hatching(
    x: float, y: float, width: float, height: float
) -> list[tuple[float, float, float, float]]:
    """Slanting lines within a rectangle."""
    lines, step = [], 4.0
    for at in range(1, int((width + height) / step) + 1):
        along = at * step
        start = (x + max(0.0, along - height), y + min(along, height))
        end = (x + min(along, width), y + max(0.0, along - width))
        lines.append((*start, *end))
    return lines


def _draw_opening(
    group: Any, each: HourCount, x: float, slot: float, base: float, look: Look, *, opens: bool
) -> None:
    """The band under the axis, as long as the opening; at the hour's end where it `opens`."""
    from reportlab.graphics.shapes import Rect

    if each.open_minutes:
        width = slot * min(1.0, each.open_minutes / 60)
        high = look.size * 0.42
        group.add(
            Rect(
                x + (slot - width if opens else 0),
                base - high - 1.6,
                width,
                high,
                fillColor=_colour(look.ink),
                strokeColor=None,
            )
        )


def _draw_cell(
    drawing: Any,
    one: HourCount,
    place: tuple[float, float, float, float],
    most: int,
    look: Look,
) -> None:
    from reportlab.graphics.shapes import Rect
    from reportlab.lib.colors import linearlyInterpolatedColor

    x, y, width, height = place
    dark = one.taken / most
    fill = linearlyInterpolatedColor(_colour(look.paper), _colour(look.bar), 0, 1, dark * 0.85)
    framed = look.soft if one.open_minutes else None
    drawing.add(
        Rect(
            x + 1,
            y + 1,
            width - 2,
            height - 2,
            fillColor=fill,
            strokeColor=_colour(framed) if framed else None,
            strokeWidth=0.5,
        )
    )
    if one.taken:
        ink = look.paper if dark > 0.55 else look.ink
        _say(drawing, x + width / 2, y + height * 0.32, str(one.taken), look, colour=ink)


def _say(
    group: Any,
    x: float,
    y: float,
    text: str,
    look: Look,
    *,
    colour: str = "",
    bold: bool = False,
    anchor: str = "middle",
) -> None:
    from reportlab.graphics.shapes import String

    group.add(
        String(
            x,
            y,
            text,
            textAnchor=anchor,
            fontName=look.bold if bold else look.font,
            fontSize=look.size,
            fillColor=_colour(colour or look.ink),
        )
    )


def _colour(code: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(code)
