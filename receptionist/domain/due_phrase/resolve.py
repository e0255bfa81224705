"""From what a phrase says to the moments it can mean in this office, now (product.md §4)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from receptionist.domain.due_phrase.days import days_meant, last_of_month, months_on
from receptionist.domain.due_phrase.hours_of_day import hour_before, hour_on, next_hour
from receptionist.domain.due_phrase.meaning import Clock, Length, Meaning
from receptionist.domain.due_phrase.office import FAR, ONE_DAY, Office
from receptionist.domain.due_phrase.parts import edge_of_day, next_days, part_of_day, part_start
from receptionist.domain.due_phrase.reading import Moment, Refused
from receptionist.domain.due_phrase.stretches import by_stretch, is_stretch
from receptionist.domain.due_words.kinds import Edge, Part
from receptionist.i18n import _

_NEEDS_A_NAME = (Edge.START, Edge.END, Edge.EARLY, Edge.LATE)
_BESIDE_AN_HOUR = (None, Edge.FIRST, Edge.EARLY, Edge.LATE)
_LONG_PARTS = (Part.MANANA, Part.MORNING, Part.TARDE, Part.AFTERNOON, Part.EVENING)


def moments(meaning: Meaning, office: Office) -> list[Moment]:
    """The moments to come that a meaning can stand for. Raises Refused."""
    if meaning.same:
        meaning = _at_this_hour(meaning, office)
    found = _moments(meaning, office)
    if meaning.begins is None:
        return found
    starts = (hour_before(each.at, meaning.begins, office) for each in found)
    return [each._replace(begins=start) for each, start in zip(found, starts, strict=True)]


def _at_this_hour(meaning: Meaning, office: Office) -> Meaning:
    """Mañana a la misma hora; of a week, the same day, too."""
    said = (meaning.clock, meaning.part, meaning.edge, meaning.month)
    if said.count(None) < len(said):
        raise not_understood()
    clock = Clock(office.now.hour, office.now.minute, exact=True)
    same = meaning._replace(clock=clock, same=None)
    if meaning.week and meaning.weekday is None:
        same = same._replace(weekday=office.today.weekday())
    if meaning.length is None and not days_meant(same, office):
        raise not_understood()
    return same


def _moments(meaning: Meaning, office: Office) -> list[Moment]:
    if meaning.asap:
        return _as_soon_as_possible(meaning, office)
    if not _is_sound(meaning):
        raise not_understood()
    if meaning.length is not None:
        return _ahead(_by_length(meaning.length, meaning, office), meaning, office)
    if is_stretch(meaning):
        return _ahead(by_stretch(meaning, office), meaning, office)
    days = days_meant(meaning, office)
    if not days:
        return _without_day(meaning, office)
    if max(days) < office.today:
        raise Refused(_("That is already past."), telling=2)
    found = [each for day in days for each in _on(day, meaning, office)]
    return _ahead(found, meaning, office)


def _is_sound(meaning: Meaning) -> bool:
    """Whether every part of a meaning has a place in it: nothing that was said is dropped."""
    date = meaning.date
    if meaning.length is not None:
        anchor = (meaning.day, meaning.weekday, date, meaning.clock)
        loose = (meaning.week, meaning.month, meaning.weekend, meaning.edge)
        return loose.count(None) == 4 and not (meaning.anchored and anchor.count(None) == 4)
    if meaning.weekend is not None:
        return (meaning.week, meaning.month, date, meaning.weekday, meaning.day).count(None) == 5
    if meaning.week is not None:
        return meaning.month is None and date is None and meaning.day is None
    if meaning.month is not None:
        has_day = date is not None and date.day > 0 and not date.month
        return meaning.day is None and (has_day or (date is None and meaning.weekday is None))
    return date is None or date.day > 0 or (meaning.day is None and meaning.weekday is None)


def not_understood(telling: int = 1) -> Refused:
    """The hint for what makes no sense as a whole."""
    hint = _("This is not understood as a time. Write it like “Thursday 17:00” or “+2h”.")
    return Refused(hint, telling=telling)


def _as_soon_as_possible(meaning: Meaning, office: Office) -> list[Moment]:
    if meaning != Meaning(asap=True):
        raise not_understood()
    if office.standard is None:
        raise Refused(_("The office has set no response time. Write a time."), telling=2)
    return [Moment(at=office.hours.add(office.now, office.standard))]


def _by_length(length: Length, meaning: Meaning, office: Office) -> list[Moment]:
    """+2h by the clock; in three days by closing, or at the hour said; two days from today."""
    in_weeks = meaning.day and length == Length(days=length.days // 7 * 7)  # a week tomorrow
    named = meaning.weekday is not None or meaning.date or meaning.day
    if named and not meaning.anchored and not in_weeks:
        raise not_understood()
    if length.by_clock:
        return [_moment_after(length, each, office) for each in _starts(meaning, office)]
    starts = days_meant(meaning, office) or (office.today,)
    days = [_day_after(length, start, office) for start in starts]
    bare = Meaning(clock=meaning.clock, part=meaning.part)
    return [each for day in days for each in _on(day, bare, office)]


def _starts(meaning: Meaning, office: Office) -> list[Moment]:
    """What clock time is counted from: now, or the hour that is said with "from"."""
    if meaning.anchored and meaning.clock:
        days = days_meant(meaning, office)
        if not days:
            return next_hour(meaning.clock, meaning.part, office)
        return [each for day in days for each in hour_on(day, meaning.clock, meaning.part, office)]
    if meaning.clock or meaning.part or (meaning.anchored and meaning.day != 0):
        raise not_understood()
    return [Moment(at=office.now)]


def _without_day(meaning: Meaning, office: Office) -> list[Moment]:
    """A bare hour, part of the day or edge of it: the next one; EOD is today's."""
    if meaning.edge in _NEEDS_A_NAME and meaning.part is None and meaning.clock is None:
        raise not_understood()
    if meaning.clock and meaning.edge in _BESIDE_AN_HOUR:
        return next_hour(meaning.clock, meaning.part, office)
    if meaning.edge is Edge.LAST and meaning.part is None:
        return _ahead(_on(office.today, meaning, office), meaning, office)
    if meaning.edge is None and meaning.part is None:
        raise not_understood()
    return _next_open(meaning, office)


