"""How far something long is, on a terminal that somebody looks at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from receptionist.domain.figures.known import HowFar

QUIET_FOR: Final = 1.0
"""Seconds; what takes no longer says nothing (product.md §12)."""


@contextmanager
def telling_how_far() -> Iterator[HowFar]:
    """What to call with 0 to 1; the percentage stands in one line, and is gone at the end."""
    began, shown = monotonic(), False

    def tell(part: float) -> None:
        nonlocal shown
        if sys.stderr.isatty() and monotonic() - began > QUIET_FOR:
            sys.stderr.write(f"\r{part:4.0%}")
            sys.stderr.flush()
            shown = True

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r    \r")
            sys.stderr.flush()
