"""Arabic and Hebrew on paper: letters in the shape of their place, lines in the order seen."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_FORMS: Final = ("isolated", "final", "initial", "medial")


def shaped(text: str) -> str:
    """The Arabic letters of `text` in the shapes in which they join their neighbours."""
    if not any("\u0600" <= sign <= "\u06ff" for sign in text):
        return text
    joined = []
    for at, sign in enumerate(text):
        shapes = _shapes().get(sign)
        before = _joins(text, at, -1) and bool(shapes and "final" in shapes)
        after = _joins(text, at, +1) and bool(shapes and "initial" in shapes)
        form = _FORMS[before + 2 * after]
        joined.append(shapes.get(form, sign) if shapes else sign)
    return "".join(joined)


def in_seen_order(line: str) -> str:
    """A line that begins at the left, with its stretches of right-to-left letters turned round."""
    pieces = _clusters(line)
    sides = _sides(pieces)
    seen: list[str] = []
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and sides[end] == sides[at]:
            end += 1
        stretch = pieces[at:end]
        seen += _turned(stretch) if sides[at] == "R" else stretch
        at = end
    return "".join(seen)


def is_right_to_left(sign: str) -> bool:
    """Whether it is a letter of a script written from the right."""
    return unicodedata.bidirectional(sign) in ("R", "AL")


def _clusters(line: str) -> list[str]:
    """The signs, each with the marks that sit on it."""
    found: list[str] = []
    for sign in line:
        if found and unicodedata.combining(sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _sides(pieces: list[str]) -> list[str]:
    """R for each piece within a right-to-left stretch: its letters and what stands between them."""
    strong = [_strong(piece[0]) for piece in pieces]
    sides, last, gap = [], "L", []
    for at, side in enumerate(strong):
        if not side:
            gap.append(at)
            sides.append("L")
            continue
        if side == last == "R":
            for each in gap:
                sides[each] = "R"
        gap = []
        last = side
        sides.append(side)
    if last == "R" and any(pieces[at][0].isdigit() for at in gap):
        for each in gap:
            sides[each] = "R"
    return sides


def _strong(sign: str) -> str:
    kind = unicodedata.bidirectional(sign)
    return "R" if kind in ("R", "AL") else "L" if kind == "L" else ""


def _turned(stretch: list[str]) -> list[str]:
    """Back to front, but for the numbers in it."""
    seen: list[str] = []
    number: list[str] = []
    for piece in reversed(stretch):
        if piece[0].isdigit():
            number.insert(0, piece)
            continue
        seen += [*number, piece.translate(_MIRRORED)]
        number = []
    return seen + number


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """Every Arabic letter's shapes, as Unicode's presentation forms decompose to it."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD)):
        form, _space, letter = unicodedata.decomposition(chr(code)).partition("> ")
        form = form.removeprefix("<")
        if form in _FORMS and len(letter) == 4:
            found.setdefault(chr(int(letter, 16)), {})[form] = chr(code)
    return found


def _joins(text: str, at: int, step: int) -> bool:
    """Whether the letter next to it on that side reaches out to it."""
    at += step
    while 0 <= at < len(text) and unicodedata.combining(text[at]):
        at += step
    if not 0 <= at < len(text):
        return False
    shapes = _shapes().get(text[at], {})
    return ("initial" if step < 0 else "final") in shapes
