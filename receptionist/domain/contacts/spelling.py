"""Spells a name aloud, letter by letter: "M de Madrid, A de Antonio", "M as in Mike"."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

from receptionist.i18n import _

_LONGEST: Final = 60
_SPANISH: Final = (
    "Antonio Barcelona Carmen Dolores Enrique Francia Gerona Historia Inés José Kilo Lorenzo "
    "Madrid Navarra Oviedo París Querido Ramón Sábado Tarragona Ulises Valencia Washington "
    "Xilófono Yegua Zaragoza"
)
# The alphabet of ITU-R M.1677 and ICAO annex 10, which everybody calls NATO's.
_ENGLISH: Final = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar "
    "Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
)
_WORDS: Final = {
    "es": {word[0]: word for word in _SPANISH.split()} | {"Ñ": "Ñoño"},
    "en": {word[0]: word for word in _ENGLISH.split()},
}


def spelled(text: str, language: str) -> str:
    """`text` as one spells it on the telephone in that language; "" for nothing to spell."""
    said = [_said(sign, language) for sign in " ".join(text.split())[:_LONGEST]]
    return " · ".join(said)


def _said(sign: str, language: str) -> str:
    words = _WORDS.get(language, _WORDS["en"])
    letter = sign.upper()
    if letter in words:
        return _("{letter} as in {word}").format(letter=letter, word=words[letter])
    bare = unicodedata.normalize("NFD", letter)[0]
    if bare in words:
        said = _("{letter} as in {word}").format(letter=bare, word=words[bare])
        return f"{said}, {_mark_of(letter)}"
    return _SIGNS[sign]() if sign in _SIGNS else letter


def _mark_of(letter: str) -> str:
    """What makes it another letter than the bare one."""
    mark = unicodedata.normalize("NFD", letter)[1:2]
    return _MARKS[mark]() if mark in _MARKS else _("with a mark")


_MARKS: Final[dict[str, Callable[[], str]]] = {
    "\u0300": lambda: _("with a grave accent"),
    "\u0301": lambda: _("with an accent"),
    "\u0302": lambda: _("with a circumflex"),
    "\u0303": lambda: _("with a tilde"),
    "\u0308": lambda: _("with two dots"),
    "\u0327": lambda: _("with a cedilla"),
}

_SIGNS: Final[dict[str, Callable[[], str]]] = {
    " ": lambda: "—",
    "@": lambda: _("at sign"),
    ".": lambda: _("dot"),
    ",": lambda: _("comma"),
    "-": lambda: _("hyphen"),
    "_": lambda: _("underscore"),
    "/": lambda: _("slash"),
    "'": lambda: _("apostrophe"),
    "&": lambda: _("and sign"),
}
