"""Tables as a CSV file that any spreadsheet opens, and that does nothing when it is opened."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from receptionist.i18n import language

Value = str | int | float | datetime | timedelta | None

# What a spreadsheet would take for a formula, or a command (product.md §8).
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff"  # some join letters and emoji: they stay inside
_ASKS_FOR_QUOTES: Final = re.compile(r'[",;\t\r\n]|^\s|\s$')
_MARK: Final = b"\xef\xbb\xbf"
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list under its name; `name` is how programs ask for it."""

    name: str
    title: str
    headers: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]


def csv_file(tables: Sequence[Table], *, mark: bool = True) -> bytes:
    """The tables under each other, in the language in use; one alone has no title above it.

    Spanish has the decimal comma, and so the semicolon between cells. With `mark` the file begins
    with the mark by which Excel knows UTF-8.
    """
    return b"".join(csv_parts(tables, mark=mark))


def csv_parts(tables: Sequence[Table], *, mark: bool = True) -> Iterator[bytes]:
    """The same piece by piece, for tables of any length."""
    comma = language() == "es"
    yield _MARK if mark else b""
    for at, table in enumerate(tables):
        if len(tables) > 1:
            yield _lines([[], [table.title]] if at else [[table.title]], comma=comma)
        yield _lines([table.headers], comma=comma)
        rows = iter(table.rows)
        while some := list(islice(rows, _AT_ONCE)):
            yield _lines(some, comma=comma)


def _lines(rows: Iterable[Sequence[Value]], *, comma: bool) -> bytes:
    between = ";" if comma else ","
    lines = (between.join(_quoted(_cell(each, comma=comma)) for each in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode()


def _quoted(cell: str) -> str:
    """RFC 4180; a program that reads with the other separator must not find a cell in a text."""
    return '"{}"'.format(cell.replace('"', '""')) if _ASKS_FOR_QUOTES.search(cell) else cell


def _cell(value: Value, *, comma: bool) -> str:
    match value:
        case None:
            return ""
        case str():
            return _harmless(value)
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case timedelta():
            return _cell(round(value.total_seconds() / 60, 2), comma=comma)
        case float():
            text = f"{value:.2f}".rstrip("0").rstrip(".")
            return text.replace(".", ",") if comma else text
        case _:
            return str(value)


def _harmless(text: str) -> str:
    """The text without what no screen shows; one that would be a formula begins as a text does."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if not text.isprintable():
        text = "".join(map(_shown, text))
    bare = text.strip().lstrip(_NO_WIDTH).strip()
    return f"'{bare}" if bare.startswith(_DANGEROUS) else bare


def _shown(sign: str) -> str:
    """The sign, or what stands in its place: nothing turns round what is written after it."""
    if sign == "\n" or sign in _NO_WIDTH:
        return sign
    match unicodedata.category(sign):
        case "Cc" | "Zl" | "Zp" | "Zs":
            return " "
        case "Cf":
            return ""
        case "Cs":
            return "\ufffd"
    return sign
