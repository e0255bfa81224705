"""Times two ways of doing the same thing in turns, so that a noisy machine hits both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: seconds of ours and of the limit, and the ratio to reach."""

    number: str
    work: str
    ours: float
    limit: float
    target: float

    @property
    def ratio(self) -> float:
        """How many times the limit we take."""
        return self.ours / self.limit if self.limit else 0.0

    @property
    def reached(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target


def medians(
    ours: Callable[[], object], limit: Callable[[], object], *, rounds: int
) -> tuple[float, float]:
    """The median seconds of each, measured in turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _round in range(rounds):
        for work, seconds in zip((ours, limit), taken, strict=True):
            start = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])
