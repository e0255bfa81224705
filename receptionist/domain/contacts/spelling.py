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
        return _("{letter}, with its mark, as in {word}").format(letter=letter, word=words[bare])
    return _SIGNS[sign]() if sign in _SIGNS else letter


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
