"""Dates, times and lengths in words, in the language in use (CLDR, through Babel)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from receptionist.i18n import _, language, p_

if TYPE_CHECKING:
    from babel import Locale

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=4)
def _locale(code: str) -> Locale:
    from babel import Locale

    # English dates read day first, as the whole program does unless the office says otherwise.
    # Made, not parsed: parsing looks among all the world's names of languages, which take 2 MiB.
    return Locale(code, {"es": "ES", "en": "GB"}[code])


def _say(day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, _locale(language()))


def say_clock(at: datetime) -> str:
    """13:05, by the clock `at` is in."""
    return f"{at.hour:02}:{at.minute:02}"


def say_date(day: date) -> str:
    """martes 24 de noviembre · Tuesday 24 November"""
    return _say(day, "EEEE d 'de' MMMM" if language() == "es" else "EEEE d MMMM")


def say_date_long(day: date) -> str:
    """martes 24 de noviembre de 2026 · Tuesday 24 November 2026"""
    return f"{say_date(day)} de {day.year}" if language() == "es" else f"{say_date(day)} {day.year}"


def say_short_date(day: date) -> str:
    """mar 24 nov · Tue 24 Nov"""
    return _say(day, "EEE d MMM").replace(".", "").replace(",", "").replace("Sept", "Sep")


def say_dated(day: date) -> str:
    """24 nov 2025 · 24 Nov 2025"""
    return _say(day, "d MMM y").replace(".", "").replace("Sept", "Sep")


def say_weekday(day: date) -> str:
    """martes · Tuesday"""
    return _say(day, "EEEE")


def say_month(day: date) -> str:
    """noviembre de 2026 · November 2026"""
    return _say(day, "MMMM 'de' y" if language() == "es" else "MMMM y")


def say_period(first: date, last: date) -> str:
    """Noviembre de 2026, 2026, else lun 2 nov a vie 13 nov 2026."""
    following = last + _ONE_DAY
    whole = first.day == 1 and following.day == 1
    if whole and (first.year, first.month) == (last.year, last.month):
        month = say_month(first)
        return month[:1].upper() + month[1:]
    if whole and (first.month, last.month, first.year) == (1, 12, last.year):
        return str(first.year)
    if first == last:
        day = say_date_long(first)
        return day[:1].upper() + day[1:]
    begins = say_short_date(first)
    begins = begins if first.year == last.year else f"{begins} {first.year}"
    return _("{first} to {last} {year}").format(
        first=begins, last=say_short_date(last), year=last.year
    )


def say_day(day: date, today: date) -> str:
    """hoy, mañana, ayer, else mar 24 nov, with the year where it is another one."""
    if day == today:
        return _("today")
    if day == today + _ONE_DAY:
        return p_("day", "tomorrow")
    if day == today - _ONE_DAY:
        return _("yesterday")
    words = say_short_date(day)
    return words if abs((day - today).days) < 180 else f"{words} {day.year}"


def say_moment(at: datetime, now: datetime) -> str:
    """hoy 13:00, mañana 10:00, mar 24 nov 10:00; both by the same clock."""
    return f"{say_day(at.date(), now.astimezone(at.tzinfo).date())} {say_clock(at)}"


def say_length(length: timedelta) -> str:
    """8 min, 1 h 05, 3 d, rounded down to the minute; a negative one is said without its sign."""
    minutes = int(abs(length).total_seconds()) // 60
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    if minutes < 24 * 60:
        return _("{hours} h {minutes:02}").format(hours=minutes // 60, minutes=minutes % 60)
    return _("{days} d").format(days=minutes // (24 * 60))


def say_country(code: str) -> str:
    """España · Spain, for "ES"; the code itself where it has no name."""
    return str(_locale(language()).territories.get(code, code))


def say_list(words: Sequence[str]) -> str:
    """Ana, Juan y Marta · Ana, Juan and Marta"""
    from babel.lists import format_list

    return format_list(list(words), "standard", locale=_locale(language())) if words else ""


def say_choice(words: Sequence[str]) -> str:
    """Ana, Juan o Marta · Ana, Juan or Marta"""
    from babel.lists import format_list

    return format_list(list(words), "or", locale=_locale(language())) if words else ""
