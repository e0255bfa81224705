"""A due time said back in words that `read_due` understands as the same time."""

from __future__ import annotations

from datetime import datetime

from receptionist.wording import say_clock, say_date, say_date_long


def echo(reading_at: datetime, now: datetime) -> str:
    """Weekday, date and time: "martes 24 de noviembre, 17:00"; the year where it is another one.

    Both times are said by the clock `reading_at` is in, which is the office's.
    """
    this_year = reading_at.year == now.astimezone(reading_at.tzinfo).year
    day = say_date(reading_at) if this_year else say_date_long(reading_at)
    return f"{day}, {say_clock(reading_at)}"
