"""What to say aloud before hanging up: the message and the deadline, exact and natural."""

from __future__ import annotations

from datetime import datetime

from receptionist.domain.message import Caller
from receptionist.domain.phone import show_phone
from receptionist.i18n import _, language, p_
from receptionist.wording import say_clock, say_date, say_weekday

_NO_BREAK = "\N{NO-BREAK SPACE}"
_A_WEEK = 6


def deadline_words(due_at: datetime, now: datetime) -> str:
    """ "hoy antes de las 18:00", "mañana martes antes de las 10:30"; both by the office's clock."""
    day, today = due_at.date(), now.date()
    days = (day - today).days
    if days == 0:
        said = p_("deadline", "today")
    elif days == 1:
        said = _("tomorrow {weekday}").format(weekday=say_weekday(day))
    elif 1 < days <= _A_WEEK:
        said = _("on {weekday}").format(weekday=say_weekday(day))
    else:
        said = _("on {date}").format(date=say_date(day))
    return f"{said} {_before(due_at)}"


def _before(due_at: datetime) -> str:
    clock = say_clock(due_at)
    if language() == "es" and due_at.hour == 1:
        return f"antes de la {clock}"
    return _("before {clock}").format(clock=clock)


def read_back(
    caller: Caller,
    *,
    region: str,
    by_name: str = "",
    words: str = "",
    due_at: datetime | None = None,
    now: datetime,
) -> str:
    """The sentence to read to the caller; "" while there is nothing to read.

    `by_name` is who calls back, first name enough; without one the office's own `words` stand.
    """
    parts = [part for part in (_who(caller, region), _what(by_name, words, due_at, now)) if part]
    if not parts:
        return ""
    return _("{sentences} Is that right?").format(sentences=" ".join(parts))


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


def _what(by_name: str, words: str, due_at: datetime | None, now: datetime) -> str:
    if due_at is None:
        return f"{words.rstrip('.')}." if words else ""
    when = deadline_words(due_at, now)
    if by_name and words in ("", _("We will call you back")):
        return _("{name} will call you {when}.").format(name=by_name, when=when)
    said = words.rstrip(".") or _("We will call you back")
    return _("{words} {when}.").format(words=said, when=when)
