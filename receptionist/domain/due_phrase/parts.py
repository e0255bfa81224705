"""Parts of the day within opening hours: where they end, their first hour, what they hold."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from receptionist.domain.due_phrase.meaning import Clock
from receptionist.domain.due_phrase.office import ONE_DAY, Office
from receptionist.domain.due_phrase.reading import Moment, Refused
from receptionist.domain.due_words.kinds import Edge, Part
from receptionist.i18n import _

_FIRST: Final = (Edge.FIRST, Edge.START, Edge.EARLY)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)

# From and until by the clock. The Spanish morning lasts until lunch, and so does the afternoon
# until dinner; product.md §4 lets the night end at 22:00.
_WINDOWS: Final = {
    Part.DAWN: (0, 6),
    Part.MANANA: (6, 14),
    Part.MORNING: (6, 12),
    Part.MID_MORNING: (10, 12),
    Part.TARDE: (14, 21),
    Part.AFTERNOON: (12, 19),
    Part.MID_AFTERNOON: (16, 18),
    Part.EVENING: (18, 22),
    Part.NOCHE: (21, 22),
    Part.NIGHT: (20, 22),
    Part.LUNCH: (12, 13),
    Part.COMIDA: (13, 14),
}
_UNTIL_LUNCH: Final = (Part.MANANA, Part.MORNING, Part.LUNCH, Part.COMIDA)
_FROM_LUNCH: Final = (Part.TARDE, Part.AFTERNOON, Part.AFTER_LUNCH)

# The hours that are said with a part: "las 3 del mediodía", "las 9 de la noche".
_HOLDS: Final = {
    Part.DAWN: (0, 7 * 60),
    Part.MANANA: (0, 14 * 60 - 1),
    Part.MORNING: (0, 13 * 60 - 1),
    Part.MID_MORNING: (9 * 60, 13 * 60),
    Part.MIDDAY: (11 * 60 + 30, 16 * 60),
    Part.LUNCH: (11 * 60 + 30, 16 * 60),
    Part.COMIDA: (11 * 60 + 30, 16 * 60),
    Part.AFTER_LUNCH: (13 * 60, 20 * 60),
    Part.TARDE: (12 * 60, 22 * 60),
    Part.AFTERNOON: (12 * 60, 20 * 60),
    Part.MID_AFTERNOON: (15 * 60, 19 * 60),
    Part.EVENING: (16 * 60, 24 * 60 + 59),
    Part.NOCHE: (18 * 60, 24 * 60 + 59),
    Part.NIGHT: (17 * 60, 24 * 60 + 59),
    Part.MIDNIGHT: (24 * 60, 24 * 60 + 59),
}
_LATE: Final = (Part.EVENING, Part.NOCHE, Part.NIGHT, Part.MIDNIGHT)


def minutes_meant(clock: Clock, part: Part | None, *, day_said: bool) -> tuple[int, ...]:
    """The minutes since midnight an hour may mean beside a part of the day. Raises Refused."""
    options = clock.options
    if part is not None:
        low, high = _HOLDS[part]
        if part is Part.MANANA and len(options) > 1:  # "la 1 de la mañana" is no hour of lunch
            high = 13 * 60 - 1
        if clock.hour == 12 and part in _LATE and not clock.half:
            options = (24 * 60 + clock.minute,)
        elif clock.hour == 12 and part is Part.DAWN:
            options = (clock.minute,)
        small = part in (Part.NOCHE, Part.NIGHT) and (clock.half == "am" or not day_said)
        options = tuple(
            each for each in options if low <= each <= high or (small and 0 <= each < 6 * 60)
        )
        if small and day_said and options:  # "tonight at 2am" may be said before and after midnight
            options = (options[0], options[0] + 24 * 60)
    if not options:
        raise Refused(_("The hour and the part of the day do not fit."), telling=2)
    return options


def part_of_day(day: date, part: Part, edge: Edge | None, office: Office) -> list[Moment]:
    """When a part of that day is over, or its first hour. Raises Refused."""
    if part is Part.AFTER_LUNCH and edge is None:
        first = part_of_day(day, part, Edge.FIRST, office)
        last = part_of_day(day, Part.TARDE, None, office)
        return first + last
    if part not in _WINDOWS and part is not Part.AFTER_LUNCH:
        raise Refused(_("Write the hour, too."))
    if office.hours.is_closed_day(day):
        return office.by_day(day)
    held = _held(day, part, office)
    if edge in _FIRST or edge is Edge.OPENING:
        start, end = held[0]
        at = start if edge is Edge.OPENING else min(start + _HOUR, end)
    else:
        at = held[-1][1]
    return [_moment(at, office)]


def part_start(day: date, part: Part, office: Office) -> datetime:
    """When a part of that day begins: with an opening, if there is one in it."""
    return _held(day, part, office)[0][0]


def _moment(at: datetime, office: Office) -> Moment:
    moment = office.moment(at)
    return Moment(at=at, precision="part", warning=moment.warning)


def _held(day: date, part: Part, office: Office) -> list[tuple[datetime, datetime]]:
    """The openings within a part of the day; the whole part when it is out of hours."""
    start, end = _window(day, part, office)
    held = [
        (max(start, opens), min(end, closes))
        for opens, closes in office.hours.openings(day)
        if max(start, opens) < min(end, closes)
    ]
    return held or [(start, end)]


def _window(day: date, part: Part, office: Office) -> tuple[datetime, datetime]:
    first, last = _WINDOWS.get(part, (15, 21))
    start, end = office.hours.at_wall(day, first * 60), office.hours.at_wall(day, last * 60)
    lunch = _lunch(day, office)
    if lunch and part in _UNTIL_LUNCH:
        end = lunch[0]
        start = min(start, end - _HOUR)
    if lunch and part in _FROM_LUNCH:
        start = lunch[1]
    return start, end


def _lunch(day: date, office: Office) -> tuple[datetime, datetime] | None:
    """The break around midday, where that day has one."""
    openings = office.hours.openings(day)
    for (_opens, closes), (again, _closes) in pairwise(openings):
        if 11.5 <= closes.hour + closes.minute / 60 <= 15.5:
            return closes, again
    return None


def edge_of_day(day: date, edge: Edge, office: Office) -> list[Moment]:
    """The first hour, the opening or the closing of that day; around a closed day its choices."""
    opens, closes = office.hours.opens(day), office.closing(day)
    if opens is None or closes is None:
        return office.by_day(day)
    if edge is Edge.OPENING:
        return [Moment(at=opens)]
    if edge is Edge.END:
        return _end_of_day(day, closes, office)
    first = edge in _FIRST
    return [Moment(at=min(opens + _HOUR, closes) if first else closes, precision="part")]


def _end_of_day(day: date, closes: datetime, office: Office) -> list[Moment]:
    """The end of tomorrow: its closing, or its last second by the clock; people mean either."""
    last = office.hours.at_wall(day + ONE_DAY, 0) - timedelta(seconds=1)
    ends = [each for each in (closes, last) if each is last or last - each >= _MINUTE]
    return [Moment(at=each, precision="day") for each in ends]


def next_days(office: Office, *, after: date) -> list[date]:
    """The days that follow, as far as one looks for "the next such time"."""
    return [after + n * ONE_DAY for n in range(1, 46)]
