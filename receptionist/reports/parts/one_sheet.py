"""How long each list of the day page may be, so that the whole page is one sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from receptionist.reports.parts.lists import LISTS_HIGH
from receptionist.reports.parts.table import HEADER_HIGH, HEADING_HIGH, ROW

_FEWEST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """The rows of each list: what went wrong, what is still open, the short lists below."""

    troubles: int
    still_open: int
    lists: int


def rows_that_fit(height: float, wanted: Most) -> Most:
    """As many rows of the `wanted` ones as `height` points hold, growing in turns.

    What went wrong grows first, then what is still open; every list has a few rows in any case.
    """
    fixed = 2 * (HEADING_HIGH + HEADER_HIGH) + LISTS_HIGH
    left = int((height - fixed) / ROW)
    most = Most(
        troubles=min(wanted.troubles, _FEWEST) or 1,
        still_open=min(wanted.still_open, _FEWEST) or 1,
        lists=min(wanted.lists, _FEWEST) or 1,
    )
    left -= most.troubles + most.still_open + most.lists
    while left > 0:
        grown = most
        for name in ("troubles", "still_open", "still_open", "lists"):
            if left > 0 and getattr(most, name) < getattr(wanted, name):
                most = replace(most, **{name: getattr(most, name) + 1})
                left -= 1
        if most == grown:
            break
    return most
