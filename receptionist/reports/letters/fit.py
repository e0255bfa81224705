"""The printed page's fonts, and any text made fit for them: clean, measured, cut to a width."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, Final

import resources
from receptionist.reports.letters.fallback import fallback_face, font_with, spelled
from receptionist.reports.letters.right_to_left import in_seen_order, is_right_to_left, shaped

REGULAR: Final = "NotoSans"
BOLD: Final = "NotoSans-Bold"
_FILES: Final = {REGULAR: "fonts/NotoSans-Regular.ttf", BOLD: "fonts/NotoSans-Bold.ttf"}

# Longer than any line or box on a page; what lies beyond is never looked at.
MOST_SIGNS: Final = 2000
_SHORT: Final = 60
_ELLIPSIS: Final = "…"


@cache
def face(font: str) -> Any:
    """The font file of `font`, registered with reportlab at its first use."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    registered = TTFont(font, str(resources.path(_FILES[font])))
    pdfmetrics.registerFont(registered)
    return registered.face


def one_line(text: str) -> str:
    """`text` on a single line, without what no paper can show (see `clean`)."""
    if len(text) <= MOST_SIGNS and surely_plain(text):
        return text.strip()
    return _one_line(text[:MOST_SIGNS])


def surely_plain(text: str) -> bool:
    """Whether it is on one line and every page can show it, as can be told at a glance."""
    return text.isascii() and text.isprintable() and "  " not in text


@lru_cache(maxsize=1024)
def _one_line(text: str) -> str:
    # A cell's text comes by twice: once as it is put together, once as it is written.
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """`text` composed, its lines kept, without controls, direction marks and lone surrogates.

    A sign of no font is spelled by its name (see `fallback`); half of a torn pair prints as a
    question mark in a diamond.
    """
    composed = unicodedata.normalize("NFC", text[:MOST_SIGNS].replace("\r\n", "\n"))
    if composed.isprintable() and _own_signs().issuperset(composed):
        return composed
    return shaped(composed.translate(_CLEANED))


class _Cleaned(dict[int, str]):
    """What each sign prints as, found out when it is first met: long lists are long."""

    def __missing__(self, code: int) -> str:
        printed = self[code] = _clean_sign(chr(code))
        return printed


_CLEANED: Final = _Cleaned()


def _clean_sign(sign: str) -> str:
    if sign == "\n":
        return sign
    category = unicodedata.category(sign)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return "\n" if category in ("Zl", "Zp") or sign in "\v\f\r\x85" else " "
    if category == "Cf":
        return ""
    if ord(sign) in face(REGULAR).charToGlyph or font_with(sign):
        return sign
    return (
        "" if category == "Mn" and "VARIATION SELECTOR" in unicodedata.name(sign) else spelled(sign)
    )


def runs(line: str, *, bold: bool = False) -> list[tuple[str, str]]:
    """The line as it is seen, in stretches of one font each: the font's name and the letters."""
    own = BOLD if bold else REGULAR
    if line.isascii() or _own_signs().issuperset(line):
        return [(own, line)]
    if any(is_right_to_left(sign) for sign in line):
        line = in_seen_order(line)
    found: list[tuple[str, str]] = []
    for sign in line:
        font = own if ord(sign) in face(own).charToGlyph else font_with(sign) or own
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + sign)
        else:
            found.append((font, sign))
    return found


@cache
def _own_signs() -> frozenset[str]:
    return frozenset(map(chr, face(REGULAR).charToGlyph))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many points wide `text` is."""
    return float(sum(map(_widths(bold).__getitem__, text))) * size / 1000


def cut(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, float]:
    """As much of `text` as `width` points hold, and how wide that is.

    A shortened text says so with an ellipsis.
    """
    ends = _ends(text, bold)
    room = width * 1000 / size
    if not ends or ends[-1] <= room:
        return text, (ends[-1] if ends else 0.0) * size / 1000
    line, wide = _shortened(text, ends, room, bold)
    return line, wide * size / 1000


def _shortened(text: str, ends: list[float], room: float, bold: bool) -> tuple[str, float]:
    ellipsis = _widths(bold)[_ELLIPSIS]
    kept = text[: bisect_right(ends, room - ellipsis)].rstrip()
    return kept + _ELLIPSIS, (ends[len(kept) - 1] if kept else 0.0) + ellipsis


def fitted(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, float]:
    """`text` on one line (see `one_line`) of at most `width` points, and how wide that is."""
    if len(text) > _SHORT:
        return cut(one_line(text), width, size, bold=bold)
    return _fitted(text, width, size, bold)


@lru_cache(maxsize=2048)
def _fitted(text: str, width: float, size: float, bold: bool) -> tuple[str, float]:
    # Colleagues, days and outcomes come again and again in a long list.
    return cut(one_line(text), width, size, bold=bold)


def wrap(text: str, width: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """`text` in at most `most` lines of `width` points; long words break, the last line is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, rest = _break(paragraph.strip(), width, size, bold)
        lines.append(line)
        while rest and len(lines) <= most:
            line, rest = _break(rest, width, size, bold)
            lines.append(line)
        if len(lines) > most:
            last, _wide = _shortened(
                lines[most - 1], _ends(lines[most - 1], bold), width * 1000 / size, bold
            )
            return [*lines[: most - 1], last]
    return lines


def _break(text: str, width: float, size: float, bold: bool) -> tuple[str, str]:
    fits = _that_fit(text, width, size, bold)
    if fits == len(text):
        return text, ""
    space = text.rfind(" ", 0, fits + 1)
    at = space if space > 0 else max(1, fits)
    return text[:at].rstrip(), text[at:].lstrip()


def _that_fit(text: str, width: float, size: float, bold: bool) -> int:
    return bisect_right(_ends(text, bold), width * 1000 / size)


def _ends(text: str, bold: bool) -> list[float]:
    """Where each sign ends, in thousandths of the size."""
    return list(accumulate(map(_widths(bold).__getitem__, text)))


class _Widths(dict[str, float]):
    """How wide each sign of a font is, the other fonts' found out when they are first met."""

    def __init__(self, font: str) -> None:
        super().__init__((chr(code), wide) for code, wide in face(font).charWidths.items())
        self._other = face(font).defaultWidth

    def __missing__(self, sign: str) -> float:
        font = font_with(sign)
        width = fallback_face(font).charWidths[ord(sign)] if font else self._other
        self[sign] = width
        return float(width)


def _widths(bold: bool) -> _Widths:
    return _known_widths(BOLD if bold else REGULAR)


@cache
def _known_widths(font: str) -> _Widths:
    return _Widths(font)
