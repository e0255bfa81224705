"""Short lists side by side, a line for each thing, and what to say where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from receptionist.domain.figures.callers import RepeatCaller
from receptionist.domain.figures.rows import Row
from receptionist.i18n import _
from receptionist.reports.page import INK, SOFT, Sheets
from receptionist.reports.said import say_caller, say_holder

_SIZE = 7.8
_LINE = 10.5
_GAP = 16.0
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortList:
    """A heading and its lines, and its share of the width beside the others."""

    title: str
    items: Sequence[str]
    share: float


def repeat_callers_list(callers: Sequence[RepeatCaller]) -> ShortList:
    """Who called how often."""
    said = [f"{one.calls}× {say_caller(one.caller)}" for one in callers]
    return ShortList(title=_("Repeat callers"), items=said, share=0.31)


def handed_around_list(rows: Sequence[Row]) -> ShortList:
    """What was handed over how often, and who has it now."""
    said = [
        f"{row.message.handed_over}× {say_caller(row.message.caller)} ({say_holder(row.holder)})"
        for row in rows
    ]
    return ShortList(title=_("Handed over twice or more"), items=said, share=0.36)


def draw_lists(sheets: Sheets, lists: Sequence[ShortList]) -> None:
    """The lists as columns, none longer than a dozen lines."""
    room = sheets.inner - _GAP * (len(lists) - 1)
    columns = [_shortened(each.items) for each in lists]
    deepest = max(len(lines) for lines in columns)
    sheets.need(36 + _LINE * deepest)
    top, x = sheets.y - 21, sheets.left
    for each, lines in zip(lists, columns, strict=True):
        width = room * each.share / sum(one.share for one in lists)
        taken = sheets.text(x, top, each.title, size=8.8, bold=True, width=width)
        if each.items:
            sheets.text(x + taken + 4, top, f"({len(each.items)})", size=7.8, grey=SOFT)
        grey = INK if each.items else SOFT
        for down, line in enumerate(lines, start=1):
            sheets.text(x, top - 3 - _LINE * down, line, size=_SIZE, width=width, grey=grey)
        x += width + _GAP
    sheets.y = top - 5 - _LINE * deepest


def draw_none(sheets: Sheets) -> None:
    """A quiet line under a heading that has nothing below it."""
    sheets.y -= 9
    sheets.text(sheets.left, sheets.y, _("None."), size=_SIZE, grey=SOFT)
    sheets.y -= 3


def _shortened(items: Sequence[str]) -> list[str]:
    if not items:
        return [_("None.")]
    if len(items) <= _MOST:
        return list(items)
    more = _("… and {count} more").format(count=len(items) - _MOST + 1)
    return [*items[: _MOST - 1], more]
