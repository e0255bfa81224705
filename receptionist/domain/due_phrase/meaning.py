"""What a due phrase says, before any calendar: every part of it in its place, each at most once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from receptionist.domain.due_words.kinds import Edge, Part, Which


class Clock(NamedTuple):
    """An hour as said; without a half of the day one up to eleven may be either."""

    hour: int
    minute: int = 0  # negative for "menos cuarto"
    half: str = ""  # "am", "pm" or not said
    exact: bool = False  # 09:30 is no evening

    @property
    def options(self) -> tuple[int, ...]:
        """The minutes since midnight it may mean; none when it makes no sense."""
        said = self.hour * 60 + self.minute
        if self.half:
            if not 1 <= self.hour <= 12 and not (self.half == "pm" and self.hour < 24):
                return ()
            twelve = said % 720 if self.hour <= 12 else said - 720
            return (twelve + 720,) if self.half == "pm" else (twelve,)
        if self.exact or not 1 <= self.hour <= 11:
            return (said,)
        return (said, said + 720)


class Date(NamedTuple):
    """A date as said: the day alone, with its month, with its year; a month alone has day 0."""

    day: int
    month: int = 0
    year: int = 0
    bare: bool = False  # "viernes 4", which may well be an hour
    swapped: bool = False  # read against the office's order; only a weekday can prove it


@dataclass(frozen=True, slots=True)
class Length:
    """A length as said: days, open days and months apart from clock time, in seconds."""

    seconds: int = 0
    days: int = 0
    open_days: int = 0
    months: int = 0
    open_seconds: int = 0
    by_clock: bool = False
    rounded: bool = False  # from the next whole hour or minute on

    def __add__(self, other: Length) -> Length:
        return Length(
            self.seconds + other.seconds,
            self.days + other.days,
            self.open_days + other.open_days,
            self.months + other.months,
            self.open_seconds + other.open_seconds,
            self.by_clock or other.by_clock,
        )


class Meaning(NamedTuple):
    """One way to understand a phrase."""

    clock: Clock | None = None
    begins: Clock | None = None  # of a stretch that ends at `clock`
    part: Part | None = None
    edge: Edge | None = None
    day: int | None = None  # days from today
    weekday: int | None = None
    which: Which | None = None
    date: Date | None = None
    month: int | None = None  # months from this one
    week: int | None = None  # weeks from this one
    weekend: int | None = None
    length: Length | None = None
    anchored: bool | None = None  # the length counts from what else is said
    before: bool | None = None
    asap: bool | None = None
    same: bool | None = None  # at this hour

    def with_(self, other: Meaning) -> Meaning | None:
        """Both together; None when they contradict each other or say the same twice."""
        values = []
        for name, mine, theirs in zip(_NAMES, self, other, strict=True):
            if mine is not None and theirs is not None:
                twice = name in _ONCE or (name == "day" and self.part is None is other.part)
                if mine != theirs or twice:
                    return None
            values.append(theirs if mine is None else mine)
        return Meaning._make(values)


_NAMES: Final = Meaning._fields
_ONCE: Final = ("clock", "length", "date", "week", "month", "weekend", "asap")
