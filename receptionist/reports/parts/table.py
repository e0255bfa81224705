"""Tables on paper: headers aligned with their columns, cells cut or wrapped, any number of rows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from receptionist.i18n import _
from receptionist.reports.letters.fit import one_line, surely_plain, width_of, wrap
from receptionist.reports.parts.marks import Mark, draw_mark
from receptionist.reports.parts.page import HAIR, INK, SOFT, TEXT, Align, Grey, Sheets

log = logging.getLogger(__name__)

T = TypeVar("T")

ROW = 11.7
HEADING_HIGH = 22.0
HEADER_HIGH = 13.0
_GAP = 8.0
_LINE = 9.6
_MARK = 6.0
_FAINT: Grey = 0.86


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its share of the width, and how many lines a cell may take."""

    title: str
    share: float
    align: Align = "left"
    lines: int = 1


class Cell(NamedTuple):
    """What stands in a cell, with a mark before it and something quiet beside it."""

    text: str
    mark: Mark | None = None
    bold: bool = False
    quiet: bool = False
    beside: str = ""


class Line(NamedTuple):
    """A row of cells; one that `begins` a group has a rule above it.

    The first cell of one that `goes_on` with a group shows only at the top of a sheet. `instead`
    stands in place of cells that cannot be printed.
    """

    cells: tuple[Cell, ...]
    begins: bool = False
    goes_on: bool = False
    instead: str = ""


def draw_table(
    sheets: Sheets, columns: Sequence[Column], rows: Iterable[Line], *, most: int = 0
) -> None:
    """Draw the rows at the cursor, on further sheets with the header again.

    They take `most` lines together, 0 for as many as there are: then the last line says how many
    rows more there would be.
    """
    sheets.need(ROW * 2 + 4)
    edges = _edges(sheets, columns)
    _draw_header(sheets, columns, edges)
    for at, row, texts in _that_fit(sheets, columns, rows, most):
        height = ROW + _LINE * (_high(texts) - 1)
        if sheets.need(height):
            _draw_header(sheets, columns, edges)
        elif row.goes_on:
            texts[0] = []
        elif row.begins and at:
            sheets.rule(sheets.y + 0.3, grey=_FAINT, thick=0.4)
        if row.instead:
            sheets.text(sheets.left, sheets.y - 9, row.instead, bold=True, width=sheets.inner)
        else:
            _draw_row(sheets, zip(columns, row.cells, texts, edges, strict=True))
        sheets.y -= height


_Fitting = tuple[int, Line, list[list[str]]]


def _that_fit(
    sheets: Sheets, columns: Sequence[Column], rows: Iterable[Line], most: int
) -> Iterator[_Fitting]:
    """The rows with their texts, while they and the line about the others have room."""
    made = (_Fitted(sheets, columns, each) for each in enumerate(rows))
    if not most:
        yield from (each.parts for each in made)
        return
    every = list(made)
    left = most if sum(each.high for each in every) <= most else most - 1
    for each in every:
        left -= each.high
        if left < 0:
            say_more(sheets, len(every) - each.parts[0])
            return
        yield each.parts


class _Fitted:
    """A row with its texts broken into lines, and how many lines high that is."""

    def __init__(
        self, sheets: Sheets, columns: Sequence[Column], numbered: tuple[int, Line]
    ) -> None:
        at, row = numbered
        pairs = zip(columns, row.cells, strict=True) if row.cells else ()
        texts = [_lines(sheets, column, cell) for column, cell in pairs]
        self.parts: _Fitting = (at, row, texts)
        self.high = _high(texts)


def _high(texts: Sequence[Sequence[str]]) -> int:
    return max(1, max(map(len, texts), default=1))


def lines_of_cell(sheets: Sheets, column: Column, cell: Cell) -> int:
    """How many lines a cell takes in that column."""
    return len(_lines(sheets, column, cell))


def printable(
    rows: Iterable[T], line: Callable[[T], Line], number: Callable[[T], int]
) -> Iterator[Line]:
    """The lines of the rows; of one that cannot be printed its number and a sentence."""
    for row in rows:
        try:
            made = line(row)
            for cell in made.cells:
                if not surely_plain(cell.text):
                    one_line(cell.text)
        except Exception:
            log.exception("message %s cannot be printed", number(row))
            made = Line(cells=(), instead=cannot_be_printed(number(row)))
        yield made


def cannot_be_printed(number: int) -> str:
    """What stands on paper in place of a message."""
    return _("▲ Message {number} cannot be printed; look at it on the screen.").format(
        number=number
    )


def heading(sheets: Sheets, title: str, *, beside: str = "", room: float = 60) -> None:
    """A section's heading under a rule at the cursor, never alone at the foot of a sheet."""
    sheets.need(room)
    sheets.y -= 9
    sheets.rule(sheets.y, grey=INK, thick=0.8)
    sheets.y -= 10.5
    width = sheets.text(sheets.left, sheets.y, title, bold=True, width=sheets.inner)
    if beside:
        left = sheets.left + width + 6
        sheets.text(left, sheets.y, beside, grey=SOFT, width=sheets.right - left)
    sheets.y -= 2.5


def say_more(sheets: Sheets, count: int) -> None:
    """The last line of a list that goes on elsewhere: and 18 more."""
    sheets.text(sheets.left, sheets.y - 9, _("and {count} more").format(count=count), grey=SOFT)
    sheets.y -= ROW


_Edge = tuple[float, float]


def _edges(sheets: Sheets, columns: Sequence[Column]) -> list[_Edge]:
    """Left edge and inner width of every column."""
    edges, x = [], sheets.left
    for column in columns:
        width = sheets.inner * column.share
        last = column is columns[-1]
        edges.append((x, width if last else width - _GAP))
        x += width
    return edges


def _draw_header(sheets: Sheets, columns: Sequence[Column], edges: Sequence[_Edge]) -> None:
    sheets.y -= 9
    for column, (x, width) in zip(columns, edges, strict=True):
        at = x + width if column.align == "right" else x
        sheets.text(at, sheets.y, column.title, grey=SOFT, width=width, align=column.align)
    sheets.y -= 3.5
    sheets.rule(sheets.y, grey=HAIR, thick=0.4)
    sheets.y -= 0.5


def _lines(sheets: Sheets, column: Column, cell: Cell) -> list[str]:
    if column.lines == 1:
        return [cell.text]
    room = sheets.inner * column.share - _GAP - (_MARK + 3 if cell.mark else 0)
    return wrap(one_line(cell.text), room, TEXT, most=column.lines, bold=cell.bold)


def _draw_row(sheets: Sheets, places: Iterable[tuple[Column, Cell, Sequence[str], _Edge]]) -> None:
    with sheets.together():
        for column, cell, lines, (x, width) in places:
            y = sheets.y - 9
            indent = 0.0
            if cell.mark:
                draw_mark(sheets, cell.mark, x, y, size=_MARK)
                indent = _MARK + 3
            beside = width_of(cell.beside, TEXT) + 3 if cell.beside and lines else 0.0
            at = x + width if column.align == "right" else x + indent
            room = width - indent - beside
            grey = SOFT if cell.quiet else INK
            for line in lines:
                taken = sheets.text(
                    at, y, line, bold=cell.bold, grey=grey, width=room, align=column.align
                )
                if beside:
                    sheets.text(at + taken + 3, y, cell.beside, grey=SOFT)
                y -= _LINE