def _next_open(meaning: Meaning, office: Office) -> list[Moment]:
    found: list[Moment] = []
    for day in (office.today, *next_days(office, after=office.today)):
        if not office.hours.is_closed_day(day):
            found += [each for each in _on(day, meaning, office) if office.is_ahead(each.at)]
            if found and not (day == office.today and _has_begun(meaning, office)):
                return found
    raise Refused(_("The office is closed then."), telling=2)


def _has_begun(meaning: Meaning, office: Office) -> bool:
    """Whether "in the morning", said in the morning, may also be tomorrow's."""
    if meaning.part not in _LONG_PARTS or meaning.edge is not None:
        return False
    return office.now >= part_start(office.today, meaning.part, office)


def _on(day: date, meaning: Meaning, office: Office) -> list[Moment]:
    """What a meaning asks for on one day, past or not."""
    if meaning.clock:
        if meaning.edge not in _BESIDE_AN_HOUR:
            raise not_understood()
        return hour_on(day, meaning.clock, meaning.part, office)
    if meaning.part is not None:
        lunch = meaning.part in (Part.LUNCH, Part.COMIDA)
        if meaning.before and not lunch and meaning.edge is not Edge.LAST:
            raise Refused(_("Write the hour, too."), telling=2)
        return part_of_day(day, meaning.part, meaning.edge, office)
    if meaning.edge is not None:
        return edge_of_day(day, meaning.edge, office)
    if meaning.before:
        eve = office.closing_before(day)
        before = [Moment(at=eve, precision="day")] if eve else []
        closed = bool(before) and office.hours.is_closed_day(day)
        return before if closed else before + office.by_day(day)
    return office.by_day(day)


def _ahead(found: list[Moment], meaning: Meaning, office: Office) -> list[Moment]:
    """Those to come; when all are past, the next such time is proposed. Raises Refused."""
    if any(each.at - office.now > FAR for each in found):
        raise Refused(_("That is more than three years away."), telling=2)
    ahead = [each for each in found if office.is_ahead(each.at)]
    past = [each for each in found if not office.is_ahead(each.at)]
    if ahead and not (past and meaning.day == 0):
        return ahead
    chips = [each.at for each in ahead]
    was_today = any(each.at.date() >= office.today for each in past)
    if was_today and meaning.length is None and not is_stretch(meaning):
        again = Meaning(clock=meaning.clock, part=meaning.part, edge=meaning.edge)
        chips += _next_such(again, found[-1].at.date(), office)
    raise Refused(_("That is already past."), tuple(dict.fromkeys(chips)), telling=2)


def _next_such(meaning: Meaning, day: date, office: Office) -> list[datetime]:
    """The same hour, part or closing on the next day that has it in opening hours."""
    for later in next_days(office, after=max(day, office.today)):
        if not office.hours.is_closed_day(later):
            found = _on(later, meaning, office)
            return [each.at for each in found][:2]
    return []


def _day_after(length: Length, start: date, office: Office) -> date:
    """The day that is so many days, open days and months after `start`. Raises Refused."""
    far = length.days + 31 * length.months + 2 * length.open_days + length.seconds // 86400
    if far > FAR.days:
        raise Refused(_("That is more than three years away."), telling=2)
    year, month = months_on(start, length.months)
    day = date(year, month, min(start.day, last_of_month(year, month).day))
    return _open_days_on(day + length.days * ONE_DAY, length.open_days, office)


def _open_days_on(day: date, count: int, office: Office) -> date:
    looked = 0
    while count:
        day += ONE_DAY
        looked += 1
        count -= not office.hours.is_closed_day(day)
        if looked > FAR.days:
            raise Refused(_("The office is closed then."), telling=2)
    return day


def _moment_after(length: Length, start: Moment, office: Office) -> Moment:
    """So much clock time after `start`, with whole days before it counted by the calendar."""
    local = office.hours.local(start.at)
    day = _day_after(length, local.date(), office)
    if day != local.date():
        local = office.hours.at_wall(day, local.hour * 60 + local.minute)
    at = (local.astimezone(UTC) + timedelta(seconds=length.seconds)).astimezone(office.hours.zone)
    if length.rounded:
        more = -at.minute % 60 if length.seconds % 3600 == 0 else 1
        at = (at.astimezone(UTC) + timedelta(minutes=more)).astimezone(office.hours.zone)
    if length.open_seconds:
        at = office.hours.add(at, timedelta(seconds=length.open_seconds))
    return office.moment(at)
