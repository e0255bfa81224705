"""The table of what went wrong or took long: promised, answered, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from receptionist.domain.figures.rows import Trouble
from receptionist.i18n import _
from receptionist.reports.lists import draw_none
from receptionist.reports.page import Sheets
from receptionist.reports.said import (
    Clock,
    say_answer,
    say_caller,
    say_holder,
    say_mark,
    say_what_came_of_it,
)
from receptionist.reports.table import Cell, Column, Line, draw_table
from receptionist.wording import say_length


def draw_troubles(
    sheets: Sheets,
    rows: Sequence[Trouble],
    clock: Clock,
    *,
    begins: int = 0,
    shares: Sequence[float] = (0.25, 0.115, 0.145, 0.085, 0.135, 0.27),
) -> None:
    """The rows at the cursor; a rule stands above the one at `begins`.

    `shares` of the width are the caller's, two moments', a length's, a colleague's, the outcome's.
    """
    if not rows:
        draw_none(sheets)
        return
    caller, promised, answered, took, holder, outcome = shares
    columns = (
        Column(title=_("Caller"), share=caller),
        Column(title=_("Promised"), share=promised, lines=2),
        Column(title=_("Answered"), share=answered, lines=2),
        Column(title=_("Response"), share=took, align="right"),
        Column(title=_("Held by"), share=holder),
        Column(title=_("Outcome"), share=outcome, lines=2),
    )
    lines = (_line(row, clock, begins=at == begins) for at, row in enumerate(rows))
    draw_table(sheets, columns, lines)


def _line(row: Trouble, clock: Clock, *, begins: bool) -> Line:
    return Line(
        begins=begins,
        cells=(
            Cell(say_caller(row.message.caller), mark=say_mark(row.verdict)),
            Cell(clock.moment(row.due_at) if row.due_at else "—"),
            Cell(say_answer(row, clock), bold=row.answered_at is None),
            Cell(say_length(row.response) if row.response is not None else "—"),
            Cell(say_holder(row.holder)),
            Cell(say_what_came_of_it(row, clock)),
        ),
    )
