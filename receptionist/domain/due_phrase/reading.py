"""What a typed due time turned out to mean: one moment, several to choose from, or a hint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

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
