"""Which days a phrase means: weekdays, dates with or without month and year, days from today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from receptionist.domain.due_phrase.meaning import Date, Meaning
from receptionist.domain.due_phrase.office import ONE_DAY, Office
from receptionist.domain.due_phrase.reading import Refused
from receptionist.domain.due_words.kinds import Which
from receptionist.i18n import _

_SOON = timedelta(days=15)
_HOURS = 12
_JUST_GONE = timedelta(days=31)


def days_meant(meaning: Meaning, office: Office) -> tuple[date, ...]:
    """The days a meaning names, nearest first; none when it names no day. Raises Refused."""
    if meaning.date is not None:
        days = _dates(meaning.date, meaning, office)
    elif meaning.day is not None:
        days = (office.today + meaning.day * ONE_DAY,)
    elif meaning.weekday is not None:
        return _weekdays(meaning.weekday, meaning, office.today)
    else:
        return ()
    fitting = tuple(each for each in days if meaning.weekday in (None, each.weekday()))
    if meaning.day is not None:
        fitting = tuple(each for each in fitting if each == office.today + meaning.day * ONE_DAY)
    if not fitting:
        raise _mismatch(meaning, days, office)
    return fitting


def _mismatch(meaning: Meaning, days: tuple[date, ...], office: Office) -> Refused:
    """Proposes the date as written, and the weekday as written."""
    if meaning.date is not None and meaning.date.swapped:
        return Refused(_("The weekday and the date do not match."))
    around = [each + n * ONE_DAY for each in days for n in range(-3, 4)]
    named = [each for each in around if each.weekday() == meaning.weekday]
    return Refused(
        _("The weekday and the date do not match."), closings((*days, *named), office), telling=2
    )


def closings(days: tuple[date, ...], office: Office) -> tuple[datetime, ...]:
    """The closings of those days that are still to come, nearest first."""
    found = {at for at in map(office.closing, days) if at and office.is_ahead(at)}
    return tuple(sorted(found))


def monday(day: date, weeks: int = 0) -> date:
    """The Monday of that day's week, or of one so many weeks on."""
    return day + (7 * weeks - day.weekday()) * ONE_DAY


def _weekdays(weekday: int, meaning: Meaning, today: date) -> tuple[date, ...]:
    """The name alone is the nearest; of today's name, and after "next", people mean two days."""
    nearest = today + ((weekday - today.weekday()) % 7) * ONE_DAY
    if meaning.week is not None:
        return (monday(today, meaning.week) + weekday * ONE_DAY,)
    if meaning.which is Which.THIS:
        return (nearest,)
    coming = nearest if nearest > today else nearest + 7 * ONE_DAY
    if meaning.which is Which.COMING:
        return (coming,)
    if meaning.which is Which.NEXT:
        later = monday(today, 1) + weekday * ONE_DAY
        return (coming,) if later == coming else (coming, later)
    return (nearest,) if nearest > today else (nearest, coming)


def _dates(said: Date, meaning: Meaning, office: Office) -> tuple[date, ...]:
    today = office.today
    if said.swapped and meaning.weekday is None:
        raise Refused(_("The weekday and the date do not match."), telling=0)
    if meaning.month is not None:
        year, month = months_on(today, meaning.month)
        return (_real(year, month, said.day),)
    if said.year:
        return (_real(said.year, said.month, said.day),)
    if said.month:
        return (_next_date(said, office),)
    return _next_day_of_month(said, meaning.weekday, today)


def _next_day_of_month(said: Date, weekday: int | None, today: date) -> tuple[date, ...]:
    """El 15: of this month or the next; viernes 23: of the month in which it is a Friday."""
    found = []
    for distance in range(3):
        year, month = months_on(today, distance)
        day = _on_month(year, month, said.day)
        if day and day >= today:
            found.append(day)
    if said.bare and said.day <= _HOURS:
        found = [each for each in found if each - today <= _SOON]
    fitting = [each for each in found if weekday in (None, each.weekday())]
    return tuple((fitting or found)[:1])


def _next_date(said: Date, office: Office) -> date:
    """The next such date; one that has only just passed is more likely a mistake."""
    today = office.today
    _real(2000, said.month, said.day)  # a leap year: whether there is such a date at all
    gone = _on_month(today.year, said.month, said.day)
    if gone and gone < today and today - gone <= _JUST_GONE:
        again = _on_month(today.year + 1, said.month, said.day)
        chips = closings((again,), office) if again else ()
        raise Refused(_("That is already past."), chips, telling=2)
    years = (_on_month(today.year + n, said.month, said.day) for n in range(9))
    return next(each for each in years if each and each >= today)


def _on_month(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= last_of_month(year, month).day else None


def _real(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= last_of_month(year, month).day:
        raise Refused(_("There is no such day in the calendar."), telling=2)
    return date(year, month, day)


def months_on(day: date, months: int) -> tuple[int, int]:
    """The year and month so many months after that day's."""
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def last_of_month(year: int, month: int) -> date:
    """The last day of that month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - ONE_DAY
