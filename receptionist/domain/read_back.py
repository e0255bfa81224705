"""What to say aloud before hanging up: the message and the deadline, exact and natural."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from receptionist.domain.message import Caller
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.phone import show_phone
from receptionist.i18n import _, language, p_
from receptionist.wording import say_clock, say_date, say_date_long, say_weekday

_NO_BREAK = "\N{NO-BREAK SPACE}"
_A_WEEK = 6
_HALF_A_YEAR = 180
_ONE_DAY = timedelta(days=1)
_ONE_MINUTE = timedelta(minutes=1)


def deadline_words(due_at: datetime, now: datetime, hours: OpeningHours | None = None) -> str:
    """ "hoy antes de las 18:00", "mañana martes antes de las 10:30"; both by the office's clock.

    Nobody can call before the door opens: what is due at an opening of `hours` is said "at".
    """
    if hours is not None:
        due_at = hours.local(due_at)
    return f"{_day(due_at, now.astimezone(due_at.tzinfo))} {_clock(due_at, hours)}"


def _day(due_at: datetime, now: datetime) -> str:
    day = due_at.date() - _ONE_DAY if _at_midnight(due_at) else due_at.date()
    days = (day - now.date()).days
    if days == 0:
        return p_("deadline", "today")
    if days == 1:
        return _("tomorrow {weekday}").format(weekday=say_weekday(day))
    if 1 < days <= _A_WEEK:
        return _("on {weekday}").format(weekday=say_weekday(day))
    say = say_date if abs(days) < _HALF_A_YEAR else say_date_long
    return _("on {date}").format(date=say(day))


def _clock(due_at: datetime, hours: OpeningHours | None) -> str:
    if _at_midnight(due_at):
        return _("before midnight")
    clock, before = say_clock(due_at), not _opens(due_at, hours)
    if language() == "es" and due_at.hour == 1:
        said = f"antes de la {clock}" if before else f"a la {clock}"
    else:
        said = (_("before {clock}") if before else _("at {clock}")).format(clock=clock)
    return f"{said}{_which_of_two(due_at)}"


def _at_midnight(due_at: datetime) -> bool:
    # The end of a day belongs to that day: "tomorrow before 00:00" is a day too late for many.
    return (due_at.hour, due_at.minute) == (0, 0)


def _opens(due_at: datetime, hours: OpeningHours | None) -> bool:
    if hours is None or not hours.is_open(due_at):
        return False
    return not hours.is_open(due_at.astimezone(UTC) - _ONE_MINUTE)


def _which_of_two(due_at: datetime) -> str:
    """The night the clocks go back has one hour twice; the caller has to know which is meant."""
    first, second = due_at.replace(fold=0), due_at.replace(fold=1)
    if first.astimezone(UTC) >= second.astimezone(UTC):
        return ""
    return _(", summer time") if due_at.fold == 0 else _(", winter time")


def read_back(
    caller: Caller,
    *,
    region: str,
    by_name: str = "",
    words: str = "",
    due_at: datetime | None = None,
    now: datetime,
    hours: OpeningHours | None = None,
) -> str:
    """The sentence to read to the caller; "" while there is nothing to read.

    `by_name` is who calls back, first name enough; without one the office's own `words` stand.
    """
    when = deadline_words(due_at, now, hours) if due_at else ""
    parts = [part for part in (_who(caller, region), _what(by_name, words, when)) if part]
    if not parts:
        return ""
    return _("{sentences} Is that right?").format(sentences=" ".join(parts))


def read_back_chase(
    caller: Caller,
    *,
    region: str,
    by_name: str = "",
    due_at: datetime | None = None,
    now: datetime,
    hours: OpeningHours | None = None,
) -> str:
    """What to say to somebody who calls again: who is told, and what is still promised.

    What was promised for a time that has passed is not said again: that would be no comfort.
    """
    told = _("We pass on that you called again.")
    if by_name:
        told = _("I tell {name} that you called again.").format(name=by_name)
    parts = [_who(caller, region), told]
    if due_at and due_at > now:
        when = deadline_words(due_at, now, hours)
        parts.append(_("It is still promised for {when}.").format(when=when))
    return " ".join(part for part in parts if part)


def _who(caller: Caller, region: str) -> str:
    said = caller.name
    if caller.company:
        said = (
            _("{name}, from {company}").format(name=said, company=caller.company)
            if said
            else (caller.company)
        )
    number = show_phone(caller.phone_e164, typed=caller.phone, region=region)
    if number:
        number = number.replace(" ", _NO_BREAK)
        telephone = _("telephone {number}").format(number=number)
        said = f"{said}, {telephone}" if said else telephone[:1].upper() + telephone[1:]
    return f"{said}." if said else ""


def _what(by_name: str, words: str, when: str) -> str:
    if not when:
        return f"{words.rstrip('.')}." if words else ""
    if by_name and words in ("", _("We will call you back")):
        return _("{name} will call you {when}.").format(name=by_name, when=when)
    said = words.rstrip(".") or _("We will call you back")
    return _("{words} {when}.").format(words=said, when=when)
