"""Short lists side by side, a line for each thing, and what to say where there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from receptionist.domain.figures.callers import RepeatCaller
from receptionist.domain.figures.rows import Row
from receptionist.i18n import _
from receptionist.reports.parts.page import INK, SOFT, Sheets
from receptionist.reports.parts.said import say_caller, say_holder
from receptionist.reports.parts.table import ROW, Cell, Line, printable

T = TypeVar("T")

LISTS_HIGH = 24.0
_GAP = 14.0
LONGEST_LIST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortList:
    """A heading and its lines, and its share of the width beside the others."""

    title: str
    items: Sequence[str]
    share: float


def repeat_callers_list(callers: Sequence[RepeatCaller]) -> ShortList:
    """Who called how often."""
    said = lines_of(
        callers,
        lambda one: f"{one.calls}× {say_caller(one.caller)}",
        lambda one: one.numbers[-1],
    )
    return ShortList(title=_("Repeat callers"), items=said, share=0.31)


def handed_around_list(rows: Sequence[Row]) -> ShortList:
    """What was handed over how often, and who has it now."""
    said = lines_of(rows, _say_handed, lambda row: row.message.number)
    return ShortList(title=_("Handed over twice or more"), items=said, share=0.36)


def lines_of(
    rows: Sequence[T], say: Callable[[T], str], number: Callable[[T], int]
) -> Sequence[str]:
    """A line for each row; for one that cannot be printed its number and a sentence."""
    lines = printable(rows, lambda row: Line(cells=(Cell(say(row)),)), number)
    return [line.instead or line.cells[0].text for line in lines]


def _say_handed(row: Row) -> str:
    message = row.message
    return f"{message.handed_over}× {say_caller(message.caller)} ({say_holder(row.holder)})"


def draw_lists(sheets: Sheets, lists: Sequence[ShortList], *, most: int = LONGEST_LIST) -> None:
    """The lists as columns under one rule, none longer than `most` lines."""
    room = sheets.inner - _GAP * (len(lists) - 1)
    columns = [_shortened(each.items, most) for each in lists]
    deepest = max(len(lines) for lines in columns)
    sheets.need(LISTS_HIGH + ROW * deepest)
    top, x = sheets.y - 19.5, sheets.left
    for each, lines in zip(lists, columns, strict=True):
        width = room * each.share / sum(one.share for one in lists)
        sheets.rule(sheets.y - 9, left=x, right=x + width, grey=INK, thick=0.8)
        count = f"({len(each.items)})" if each.items else ""
        taken = sheets.text(x, top, each.title, bold=True, width=width - 22)
        sheets.text(x + taken + 4, top, count, grey=SOFT)
        grey = INK if each.items else SOFT
        for down, line in enumerate(lines, start=1):
            last = each.items and down > most - 1 and len(each.items) > most
            sheets.text(x, top - 1 - ROW * down, line, width=width, grey=SOFT if last else grey)
        x += width + _GAP
    sheets.y = top - 4 - ROW * deepest


def draw_none(sheets: Sheets) -> None:
    """A quiet line under a heading that has nothing below it."""
    sheets.y -= 10
    sheets.text(sheets.left, sheets.y, _("None."), grey=SOFT)
    sheets.y -= 2


def _shortened(items: Sequence[str], most: int) -> list[str]:
    if not items:
        return [_("None.")]
    if len(items) <= most:
        return list(items)
    more = _("and {count} more").format(count=len(items) - most + 1)
    return [*items[: most - 1], more]
