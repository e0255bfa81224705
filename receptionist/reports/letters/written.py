"""Letters as they stand in the file: each sign's place in the part of a font that goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from receptionist.reports.letters.fit import BOLD, REGULAR, runs

_ELSEWHERE: Final = "\0"
_ESCAPED: Final = {code: f"\\{chr(code)}" for code in b"()\\"}

Piece = tuple[str, str]
"""A font's name in the file, and letters of it."""


class Written:
    """The letters of one document; reportlab keeps which of them each font has to bring along."""

    def __init__(self, canvas: Any) -> None:
        self._document = canvas._doc
        self._fonts: dict[str, _Font] = {}

    def pieces(self, line: str, *, bold: bool) -> Iterable[Piece]:
        """The line in stretches of one font each."""
        font = self._font(BOLD if bold else REGULAR)
        letters = line.translate(font)
        if _ELSEWHERE in letters:
            return self._mixed(line, bold=bold)
        return ((font.first, letters),)

    def _mixed(self, line: str, *, bold: bool) -> Iterator[Piece]:
        for name, stretch in runs(line, bold=bold):
            yield from self._font(name).parts(stretch)

    def _font(self, name: str) -> _Font:
        font = self._fonts.get(name)
        if font is None:
            font = self._fonts[name] = _Font(name, self._document)
        return font


class _Font(dict[int, str]):
    """What each sign is written as in a font's first part, found out when it is first met."""

    def __init__(self, name: str, document: Any) -> None:
        from reportlab.pdfbase.pdfmetrics import getFont

        super().__init__()
        self._font = getFont(name)
        self._document = document
        self._font.splitString(" ", document)
        self.first = self._font.getSubsetInternalName(0, document)

    def __missing__(self, code: int) -> str:
        self[code] = _ELSEWHERE
        if code in self._font.face.charToGlyph:
            ((part, letter),) = self._font.splitString(chr(code), self._document)
            if not part:
                self[code] = _escaped(letter)
        return self[code]

    def parts(self, stretch: str) -> Iterator[Piece]:
        """Any stretch of this font, which a document has in parts of two hundred signs or so."""
        for part, letters in self._font.splitString(stretch, self._document):
            yield self._font.getSubsetInternalName(part, self._document), _escaped(letters)


def _escaped(letters: bytes) -> str:
    """Of a string in the file, ISO 32000, 7.3.4.2."""
    return "".join(
        chr(each)
        if 32 <= each < 127 and each not in _ESCAPED
        else _ESCAPED.get(each, f"\\{each:03o}")
        for each in letters
    )
