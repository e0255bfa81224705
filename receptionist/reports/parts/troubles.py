"""The table of what went wrong or took long: promised, answered, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from receptionist.domain.figures.rows import Trouble
from receptionist.i18n import _, p_
from receptionist.reports.parts.lists import draw_none
from receptionist.reports.parts.page import Sheets
from receptionist.reports.parts.said import (
    Clock,
    say_answer,
    say_caller,
    say_holder,
    say_mark,
    say_what_came_of_it,
)
from receptionist.reports.parts.table import (
    Cell,
    Column,
    Line,
    draw_table,
    lines_of_cell,
    printable,
)
from receptionist.wording import say_length

SHARES = (0.05, 0.225, 0.13, 0.125, 0.095, 0.125, 0.25)


def draw_troubles(
    sheets: Sheets,
    rows: Sequence[Trouble],
    clock: Clock,
    *,
    begins: int = 0,
    most: int = 0,
    lines: int = 2,
    shares: Sequence[float] = SHARES,
) -> None:
    """The rows at the cursor; a rule stands above the one at `begins`.

    They take `most` lines together, 0 for as many as there are; the outcome up to `lines` of them.
    `shares` of the width are the number's, the caller's, two moments', a length's, a colleague's,
    the outcome's.
    """
    if not rows:
        draw_none(sheets)
        return
    number, caller, promised, answered, took, holder, outcome = shares
    columns = (
        Column(title=_("No."), share=number, align="right"),
        Column(title=_("Caller"), share=caller),
        Column(title=_("Promised"), share=promised),
        Column(title=_("Answered"), share=answered),
        Column(title=_("Response"), share=took, align="right"),
        Column(title=_("Held by"), share=holder),
        Column(title=p_("column", "Outcome"), share=outcome, lines=lines),
    )
    table = printable(
        enumerate(rows),
        lambda each: _line(each[1], clock, begins=each[0] == begins),
        lambda each: each[1].message.number,
    )
    draw_table(sheets, columns, table, most=most)


def lines_wanted(sheets: Sheets, rows: Sequence[Trouble], clock: Clock) -> int:
    """How many lines the rows take, with two for an outcome that needs them."""
    column = Column(title="", share=SHARES[-1], lines=2)
    return sum(
        lines_of_cell(sheets, column, Cell(line.cells[-1].text)) if line.cells else 1
        for line in printable(rows, lambda row: _line(row, clock), lambda row: row.message.number)
    )


def _line(row: Trouble, clock: Clock, *, begins: bool = False) -> Line:
    return Line(
        begins=begins,
        cells=(
            Cell(str(row.message.number), quiet=True),
            Cell(say_caller(row.message.caller), mark=say_mark(row.verdict)),
            Cell(clock.moment(row.due_at) if row.due_at else "—"),
            Cell(say_answer(row, clock), bold=row.answered_at is None),
            Cell(say_length(row.response) if row.response is not None else "—"),
            Cell(say_holder(row.holder)),
            Cell(say_what_came_of_it(row, clock)),
        ),
    )
