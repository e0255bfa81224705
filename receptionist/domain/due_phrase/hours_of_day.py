"""Which moment an hour means: on a day, or the next one that falls in opening hours."""

from __future__ import annotations

from datetime import date, datetime

from receptionist.domain.due_phrase.meaning import Clock
from receptionist.domain.due_phrase.office import ONE_DAY, Office
from receptionist.domain.due_phrase.parts import minutes_meant, next_days
from receptionist.domain.due_phrase.reading import Moment
from receptionist.domain.due_words.kinds import Part

_EARLY, _LATE = 7, 22  # nobody means an hour of the night unless they say so


def hour_on(day: date, clock: Clock, part: Part | None, office: Office) -> list[Moment]:
    """The moments an hour may mean on that day, past ones too. Raises Refused.

    Five o'clock is the one in opening hours; where both are, or none ever is, both are choices.
    """
    options = minutes_meant(clock, part, day_said=True)
    moments = [office.moment(office.hours.at_wall(day, minutes)) for minutes in options]
    if len(moments) == 1:
        return moments
    if options[0] + 24 * 60 == options[1]:
        return [each for each in moments if office.is_ahead(each.at)]
    in_hours = [each for each in moments if not each.warning]
    if len(in_hours) == 2 and options[0] < _EARLY * 60 and not office.is_ahead(in_hours[0].at):
        return in_hours[1:]
    if in_hours:
        return in_hours
    usual = [
        moment
        for moment, minutes in zip(moments, options, strict=True)
        if _is_usual(minutes, office)
    ]
    return usual or _by_day(moments) or moments


def _by_day(moments: list[Moment]) -> list[Moment]:
    """Those nobody has to get up for: three o'clock is in the afternoon."""
    return [each for each in moments if _EARLY <= each.at.hour < _LATE]


def _is_usual(minutes: int, office: Office) -> bool:
    """Whether the office is open at that hour on any day of the week."""
    return any(start <= minutes <= end for spans in office.hours.week for start, end in spans)


def next_hour(clock: Clock, part: Part | None, office: Office) -> list[Moment]:
    """The next such hour that falls in opening hours; if none does, the next one, warned about."""
    options = minutes_meant(clock, part, day_said=False)
    found = [each for each in (_next_covered(minutes, office) for minutes in options) if each]
    if found:
        return [Moment(at=each) for each in found]
    ahead = [office.moment(_next(minutes, office)) for minutes in options]
    return (_by_day(ahead) if len(ahead) > 1 else []) or ahead


def hour_before(end: datetime, begins: Clock, office: Office) -> datetime:
    """When a stretch that ends then begins: that hour of the same day, the nearest before it."""
    starts = [office.hours.at_wall(end.date(), minutes) for minutes in begins.options]
    return max((each for each in starts if each < end), default=end)


def _next_covered(minutes: int, office: Office) -> datetime | None:
    for day in (office.today, *next_days(office, after=office.today)):
        at = office.hours.at_wall(day, minutes)
        if office.is_ahead(at) and office.covers(at):
            return at
    return None


def _next(minutes: int, office: Office) -> datetime:
    at = office.hours.at_wall(office.today, minutes)
    return at if office.is_ahead(at) else office.hours.at_wall(office.today + ONE_DAY, minutes)
