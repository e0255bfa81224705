"""Reads what a receptionist types for "by when", in Spanish and English (product.md §4)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from receptionist.domain.due_phrase.reading import DueReading
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import _

_PHRASE = re.compile(
    r"(?:(?P<day>hoy|mañana|today|tomorrow)\b)?\s*"
    r"(?:(?:a las |at )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?)?|\+(?P<plus>\d{1,4})",
    re.IGNORECASE | re.ASCII,
)


def read_due(
    text: str,
    *,
    now: datetime,
    hours: OpeningHours,
    day_first: bool = True,
    standard: timedelta | None = None,
) -> DueReading:
    """When `text` means, as typed at `now` in an office with these `hours`."""
    local = hours.local(now).replace(second=0, microsecond=0)
    found = _PHRASE.fullmatch(" ".join(text[:60].split()))
    problem = DueReading(problem=_("Write a day or a time, like “tomorrow 10:00”."))
    if not found or not any(found.groups()):
        return problem
    if found["plus"]:
        return DueReading(at=local + timedelta(minutes=int(found["plus"])))
    later = (found["day"] or "").casefold() in {"mañana", "tomorrow"}
    day = local.date() + timedelta(days=later)
    if not found["hour"]:
        closing = hours.closing(hours.at_wall(day, 0))
        return DueReading(at=closing, precision="day") if closing else problem
    minutes = int(found["hour"]) * 60 + int(found["minute"] or 0)
    at = hours.at_wall(day, minutes) if minutes < 24 * 60 else local
    if at <= local and not found["day"]:
        at = hours.at_wall(day + timedelta(days=1), minutes)
    return DueReading(at=at) if at > local else problem
