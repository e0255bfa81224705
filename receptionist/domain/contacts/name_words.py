"""Names taken apart as people say them: no accents, no titles, abbreviations in full."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from receptionist.domain.names import folded

_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
_MARKED: Final = re.compile(r"\b(\w{1,4})\.?\s?[ªº]")
TITLES: Final = frozenset(
    (
        *("sr", "sra", "srta", "srto", "d", "dn", "dna", "don", "dona"),
        *("mr", "mrs", "ms", "miss", "mx", "dr", "dra", "prof"),
    )
)
PARTICLES: Final = frozenset(
    (
        *("de", "del", "la", "las", "lo", "los", "y", "e", "i"),
        *("da", "do", "dos", "das", "van", "von", "der"),
    )
)
IN_FULL: Final = {
    "mª": "maria",
    "fco": "francisco",
    "frco": "francisco",
    "fca": "francisca",
    "ant": "antonio",
    "jse": "jose",
    "fdo": "fernando",
    "gmo": "guillermo",
    "raf": "rafael",
    "hdez": "hernandez",
    "hndez": "hernandez",
    "fdez": "fernandez",
    "fndez": "fernandez",
    "glez": "gonzalez",
    "gzlez": "gonzalez",
    "rguez": "rodriguez",
    "rdguez": "rodriguez",
    "mtnez": "martinez",
    "mtez": "martinez",
    "mnez": "martinez",
    "schez": "sanchez",
    "schz": "sanchez",
    "dguez": "dominguez",
    "gcia": "garcia",
    "vqz": "vazquez",
}


def written_words(text: str) -> tuple[str, ...]:
    """Every word of `text` without accents and case, in the order written."""
    return tuple(_WORD.findall(folded(_marks_in_full(text))))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: no titles, no particles, abbreviations in full.

    "Surnames, name" stands as "name surnames". Where only such words are typed, they stay.
    """
    before, comma, after = text.partition(",")
    words = written_words(f"{after} {before}" if comma else text)
    kept = [IN_FULL.get(word, word) for word in words if word not in PARTICLES]
    # "D" may be a Spanish title or the beginning of "Diego": a lone title is a name still.
    while len(kept) > 1 and kept[0] in TITLES:
        del kept[0]
    return tuple(kept) or words


def words_key(text: str) -> str:
    """The words of a name, sorted: the same for surnames in either order."""
    return " ".join(sorted(name_words(text)))


def _marks_in_full(text: str) -> str:
    """ "Mª" and "M.ª" as "maria"; the sign itself would be lost as no letter of its own."""

    def full(found: re.Match[str]) -> str:
        return IN_FULL.get(f"{found.group(1).casefold()}ª", found.group(1))

    return _MARKED.sub(full, unicodedata.normalize("NFC", text))
