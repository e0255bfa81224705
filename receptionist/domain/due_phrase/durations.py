"""When a length of time is over: hours by the clock, days by the calendar."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from receptionist.domain.due_phrase.days import last_of_month, months_on
from receptionist.domain.due_phrase.meaning import Length
from receptionist.domain.due_phrase.office import FAR, ONE_DAY, Moment, Office, Refused
from receptionist.i18n import _


def day_after(length: Length, start: date, office: Office) -> date:
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


def moment_after(length: Length, start: Moment, office: Office) -> Moment:
    """So much clock time after `start`, with whole days before it counted by the calendar."""
    local = office.hours.local(start.at)
    day = day_after(length, local.date(), office)
    if day != local.date():
        local = office.hours.at_wall(day, local.hour * 60 + local.minute)
    at = (local.astimezone(UTC) + timedelta(seconds=length.seconds)).astimezone(office.hours.zone)
    return office.moment(at)
