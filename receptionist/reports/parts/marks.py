"""The marks that stand beside words on paper: drawn, since no text font has them all."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from receptionist.reports.parts.page import INK, Sheets


class Mark(StrEnum):
    """One shape a meaning, told apart without any colour."""

    LATE = "triangle"
    SOON = "disc"
    LATER = "ring"
    DONE = "tick"
    BROKEN = "cross"
    NOTHING = "dash"


def draw_mark(sheets: Sheets, mark: Mark, x: float, y: float, *, size: float = 6) -> None:
    """Draw `mark` on the baseline `y`, `size` points wide and high."""
    canvas = sheets.canvas
    canvas.saveState()
    canvas.setFillGray(INK)
    canvas.setStrokeGray(INK)
    canvas.setLineWidth(size * 0.15)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    if mark in (Mark.SOON, Mark.LATER):
        fill = int(mark is Mark.SOON)
        canvas.circle(x + size / 2, y + size / 2, size * 0.4, stroke=1, fill=fill)
    else:
        _draw_strokes(canvas, mark, x, y, size)
    canvas.restoreState()


_STROKES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    Mark.LATE: (((0.02, 0.08), (0.98, 0.08), (0.5, 0.95), (0.02, 0.08)),),
    Mark.DONE: (((0.08, 0.5), (0.38, 0.15), (0.95, 0.88)),),
    Mark.BROKEN: (((0.12, 0.12), (0.88, 0.88)), ((0.12, 0.88), (0.88, 0.12))),
    Mark.NOTHING: (((0.12, 0.45), (0.88, 0.45)),),
}


def _draw_strokes(canvas: Any, mark: Mark, x: float, y: float, size: float) -> None:
    for stroke in _STROKES[mark]:
        path = canvas.beginPath()
        path.moveTo(x + stroke[0][0] * size, y + stroke[0][1] * size)
        for across, up in stroke[1:]:
            path.lineTo(x + across * size, y + up * size)
        canvas.drawPath(path, stroke=1, fill=int(mark is Mark.LATE))
