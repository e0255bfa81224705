"""Times two ways of doing the same thing in turns, so that a noisy machine hits both."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Unit = Literal["ms", "MiB", "%", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where large databases are kept, and what was asked for beside the usual rows."""

    folder: Path
    full: bool = False
    peers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: ours, the limit beside it, and how many times the limit we may take.

    Times are seconds. A target that is a plain number has it as `limit`, and 1 as `target`.
    """

    number: str
    work: str
    ours: float
    limit: float
    target: float = 1
    unit: Unit = "ms"

    @property
    def ratio(self) -> float:
        """How many times the limit we take."""
        return self.ours / self.limit if self.limit else math.inf

    @property
    def reached(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target


@dataclass(frozen=True, slots=True)
class Taken:
    """The seconds each of two ways took, round by round."""

    ours: list[float] = field(default_factory=list)
    limit: list[float] = field(default_factory=list)

    def row(self, number: str, work: str, target: float) -> Row:
        """The medians of both beside each other."""
        ours, limit = statistics.median(self.ours), statistics.median(self.limit)
        return Row(number=number, work=work, ours=ours, limit=limit, target=target)

    def worst_row(self, number: str, work: str, seconds: float) -> Row:
        """What ours takes at most in 99 of 100 rounds, beside the seconds it may take."""
        return Row(number=number, work=f"{work}, p99", ours=percentile(self.ours), limit=seconds)


def percentile(values: list[float], part: float = 0.99) -> float:
    """The value that this part of all values does not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * part) - 1)]


def turns(ours: Callable[[], object], limit: Callable[[], object], *, rounds: int) -> Taken:
    """Do both in turns, each first in every other round; what each took."""
    taken = Taken()
    pairs = [(ours, taken.ours), (limit, taken.limit)]
    for number in range(rounds):
        for work, seconds in pairs if number % 2 else reversed(pairs):
            seconds.append(seconds_of(work))
    return taken


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
