"""A table of figures beside those of the time before: how many, how fast, what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from receptionist.domain.figures import PeriodFigures
from receptionist.domain.figures.promises import share
from receptionist.i18n import _, p_
from receptionist.reports.parts.page import Sheets
from receptionist.reports.parts.table import Cell, Column, Line, draw_table, heading
from receptionist.wording import say_length, say_period


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure in words, and the messages behind it."""

    name: str
    said: str
    numbers: tuple[int, ...] = ()


def measures(figures: PeriodFigures) -> Iterator[Measure]:
    """The figures of a period in the order of the page."""
    promises, response, deeds = figures.promises, figures.response, figures.deeds
    for name, numbers in (
        (_("taken"), figures.balance.taken),
        (_("kept"), promises.kept),
        (_("kept late"), promises.late),
        (_("broken"), promises.broken),
        (p_("figures", "released"), promises.released),
        (_("moved"), deeds.moved),
        (_("handed over"), deeds.handed_over),
        (_("reminders postponed"), deeds.postponed),
        (_("still open"), figures.balance.still_open),
        (_("still waiting for an answer"), response.waiting),
    ):
        yield Measure(name=name, said=_counted(name, numbers, figures), numbers=numbers)
    count = len(response.answered)
    for name, opening, clock in (
        (_("response, mean"), response.mean, response.clock.mean),
        (_("response, shortest"), response.least, response.clock.least),
        (_("response, longest"), response.most, response.clock.most),
        (_("response, median"), response.median, response.clock.median),
        (_("response, nine of ten within"), response.ninety, response.clock.ninety),
    ):
        yield Measure(name=name, said=_lengths(opening, clock, count), numbers=response.answered)


def draw_compared(sheets: Sheets, figures: PeriodFigures, earlier: PeriodFigures | None) -> None:
    """The figures at the cursor; with `earlier` those beside them."""
    heading(sheets, _("Figures"), beside=_("response times in opening time, by the clock beside"))
    titles = [say_period(each.first, each.last) for each in (figures, earlier) if each]
    columns = [Column(title="", share=0.32)]
    columns += [Column(title=title, share=0.34, align="right") for title in titles]
    before = [each.said for each in measures(earlier)] if earlier else []
    rows = []
    for at, each in enumerate(measures(figures)):
        beside = (Cell(before[at], quiet=True),) if earlier else ()
        rows.append(Line(cells=(Cell(each.name), Cell(each.said), *beside)))
    draw_table(sheets, columns, rows)


def _counted(name: str, numbers: tuple[int, ...], figures: PeriodFigures) -> str:
    said = str(len(numbers))
    promises = figures.promises
    judged = (promises.kept, promises.late, promises.broken)
    if numbers and any(numbers is each for each in judged):
        part = share(len(numbers), promises.judged)
        return f"{said} ({part})" if part else said
    return said


def _lengths(opening: timedelta | None, clock: timedelta | None, count: int) -> str:
    if opening is None or clock is None:
        return "—"
    return _("{opening} · {clock} by the clock (n = {count})").format(
        opening=say_length(opening), clock=say_length(clock), count=count
    )
