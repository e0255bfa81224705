"""Which backups are worth their room: the newest of 7 days, 4 weeks, 12 months (product.md §10)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Final

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
OFTEN: Final = timedelta(days=1)
"""The desk makes one by itself when the newest is older than this."""

CLOCKS_MAY_DIFFER: Final = timedelta(minutes=5)


def worth_keeping(made: Iterable[datetime], zone: tzinfo) -> frozenset[datetime]:
    """Of the moments backups were made at, those to keep, by the days of `zone`.

    The newest one of each of the last 7 days that have any, of the last 4 weeks and 12 months.
    """
    newest_first = sorted(made, reverse=True)
    local = {at: at.astimezone(zone) for at in newest_first}

    def newest_of(count: int, part: Callable[[datetime], Hashable]) -> list[datetime]:
        firsts: dict[Hashable, datetime] = {}
        for at in newest_first:
            firsts.setdefault(part(local[at]), at)
        return list(firsts.values())[:count]

    return frozenset(
        (
            *newest_of(DAYS, lambda at: at.date()),
            *newest_of(WEEKS, lambda at: at.isocalendar()[:2]),
            *newest_of(MONTHS, lambda at: (at.year, at.month)),
        )
    )


def is_due(made: Iterable[datetime], now: datetime) -> bool:
    """Whether none was made within a day; one "of tomorrow" only tells of a clock set back."""
    return not any(now - OFTEN < at <= now + CLOCKS_MAY_DIFFER for at in made)
