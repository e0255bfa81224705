"""Tables on paper: headers aligned with their columns, cells cut or wrapped, any number of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from receptionist.reports.lettering import one_line, wrap
from receptionist.reports.marks import Mark, draw_mark
from receptionist.reports.page import HAIR, INK, SOFT, Align, Sheets

SIZE = 7.8
_GAP = 8.0
_LINE = 10.0
_ROW = 12.6
_MARK = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its share of the width, and how many lines a cell may take."""

    title: str
    share: float
    align: Align = "left"
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, with a mark before it where it has one."""

    text: str
    mark: Mark | None = None
    bold: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of cells; one that `begins` a group has a rule above it.

    The first cell of one that `goes_on` with a group shows only at the top of a sheet.
    """

    cells: tuple[Cell, ...]
    begins: bool = False
    goes_on: bool = False


def draw_table(sheets: Sheets, columns: Sequence[Column], rows: Iterable[Line]) -> None:
    """Draw the rows at the cursor, on further sheets with the header again."""
    sheets.need(_ROW * 2 + 4)
    _draw_header(sheets, columns)
    for at, row in enumerate(rows):
        texts = [
            _lines(sheets, column, cell) for column, cell in zip(columns, row.cells, strict=True)
        ]
        height = _ROW + _LINE * (max(len(lines) for lines in texts) - 1)
        if sheets.need(height):
            _draw_header(sheets, columns)
        elif row.goes_on:
            texts[0] = [""]
        elif row.begins and at:
            sheets.rule(sheets.y + 0.6, grey=0.82, thick=0.4)
        _draw_row(sheets, columns, row, texts)
        sheets.y -= height


def heading(sheets: Sheets, title: str, *, beside: str = "", room: float = 60) -> None:
    """A section's heading at the cursor, never alone at the foot of a sheet."""
    sheets.need(room)
    sheets.y -= 21
    width = sheets.text(sheets.left, sheets.y, title, size=10, bold=True)
    if beside:
        left = sheets.left + width + 6
        sheets.text(left, sheets.y, beside, size=8, grey=SOFT, width=sheets.right - left)
    sheets.y -= 5


def _edges(sheets: Sheets, columns: Sequence[Column]) -> list[tuple[float, float]]:
    """Left edge and inner width of every column."""
    edges, x = [], sheets.left
    for column in columns:
        width = sheets.inner * column.share
        last = column is columns[-1]
        edges.append((x, width if last else width - _GAP))
        x += width
    return edges


def _draw_header(sheets: Sheets, columns: Sequence[Column]) -> None:
    sheets.y -= 8
    for column, (x, width) in zip(columns, _edges(sheets, columns), strict=True):
        at = x + width if column.align == "right" else x
        sheets.text(at, sheets.y, column.title, size=7, grey=SOFT, width=width, align=column.align)
    sheets.y -= 3.5
    sheets.rule(sheets.y, grey=HAIR)
    sheets.y -= 0.5


def _lines(sheets: Sheets, column: Column, cell: Cell) -> list[str]:
    room = sheets.inner * column.share - _GAP - (_MARK + 3 if cell.mark else 0)
    if column.lines == 1:
        return [cell.text]
    return wrap(one_line(cell.text), room, SIZE, most=column.lines, bold=cell.bold)


def _draw_row(
    sheets: Sheets, columns: Sequence[Column], row: Line, texts: Sequence[Sequence[str]]
) -> None:
    edges = _edges(sheets, columns)
    with sheets.together():
        for column, cell, lines, (x, width) in zip(columns, row.cells, texts, edges, strict=True):
            y = sheets.y - 9
            if cell.mark:
                draw_mark(sheets, cell.mark, x, y, size=_MARK)
            indent = _MARK + 3 if cell.mark else 0
            for line in lines:
                at = x + width if column.align == "right" else x + indent
                sheets.text(
                    at,
                    y,
                    line,
                    size=SIZE,
                    bold=cell.bold,
                    grey=SOFT if cell.quiet else INK,
                    width=width - indent,
                    align=column.align,
                )
                y -= _LINE
