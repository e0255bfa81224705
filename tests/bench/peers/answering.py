"""Answers on standard output how long each piece of work took, whenever a line names one.

So that the peers stand ready side by side, and each round is done by all of them in turn.
"""

# mypy: ignore-errors
from __future__ import annotations

import sys
import time


def answer(*works) -> None:
    """Say "ready", then do the work of each number read; ends with the input."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        start = time.perf_counter()
        works[int(line)]()
        sys.stdout.write(f"{time.perf_counter() - start}\n")
        sys.stdout.flush()
