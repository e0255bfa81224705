"""The figures of a period on paper: promises, response times, when calls come (product.md §8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from receptionist.domain.figures import PeriodFigures
from receptionist.domain.figures.promises import share
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import _, speaking
from receptionist.reports.charts import calls_by_hour, calls_by_month, calls_by_weekday
from receptionist.reports.letters.fit import one_line
from receptionist.reports.parts.compared import draw_compared
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
from receptionist.reports.parts.table import HEADING_HIGH, Cell, Column, Line, draw_table, heading
from receptionist.reports.parts.troubles import draw_troubles
from receptionist.wording import (
    say_clock,
    say_month,
    say_period,
    say_short_date,
    say_weekday,
)

_CHART_HIGH = 66.0
_ROW_HIGH = 14.0
_DATED = (0.05, 0.185, 0.145, 0.215, 0.09, 0.12, 0.195)
_A_MONDAY = date(2026, 11, 23)


def period_page(
    figures: PeriodFigures,
    *,
    paper: str = "A4",
    language: str = "es",
    office_name: str,
    hours: OpeningHours,
    made_at: datetime,
    earlier: PeriodFigures | None = None,
    person: str = "",
) -> bytes:
    """The page as a PDF; `paper` is "A4" or "Letter". The same figures give the same bytes.

    `earlier` are the figures of the time before, to compare with; `person` whose these are.
    """
    with speaking(language):
        sheets = begin_page(
            paper,
            kind=_("Figures of {name}").format(name=person) if person else _("Figures"),
            title=say_period(figures.first, figures.last),
            office_name=office_name,
            until=_until(figures),
            made_at=hours.local(made_at),
        )
        draw_figures(
            sheets,
            five_figures(figures.promises, figures.balance, figures.response, late_open=None),
        )
        draw_balance(sheets, figures.balance, again=figures.counted_again)
        draw_compared(sheets, figures, earlier)
        heading(sheets, _("The ten slowest answers, with what came of them"))
        clock = Clock(hours, figures.until, dated=True)
        draw_troubles(sheets, figures.slowest, clock, shares=_DATED)
        draw_lists(
            sheets,
            [repeat_callers_list(figures.callers), handed_around_list(figures.handed_around)],
        )
        _draw_types(sheets, figures)
        _draw_months(sheets, figures)
        _draw_calls(sheets, figures)
        draw_small_print(sheets, _definitions())
        return sheets.finish()


def _until(figures: PeriodFigures) -> str:
    if figures.finished:
        return _("the whole period")
    until = figures.until
    return _("until {day} {time}").format(day=say_short_date(until.date()), time=say_clock(until))


def _draw_types(sheets: Sheets, figures: PeriodFigures) -> None:
    if not any(each.call_type for each in figures.types):
        return
    heading(sheets, _("By type of call"))
    rows = []
    for each in figures.types:
        counts = [len(part) for part in (each.taken, each.kept, each.late, each.broken)]
        kept = share(counts[1], sum(counts[1:])) or "—"
        rows.append(_counts_line(one_line(each.call_type) or _("no type"), counts, kept))
    draw_table(sheets, _count_columns(_("Type of call")), rows)


def _draw_months(sheets: Sheets, figures: PeriodFigures) -> None:
    if len(figures.months) < 2:
        return
    names = [say_month(date(each.year, each.month, 1)) for each in figures.months]
    heading(sheets, _("By month"))
    rows = []
    for name, month in zip(names, figures.months, strict=True):
        counts = [month.taken, month.kept, month.late, month.broken]
        kept = share(month.kept, month.kept + month.late + month.broken) or "—"
        rows.append(_counts_line(name, counts, kept))
    draw_table(sheets, _count_columns(_("Month")), rows)
    high = _ROW_HIGH * len(names)
    sheets.need(high + HEADING_HIGH)
    heading(sheets, _("Calls by month"), beside=_("hatched: hours the office was open"))
    picture = calls_by_month(figures.months, names, width=sheets.inner, row_height=_ROW_HIGH)
    sheets.y -= 2
    sheets.draw(picture.drawing, height=high)


def _count_columns(first: str) -> list[Column]:
    titles = (_("Calls"), _("Kept"), _("Late"), _("Broken"), _("Share kept"))
    columns = [Column(title=title, share=0.14, align="right") for title in titles]
    return [Column(title=first, share=0.30), *columns]


def _counts_line(name: str, counts: list[int], kept: str) -> Line:
    return Line(cells=tuple(Cell(text) for text in (name, *map(str, counts), kept)))


def _draw_calls(sheets: Sheets, figures: PeriodFigures) -> None:
    beside = _("the band is when the office is open")
    sheets.need(_CHART_HIGH + HEADING_HIGH)
    heading(sheets, _("Calls by hour"), beside=beside)
    sheets.y -= 2
    bars = calls_by_hour(figures.hours, width=sheets.inner, height=_CHART_HIGH)
    sheets.draw(bars.drawing, height=_CHART_HIGH)
    high = _ROW_HIGH * 8
    sheets.need(high + HEADING_HIGH)
    heading(
        sheets,
        _("Calls by weekday and hour"),
        beside=_("darker for more; a frame is when the office is open"),
    )
    names = [say_weekday(_A_MONDAY + timedelta(days=each)) for each in range(7)]
    grid = calls_by_weekday(figures.weekdays, names, width=sheets.inner, row_height=_ROW_HIGH)
    sheets.draw(grid.drawing, height=grid.height)


def _definitions() -> list[str]:
    return [
        _("Each promise counts once, by what became of it last; not judged while it runs."),
        _("Kept: answered at or before the agreed time; late: after it."),
        _("Broken: the time passed without an answer or a newer agreement."),
        _("Response: opening time from the call to the answer; open ones count as waiting."),
        _("Carried in: open when the period began. Undone actions do not count."),
    ]
