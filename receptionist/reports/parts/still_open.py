"""The table of what is still open, by who has it: due when, how old, was the caller told."""

from __future__ import annotations

from collections.abc import Iterator

from receptionist.domain.figures import DayFigures
from receptionist.domain.figures.rows import Held, OpenRow
from receptionist.i18n import _, p_
from receptionist.reports.parts.lists import draw_none
from receptionist.reports.parts.page import Sheets
from receptionist.reports.parts.said import (
    Clock,
    say_caller,
    say_due,
    say_holder,
    say_subject,
    say_told,
)
from receptionist.reports.parts.table import (
    Cell,
    Column,
    Line,
    draw_table,
    heading,
    printable,
    say_more,
)
from receptionist.wording import say_length


def draw_still_open(sheets: Sheets, figures: DayFigures, clock: Clock, *, most: int = 0) -> None:
    """The section at the cursor, `most` rows of it, 0 for all; the last one says how many more."""
    count = len(figures.balance.still_open)
    heading(sheets, _("Still open, by colleague"), beside=f"({count})" if count else "")
    if not count:
        draw_none(sheets)
        return
    shown = _shown(figures.still_open, most)
    draw_table(
        sheets,
        (
            Column(title=_("Held by"), share=0.165),
            Column(title=_("No."), share=0.05, align="right"),
            Column(title=_("Caller"), share=0.25),
            Column(title=_("Due"), share=0.145),
            Column(title=p_("column", "Age"), share=0.07, align="right"),
            Column(title=_("Told?"), share=0.14),
            Column(title=_("About"), share=0.18),
        ),
        printable(
            [
                (row, at == 0, len(held.rows))
                for held in figures.still_open
                for at, row in enumerate(row for row in held.rows if row.message.number in shown)
            ],
            lambda each: _line(each[0], clock, first=each[1], of=each[2]),
            lambda each: each[0].message.number,
        ),
    )
    if len(shown) < count:
        say_more(sheets, count - len(shown))


def _shown(by_holder: tuple[Held, ...], most: int) -> set[int]:
    """The numbers of the rows to show: of everybody the first due, then whatever is due first."""
    rows = [row for held in by_holder for row in held.rows]
    if not most or len(rows) <= most:
        return {row.message.number for row in rows}
    firsts = {held.rows[0].message.number for held in by_holder}
    ranked = sorted(rows, key=lambda row: (row.message.number not in firsts, _due(row)))
    return {row.message.number for row in ranked[: most - 1]}


def _due(row: OpenRow) -> float:
    return row.due_at.timestamp() if row.due_at else float("inf")


def _line(row: OpenRow, clock: Clock, *, first: bool, of: int) -> Line:
    return Line(begins=first, goes_on=not first, cells=tuple(_cells(row, clock, of)))


def _cells(row: OpenRow, clock: Clock, of: int) -> Iterator[Cell]:
    mark, due = say_due(row, clock)
    told = say_told(row, clock)
    yield Cell(say_holder(row.holder), bold=True, beside=f"({of})" if of > 1 else "")
    yield Cell(str(row.message.number), quiet=True)
    yield Cell(say_caller(row.message.caller), mark=mark)
    yield Cell(due)
    yield Cell(say_length(row.age))
    yield Cell(told, quiet=told == "—")
    yield Cell(say_subject(row.message))
