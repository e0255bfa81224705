"""Tables as a CSV file that any spreadsheet opens, and that does nothing when it is opened."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from receptionist.i18n import language
from receptionist.reports.letters.fit import clean

Value = str | int | float | datetime | timedelta | None

# What a spreadsheet would take for a formula, or a command (product.md §8).
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list under its name; `name` is how programs ask for it."""

    name: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def csv_file(tables: Sequence[Table], *, mark: bool = True) -> bytes:
    """The tables under each other, in the language in use; one alone has no title above it.

    Spanish has the decimal comma, and so the semicolon between cells. With `mark` the file begins
    with the mark by which Excel knows UTF-8.
    """
    out = io.StringIO(newline="")
    comma = language() == "es"
    writer = csv.writer(out, delimiter=";" if comma else ",", lineterminator="\r\n")
    for at, table in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([[]] if at else [])
            writer.writerow([_harmless(table.title)])
        writer.writerow([_harmless(each) for each in table.headers])
        for row in table.rows:
            writer.writerow([_cell(each, comma=comma) for each in row])
    return (_MARK if mark else b"") + out.getvalue().encode("utf-8", "replace")


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
    shown = clean(text).strip()
    return f"'{shown}" if shown.startswith(_DANGEROUS) else shown
