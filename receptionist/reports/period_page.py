"""The figures of a period on paper: promises, response times, when calls come (product.md §8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from receptionist.domain.figures import PeriodFigures
from receptionist.domain.figures.promises import share
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import _, speaking
from receptionist.reports.charts import calls_by_hour, calls_by_weekday
from receptionist.reports.parts.lists import draw_lists, handed_around_list, repeat_callers_list
from receptionist.reports.parts.page import Sheets
from receptionist.reports.parts.said import Clock
from receptionist.reports.parts.summary import (
    begin_page,
    draw_balance,
    draw_figures,
    draw_small_print,
    five_figures,
)
from receptionist.reports.parts.table import Cell, Column, Line, draw_table, heading
from receptionist.reports.parts.troubles import draw_troubles
from receptionist.wording import say_clock, say_month, say_short_date, say_weekday

_CHART_HIGH = 74.0
_ROW_HIGH = 15.0
_DATED = (0.05, 0.195, 0.15, 0.215, 0.085, 0.115, 0.19)
_A_MONDAY = date(2026, 11, 23)


def period_page(
    figures: PeriodFigures,
    *,
    paper: str = "A4",
    language: str = "es",
    office_name: str,
    hours: OpeningHours,
    made_at: datetime,
) -> bytes:
    """The page as a PDF; `paper` is "A4" or "Letter". The same figures give the same bytes."""
    with speaking(language):
        sheets = begin_page(
            paper,
            kind=_("Figures"),
            title=_title(figures),
            office_name=office_name,
            until=_until(figures),
            made_at=hours.local(made_at),
        )
        sheets.y -= 4
        draw_figures(
            sheets,
            five_figures(figures.promises, figures.balance, figures.response, late_open=None),
        )
        draw_balance(sheets, figures.balance)
        heading(sheets, _("The ten slowest answers, with their outcome"))
        clock = Clock(hours, figures.until, dated=True)
        draw_troubles(sheets, figures.slowest, clock, shares=_DATED)
        draw_lists(
            sheets,
            [repeat_callers_list(figures.callers), handed_around_list(figures.handed_around)],
        )
        _draw_months(sheets, figures)
        _draw_calls(sheets, figures)
        draw_small_print(sheets, _definitions())
        return sheets.finish()


def _title(figures: PeriodFigures) -> str:
    first, last = figures.first, figures.last
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and first.month == last.month:
        month = say_month(first)
        return month[:1].upper() + month[1:]
    return _("{first} to {last} {year}").format(
        first=_with_year(first, last), last=say_short_date(last), year=last.year
    )


def _with_year(first: date, last: date) -> str:
    said = say_short_date(first)
    return said if first.year == last.year else f"{said} {first.year}"


def _until(figures: PeriodFigures) -> str:
    if figures.finished:
        return _("the whole period")
    until = figures.until
    return _("until {day} {time}").format(day=say_short_date(until.date()), time=say_clock(until))


def _draw_months(sheets: Sheets, figures: PeriodFigures) -> None:
    if len(figures.months) < 2:
        return
    heading(sheets, _("By month"))
    columns = (
        Column(title=_("Month"), share=0.30),
        Column(title=_("Calls"), share=0.14, align="right"),
        Column(title=_("Kept"), share=0.14, align="right"),
        Column(title=_("Late"), share=0.14, align="right"),
        Column(title=_("Broken"), share=0.14, align="right"),
        Column(title=_("Share kept"), share=0.14, align="right"),
    )
    rows = []
    for month in figures.months:
        name = say_month(date(month.year, month.month, 1))
        kept = share(month.kept, month.kept + month.late + month.broken) or "—"
        counts = (month.taken, month.kept, month.late, month.broken)
        texts = (name, *map(str, counts), kept)
        rows.append(Line(cells=tuple(Cell(text) for text in texts)))
    draw_table(sheets, columns, rows)


def _draw_calls(sheets: Sheets, figures: PeriodFigures) -> None:
    beside = _("the band is when the office is open")
    sheets.need(_CHART_HIGH + 40)
    heading(sheets, _("Calls by hour"), beside=beside)
    sheets.y -= 2
    bars = calls_by_hour(figures.hours, width=sheets.inner, height=_CHART_HIGH)
    sheets.draw(bars, height=_CHART_HIGH)
    high = _ROW_HIGH * 8
    sheets.need(high + 40)
    heading(
        sheets,
        _("Calls by weekday and hour"),
        beside=_("darker for more; a frame is when the office is open"),
    )
    names = [say_weekday(_A_MONDAY + timedelta(days=each)) for each in range(7)]
    grid = calls_by_weekday(figures.weekdays, names, width=sheets.inner, row_height=_ROW_HIGH)
    sheets.draw(grid, height=grid.height)


def _definitions() -> list[str]:
    return [
        _("Each promise counts once, by what became of it last; not judged while it runs."),
        _("Kept: answered at or before the agreed time; late: after it."),
        _("Broken: the time passed without an answer or a newer agreement."),
        _("Response: opening time from the call to the answer; open ones count as waiting."),
        _("Carried in: open when the period began. Undone actions do not count."),
    ]
