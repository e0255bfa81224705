"""Telephone numbers: read as typed, compared in E.164, written the local way (product.md §5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from receptionist.i18n import _
from receptionist.wording import say_country

_INNER: Final = 5
_MOST_DIGITS: Final = 40  # longer than any number with prefix and extension: text, not a number


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber:
    """A number as somebody typed it; `e164` is "" where it cannot be read (an inner "204").

    `possible` is False when it cannot be right: warn, never block.
    """

    typed: str
    e164: str = ""
    possible: bool = False


def digits(text: str) -> str:
    """Only the digits of `text`, full-width and other scripts' digits as ASCII."""
    found = "".join(filter(str.isdecimal, text))
    return found if found.isascii() else "".join(str(int(sign)) for sign in found)


def _library() -> Any:
    # Costs some 30 ms of import, which the first paint does not need.
    import phonenumbers

    return phonenumbers


@lru_cache(maxsize=4096)
def read_phone(text: str, *, region: str = "ES") -> PhoneNumber:
    """What `text`, typed in an office of `region` (ISO 3166), says; never raises."""
    typed = " ".join(text.split())
    if not typed or len(digits(typed)) > _MOST_DIGITS or len(typed) > 4 * _MOST_DIGITS:
        return PhoneNumber(typed=typed)
    library = _library()
    for attempt in (typed, re.sub(r"^\s*tel:", "", typed, flags=re.IGNORECASE)):
        try:
            number = library.parse(attempt, region)
        except library.NumberParseException:
            continue
        return PhoneNumber(
            typed=typed,
            e164=library.format_number(number, library.PhoneNumberFormat.E164),
            possible=library.is_valid_number(number),
        )
    return PhoneNumber(typed=typed)


@lru_cache(maxsize=4096)
def show_phone(e164: str, *, typed: str = "", region: str = "ES") -> str:
    """The number the way `region` writes it, one from abroad with its country; else as typed."""
    if not e164:
        return typed
    library = _library()
    number = library.parse(e164, None)
    if not library.is_valid_number(number):
        return typed or e164
    at_home = number.country_code == library.country_code_for_region(region)
    style = library.PhoneNumberFormat
    return str(library.format_number(number, style.NATIONAL if at_home else style.INTERNATIONAL))


def about_phone(number: PhoneNumber, *, region: str = "ES") -> tuple[str, bool]:
    """What is good to know of a number before hanging up, and whether to look at it again.

    A foreign one says its country; one that cannot be right is warned about, never refused.
    """
    count = len(digits(number.typed))
    if not count:
        return "", False
    if count <= _INNER and not number.possible:
        return _("an extension"), False
    if not number.possible:
        return _("This may not be a whole number: read it back."), True
    shown = show_phone(number.e164, typed=number.typed, region=region)
    country = _library().region_code_for_number(_library().parse(number.e164, None))
    if country and country != region:
        return f"{shown} · {say_country(country)}", False
    return shown, False


@lru_cache(maxsize=4096)
def home_digits(e164: str) -> tuple[str, ...]:
    """The digits one dials at home, without and with a leading zero: how people look for it."""
    if not e164:
        return ()
    library = _library()
    number = library.parse(e164, None)
    dialled = library.format_number(number, library.PhoneNumberFormat.NATIONAL)
    return (str(number.national_number), digits(dialled))
