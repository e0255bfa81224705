"""All words of both languages in one table: senses of a word, first letters, and typing slips."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from receptionist.domain.due_words.english import ENGLISH
from receptionist.domain.due_words.kinds import Kind, Lexeme
from receptionist.domain.due_words.spanish import SPANISH

LONGEST: Final = 6
"""How many words the longest entry has, at most."""

_MARKS: Final = re.compile("[\u0300-\u036f]")
_SHORTENED: Final = (Kind.WEEKDAY, Kind.MONTH, Kind.DAY)
# Words of another meaning that are one letter away from ours.
_OTHER_WORDS: Final = (
    "toda todas todo todos cada puede julia julie mario marta marte menor nieve nueva nuevo cuarta"
    " segunda tarda comen cierra sale pase paso pasa casa cosa mesa medico otra otro come"
    " none nice mine line live fire fine find time like make take have some home more many maybe"
    " this that than thus then there what when where which word will shall might match there"
    " sent seventy eighty mouth least list post part same test text done chose closed nearly"
    " yearly early smart stars"
)
_LEAVE_ALONE: Final = frozenset(_OTHER_WORDS.split())


def plain(text: str) -> str:
    """`text` in small letters without accents."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))


def _table() -> dict[str, tuple[Lexeme, ...]]:
    table: dict[str, tuple[Lexeme, ...]] = {}
    for words in (SPANISH, ENGLISH):
        for kind, values in words.items():
            for value, spelled in values.items():
                for each in plain(spelled).split("|"):
                    table[each] = (*table.get(each, ()), Lexeme(kind, value, each))
    return table


SENSES: Final = _table()
"""The senses of every word and expression, by its plain spelling."""

_VOCABULARY: Final = frozenset(word for entry in SENSES for word in entry.split())

# A short word that says nothing is no slip's meaning: what was typed would be dropped unseen.
_SAYING_LITTLE: Final = frozenset(
    word
    for word, senses in SENSES.items()
    if len(word) < 5 and all(each.kind in (Kind.GLUE, Kind.IN) for each in senses)
)


def candidates(word: str) -> tuple[str, ...]:
    """The known words that `word` may stand for: itself, a longer one it begins, or a slip."""
    if word in _VOCABULARY:
        return (word,)
    return _guesses(word)


@lru_cache(maxsize=512)
def _guesses(word: str) -> tuple[str, ...]:
    if not 3 <= len(word) <= 14 or word in _LEAVE_ALONE:
        return ()
    begun = _longest_begun(word)
    if begun:
        return begun
    if len(word) < 4:
        return ()
    near = sorted(known for known in _VOCABULARY if _is_slip_of(word, known))
    return tuple(near[:3])


def _longest_begun(word: str) -> tuple[str, ...]:
    """The weekdays, months and day words that begin with `word`."""
    return tuple(
        known
        for known, senses in SENSES.items()
        if known.isalpha() and known.startswith(word) and senses[0].kind in _SHORTENED
    )


def _is_slip_of(word: str, known: str) -> bool:
    """Whether `word` is `known` with a slip; "mondays" is none, and of four letters the first fits.

    Every Monday is no due time, and "near" is no "year", but "odce" is "doce".
    """
    if len(known) < 4 or word == f"{known}s" or known in _SAYING_LITTLE:
        return False
    if len(word) == 4 and word[0] != known[0] and word[:2] != known[1::-1]:
        return False
    return one_slip(word, known)


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter too many, too few, wrong, or two changed places explain `typed`."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    a, b = typed[start:], meant[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
