"""What a typed due time turned out to mean: one moment, several to choose from, or a hint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Precision = Literal["minute", "part", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReading:
    """How a due phrase was read (product.md §4): exactly one of `at`, `choices` and `problem`.

    `choices` are two or more, nearest first. `chips` are proposals beside a `problem`. `warning`
    is a sentence about a time that is understood but odd, such as one out of opening hours.
    """

    at: datetime | None = None
    choices: tuple[datetime, ...] = ()
    problem: str | None = None
    chips: tuple[datetime, ...] = ()
    precision: Precision = "minute"
    warning: str = ""

    def __post_init__(self) -> None:
        """Hold what every caller relies on."""
        said = (self.at is not None, bool(self.choices), self.problem is not None)
        if sum(said) != 1 or len(self.choices) == 1 or (self.chips and self.problem is None):
            raise ValueError("a reading is a moment, choices or a problem, and only one of them")


class Moment(NamedTuple):
    """One reading of a phrase."""

    at: datetime
    precision: Precision = "minute"
    warning: str = ""
    begins: datetime | None = None  # of a stretch that ends then


class Refused(Exception):
    """A meaning that makes no due time: the hint, what is proposed instead, how telling it is."""

    def __init__(self, problem: str, chips: tuple[datetime, ...] = (), *, telling: int = 1) -> None:
        super().__init__(problem)
        self.problem = problem
        self.chips = chips
        self.telling = telling + 2 * bool(chips)
