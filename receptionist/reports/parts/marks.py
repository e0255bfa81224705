"""The marks that stand beside words on paper: drawn, since no text font has them all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

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
    # Written as it stands in the file: a long list has one in every row.
    sheets.canvas._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {_code(mark, size)} Q")


_STROKES: dict[Mark, tuple[tuple[tuple[float, float], ...], ...]] = {
    Mark.LATE: (((0.02, 0.08), (0.98, 0.08), (0.5, 0.95), (0.02, 0.08)),),
    Mark.DONE: (((0.08, 0.5), (0.38, 0.15), (0.95, 0.88)),),
    Mark.BROKEN: (((0.12, 0.12), (0.88, 0.88)), ((0.12, 0.88), (0.88, 0.12))),
    Mark.NOTHING: (((0.12, 0.45), (0.88, 0.45)),),
}
_ROUND = 0.5523  # how far a quarter of a circle's handles reach, of its radius


@cache
def _code(mark: Mark, size: float) -> str:
    """The strokes of a mark from its lower left corner, in the language of the page (ISO 32000)."""
    ink = f"{INK} g {INK} G {size * 0.15:.2f} w 1 J 1 j"
    if mark in (Mark.SOON, Mark.LATER):
        return f"{ink} {_circle(size / 2, size * 0.4)} {'B' if mark is Mark.SOON else 'S'}"
    strokes = " ".join(_line([(a * size, b * size) for a, b in each]) for each in _STROKES[mark])
    return f"{ink} {strokes} {'B' if mark is Mark.LATE else 'S'}"


def _line(points: Sequence[tuple[float, float]]) -> str:
    first, *rest = (f"{x:.2f} {y:.2f}" for x, y in points)
    return " ".join([f"{first} m", *(f"{each} l" for each in rest)])


def _circle(middle: float, radius: float) -> str:
    reach = radius * _ROUND
    places = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)]
    drawn = [f"{middle + radius:.2f} {middle:.2f} m"]
    for (x, y), (to_x, to_y) in itertools.pairwise(places):
        curve = (
            *(middle + x * radius + to_x * reach, middle + y * radius + to_y * reach),
            *(middle + to_x * radius + x * reach, middle + to_y * radius + y * reach),
            *(middle + to_x * radius, middle + to_y * radius),
        )
        drawn.append(" ".join(f"{each:.2f}" for each in curve) + " c")
    return " ".join([*drawn, "h"])
