"""Drawings of figures, the same on paper and on screen: when calls come, against opening hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from receptionist.domain.figures.by_time import HourCount, MonthCount, WeekdayCount
from receptionist.i18n import _, n_
from receptionist.reports.parts.drawing import (
    Look,
    Picture,
    colour,
    draw_box,
    draw_hatched,
    new_picture,
    readable_on,
    say,
    shade,
)

__all__ = ["Look", "Picture", "calls_by_hour", "calls_by_month", "calls_by_weekday", "shown_hours"]

ON_PAPER: Final = Look()
_USUAL_DAY: Final = (9, 18)


def shown_hours(hours: Sequence[HourCount]) -> list[HourCount]:
    """The stretch of the day worth drawing: when the office is open or somebody called."""
    busy = [each.hour for each in hours if each.open_minutes or each.taken] or list(_USUAL_DAY)
    return [each for each in hours if min(busy) <= each.hour <= max(busy)]


def calls_by_hour(
    hours: Sequence[HourCount], *, width: float, height: float, look: Look = ON_PAPER
) -> Picture:
    """Bars for the calls of each hour; hatched out of hours, over a band that shows the opening."""
    from reportlab.graphics.shapes import Group, Line

    picture = new_picture(width, height, _("Calls by hour"))
    shown = shown_hours(hours)
    slot = width / len(shown)
    most = max([1, *(each.taken for each in shown)])
    base, top = look.size * 2.6, height - look.size * 1.5
    for at, each in enumerate(shown):
        opens = at == 0 or not shown[at - 1].open_minutes
        group = Group()
        picture.drawing.add(group)
        _draw_opening(group, each, at * slot, slot, base, look, opens=opens)
        _draw_bar(group, each, at * slot, slot, base, (top - base) * each.taken / most, look)
        words = _("{hour}:00 {calls}").format(hour=each.hour, calls=_say_calls(each))
        picture.add_spot((at * slot, 0, slot, height), words, each.numbers)
    picture.drawing.add(Line(0, base, width, base, strokeColor=colour(look.ink), strokeWidth=0.6))
    return picture


def calls_by_weekday(
    weekdays: Sequence[WeekdayCount],
    names: Sequence[str],
    *,
    width: float,
    row_height: float,
    look: Look = ON_PAPER,
) -> Picture:
    """A grid of weekdays and hours: each cell its number, darker for more, framed when open."""
    days = [each for each in weekdays if any(one.taken or one.open_minutes for one in each.hours)]
    row, height = row_height, row_height * (len(days) + 1)
    picture = new_picture(width, height, _("Calls by weekday and hour"))
    shown = _shown_columns(weekdays)
    most = max([1, *(one.taken for each in weekdays for one in each.hours)])
    left = look.size * 7.5
    column = (width - left) / len(shown)
    for at, hour in enumerate(shown):
        middle = left + (at + 0.5) * column
        say(picture.drawing, middle, height - row * 0.7, str(hour), look, ink=look.soft)
    for down, day in enumerate(days, start=1):
        y = height - (down + 1) * row
        say(picture.drawing, 0, y + row * 0.3, names[day.weekday], look, anchor="start")
        for at, hour in enumerate(shown):
            one, place = day.hours[hour], (left + at * column, y, column, row)
            _draw_cell(picture, one, place, most, look)
            words = _("{weekday} {hour}:00 {calls}").format(
                weekday=names[day.weekday], hour=hour, calls=_say_calls(one)
            )
            picture.add_spot(place, words, one.numbers)
    return picture


def calls_by_month(
    months: Sequence[MonthCount],
    names: Sequence[str],
    *,
    width: float,
    row_height: float,
    look: Look = ON_PAPER,
) -> Picture:
    """A row a month: a bar of the calls, and beside it a hatched one of the opening hours."""
    picture = new_picture(width, row_height * len(months), _("Calls by month"))
    most = max([1, *(each.taken for each in months)])
    longest = max([1, *(each.open_minutes for each in months)])
    left = look.size * 10.5
    half = (width - left) / 2
    room = half - look.size * 5
    for down, each in enumerate(months, start=1):
        y = picture.height - down * row_height
        text, high = y + row_height * 0.3, row_height * 0.56
        say(picture.drawing, 0, text, names[down - 1], look, anchor="start")
        calls = room * each.taken / most
        bar = (left, y + row_height * 0.2, calls, high)
        draw_box(picture.drawing, bar, fill=colour(look.bar))
        end = left + calls + 4
        say(picture.drawing, end, text, str(each.taken), look, anchor="start", bold=True)
        opening = room * each.open_minutes / longest
        draw_hatched(picture.drawing, (left + half, bar[1], opening, high), look)
        hours = _("{hours} h").format(hours=each.open_minutes // 60)
        end = left + half + opening + 4
        say(picture.drawing, end, text, hours, look, anchor="start", ink=look.soft)
        words = _("{month}: {calls}, open {hours}").format(
            month=names[down - 1], calls=_count_calls(each.taken), hours=hours
        )
        picture.add_spot((0, y, width, row_height), words, each.numbers)
    return picture


def _say_calls(one: HourCount) -> str:
    calls = _count_calls(one.taken)
    return calls if one.open_minutes else _("{calls}, closed").format(calls=calls)


def _count_calls(count: int) -> str:
    return n_("{count} call", "{count} calls", count).format(count=count)


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
    group: Any,
    each: HourCount,
    x: float,
    slot: float,
    base: float,
    height: float,
    look: Look,
) -> None:
    middle, width = x + slot / 2, slot * 0.56
    if each.taken:
        place = (middle - width / 2, base, width, height)
        if each.open_minutes:
            draw_box(group, place, fill=colour(look.bar), stroke=look.bar, thick=0.8)
        else:
            draw_hatched(group, place, look)
        above = base + height + look.size * 0.35
        say(group, middle, above, str(each.taken), look, bold=True)
    say(group, middle, look.size * 0.2, str(each.hour), look, ink=look.soft)


def _draw_opening(
    group: Any,
    each: HourCount,
    x: float,
    slot: float,
    base: float,
    look: Look,
    *,
    opens: bool,
) -> None:
    """The band under the axis, as long as the opening; at the hour's end where it `opens`."""
    if each.open_minutes:
        width = slot * min(1.0, each.open_minutes / 60)
        high = look.size * 0.42
        left = x + (slot - width if opens else 0)
        draw_box(group, (left, base - high - 1.6, width, high), fill=colour(look.ink))


def _draw_cell(
    picture: Picture,
    one: HourCount,
    place: tuple[float, float, float, float],
    most: int,
    look: Look,
) -> None:
    x, y, width, height = place
    dark = one.taken / most
    framed = look.soft if one.open_minutes else ""
    fill = shade(look, dark * 0.85)
    draw_box(picture.drawing, (x + 1, y + 1, width - 2, height - 2), fill=fill, stroke=framed)
    if one.taken:
        ink = readable_on(fill, look)
        say(picture.drawing, x + width / 2, y + height * 0.32, str(one.taken), look, ink=ink)
