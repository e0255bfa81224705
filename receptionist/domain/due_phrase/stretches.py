"""Weeks, months and weekends without a day in them: due by their end, or one of two days."""

from __future__ import annotations

from datetime import date, datetime

from receptionist.domain.due_phrase.days import last_of_month, monday, months_on
from receptionist.domain.due_phrase.meaning import Meaning
from receptionist.domain.due_phrase.office import ONE_DAY, Office
from receptionist.domain.due_phrase.parts import edge_of_day
from receptionist.domain.due_phrase.reading import Moment, Refused
from receptionist.domain.due_words.kinds import Edge
from receptionist.i18n import _

_EARLY = (Edge.START, Edge.EARLY)


def is_stretch(meaning: Meaning) -> bool:
    """Whether a meaning names a week, a month or a weekend, and no day of it."""
    if meaning.weekday is not None or meaning.day is not None:
        return False
    if meaning.date is not None:
        return meaning.date.day == 0
    return any(each is not None for each in (meaning.week, meaning.month, meaning.weekend))


def by_stretch(meaning: Meaning, office: Office) -> list[Moment]:
    """When such a stretch is due. Raises Refused."""
    if meaning.clock or meaning.part:
        raise Refused(_("Say which day, too."), telling=2)
    if meaning.weekend is not None:
        return _weekend(meaning.weekend, office)
    first, last = _days(meaning, office.today)
    if last < office.today:
        raise Refused(_("That is already past."), telling=2)
    if meaning.before and meaning.edge is None:
        return _by(office.closing_before(first))
    if meaning.edge is Edge.MIDDLE:
        return _middle(first, meaning, office)
    if meaning.edge in _EARLY and first < office.today and meaning.date is None:
        raise Refused(_("That is already past."), _next_early(meaning, office), telling=2)
    first = max(first, office.today)
    running = first == office.today
    return _within(_open_days(first, last, office), meaning.edge, office, running=running)


def _days(meaning: Meaning, today: date) -> tuple[date, date]:
    if meaning.week is not None:
        first = monday(today, meaning.week)
        return first, first + 6 * ONE_DAY
    if meaning.date is not None:
        month, year = meaning.date.month, meaning.date.year
        if not 1 <= month <= 12:
            raise Refused(_("There is no such day in the calendar."), telling=2)
        year = year or today.year + (month < today.month)
    else:
        year, month = months_on(today, meaning.month or 0)
    return date(year, month, 1), last_of_month(year, month)


def _middle(first: date, meaning: Meaning, office: Office) -> list[Moment]:
    """Wednesday of that week, the fifteenth of that month; the next ones where they are over."""
    day = first + (2 if meaning.week is not None else 14) * ONE_DAY
    if day < office.today:
        if meaning.date is not None:
            raise Refused(_("That is already past."), telling=2)
        later = _middle(
            _days(_following(meaning), office.today)[0], Meaning(week=meaning.week), office
        )
        raise Refused(_("That is already past."), tuple(each.at for each in later), telling=2)
    return office.by_day(day)


def _following(meaning: Meaning) -> Meaning:
    """The week or month after the one that is meant."""
    return Meaning(
        week=None if meaning.week is None else meaning.week + 1,
        month=None if meaning.month is None else meaning.month + 1,
    )


def _next_early(meaning: Meaning, office: Office) -> tuple[datetime, ...]:
    """The beginning of the next week or month, where that of this one is over."""
    first, last = _days(_following(meaning), office.today)
    days = _open_days(first, last, office)
    return tuple(each for each in map(office.closing, days[:2]) if each)


def _open_days(first: date, last: date, office: Office) -> list[date]:
    days = [first + n * ONE_DAY for n in range((last - first).days + 1)]
    return [each for each in days if not office.hours.is_closed_day(each)]


def _within(days: list[date], edge: Edge | None, office: Office, *, running: bool) -> list[Moment]:
    """The end of a stretch that runs; of one to come its first and its last day are choices."""
    if not days:
        raise Refused(_("The office is closed then."), telling=2)
    if edge in (Edge.FIRST, Edge.OPENING):
        return edge_of_day(days[0], edge, office)
    if edge in _EARLY:
        if running:
            raise Refused(_("That is already past."), telling=2)
        chosen = days[:2]
    elif edge is None and not running:
        chosen = [days[0], days[-1]]
    else:
        chosen = days[-1:]
    return [moment for day in dict.fromkeys(chosen) for moment in office.by_day(day)]


def _weekend(distance: int, office: Office) -> list[Moment]:
    """The last closing before it; "the next weekend" may be the one after."""
    saturday = monday(office.today) + 5 * ONE_DAY
    weeks = (0, 1) if distance else (0,)
    return [each for n in weeks for each in _by(office.closing_before(saturday + 7 * n * ONE_DAY))]


def _by(closing: datetime | None) -> list[Moment]:
    return [Moment(at=closing, precision="day")] if closing else []
