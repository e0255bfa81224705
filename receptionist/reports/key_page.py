"""The page of keys: one sheet in two columns, to lie beside the telephone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from receptionist.i18n import _
from receptionist.reports.letters.fit import wrap
from receptionist.reports.parts.page import SOFT, WASH, Sheets

Group = tuple[str, Sequence[tuple[str, str]]]

_LINE: Final = 17.0
_MORE: Final = 11.5
_SIZE: Final = 9.0
_HEAD: Final = 30.0
_GAP: Final = 26.0
_KEY: Final = 92.0


def key_page(groups: Sequence[Group], *, paper: str, language: str) -> bytes:
    """One sheet as PDF from `groups` of (key, what it does); works in black and white."""
    title = _("Receptionist: all keys")
    sheets = Sheets(paper, title=title, author="Receptionist", language=language)
    sheets.y -= 8
    sheets.text(sheets.left, sheets.y, title, size=17, bold=True)
    sheets.y -= 14
    sheets.rule(sheets.y)
    top = sheets.y - 8
    width = (sheets.inner - _GAP) / 2
    for column, part in enumerate(_in_two(groups, width)):
        left = sheets.left + column * (width + _GAP)
        y = top
        for where, lines in part:
            y = _group(sheets, left, y, width, where, lines)
    return sheets.finish()


def _in_two(groups: Sequence[Group], width: float) -> tuple[list[Group], list[Group]]:
    """The groups in two columns of about the same height, in their order."""
    heights = [
        _HEAD + sum(_high(_folded(does, width)) for _key, does in lines) for _where, lines in groups
    ]
    half = min(
        range(1, len(groups) + 1),
        key=lambda at: max(sum(heights[:at]), sum(heights[at:])),
        default=0,
    )
    return list(groups[:half]), list(groups[half:])


def _group(
    sheets: Sheets,
    left: float,
    y: float,
    width: float,
    where: str,
    lines: Sequence[tuple[str, str]],
) -> float:
    """Write one group from `y` down; where the next one begins."""
    y -= _HEAD - 12
    sheets.text(left, y, where, size=10.5, bold=True)
    y -= 12
    for place, (key, does) in enumerate(lines):
        said = _folded(does, width)
        y -= _LINE
        if place % 2 == 0:
            sheets.box(left - 4, y - 5 - _high(said) + _LINE, width + 8, _high(said), grey=WASH)
        sheets.text(left, y, key, size=_SIZE, bold=True, width=_KEY)
        for at, line in enumerate(said):
            sheets.text(left + _KEY + 6, y - at * _MORE, line, size=_SIZE, grey=SOFT)
        y -= _high(said) - _LINE
    return y - 6


def _folded(does: str, width: float) -> list[str]:
    """What a key does, on as many lines as it takes: nobody can ask a paper for the rest."""
    return wrap(does, width - _KEY - 6, _SIZE, most=4)


def _high(said: Sequence[str]) -> float:
    return _LINE + _MORE * (len(said) - 1)
