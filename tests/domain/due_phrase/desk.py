"""A Tuesday at ten in a Spanish office, and a short way to write what a due phrase was read as."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from receptionist.domain.due_phrase import DueReading, read_due
from receptionist.domain.opening_hours import OpeningHours

MADRID = ZoneInfo("Europe/Madrid")
WEEK = ("mon", "tue", "wed", "thu", "fri")
SPLIT = OpeningHours.of(
    {key: ["09:00-14:00", "16:00-19:00"] for key in WEEK},
    time_zone="Europe/Madrid",
    closed=["2026-12-08", "2026-12-25"],
    special={"2026-12-24": ["09:00-13:00"]},
)
STRAIGHT = OpeningHours.of({key: ["09:00-17:30"] for key in WEEK}, time_zone="Europe/Madrid")
ALWAYS = OpeningHours.of(
    {key: ["00:00-24:00"] for key in (*WEEK, "sat", "sun")}, time_zone="Europe/Madrid"
)
NEVER = OpeningHours.of({}, time_zone="Europe/Madrid")
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    """A moment of the office's clock as "24/11 10:00"; of 2026 unless the year is said."""
    day, clock = text.split()
    numbers = [int(part) for part in day.split("/")]
    year = numbers[2] if len(numbers) > 2 else 2026
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime(year, numbers[1], numbers[0], hour, minute, tzinfo=MADRID)


TUESDAY = at("24/11 10:00")


def read(
    text: str,
    *,
    now: datetime = TUESDAY,
    hours: OpeningHours = SPLIT,
    day_first: bool = True,
    standard: timedelta | None = HOUR,
) -> DueReading:
    """`text` as typed on Tuesday 24 November 2026 at 10:00 unless said otherwise."""
    return read_due(text, now=now, hours=hours, day_first=day_first, standard=standard)


def say(reading: DueReading) -> str:
    """ "25/11 10:00", "… | …" for choices, "?" and chips when refused, "!" when warned about."""
    moments = [reading.at] if reading.at else list(reading.choices or reading.chips)
    said = " | ".join(_say(each) for each in moments)
    if reading.problem is not None:
        return f"? {said}".strip()
    return f"{said} !" if reading.warning else said


def _say(moment: datetime) -> str:
    year = "" if moment.year == 2026 else f"/{moment.year}"
    return f"{moment.day}/{moment.month}{year} {moment:%H:%M}"
