"""Looks a caller up while the name is typed: by beginnings, by sound, with a slip, by digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from sqlalchemy import Connection, text

from receptionist.domain.contacts import Contact
from receptionist.domain.contacts.likeness import likeliest
from receptionist.domain.contacts.name_words import name_words
from receptionist.domain.contacts.sounds import a_slip_apart, slip_keys, sound_of
from receptionist.domain.phone import digits
from receptionist.storage.contacts.matching import Asked, Column, places_matching
from receptionist.storage.contacts.rows import contacts_at, contacts_of_words, contacts_with_digits

_BEGINS = text("SELECT DISTINCT word FROM contact_words WHERE slip >= :first AND slip < :last")
_SLIPS = "SELECT DISTINCT word FROM contact_words WHERE slip IN ({})"
_TELEPHONE: Final = re.compile(r"[\d\s().+\-/]+")
_LETTERS_FROM: Final = 3
_DIGITS_FROM: Final = 4
_ABROAD_FROM: Final = 8
_MOST_LETTERS: Final = 80
_MOST_WORDS: Final = 6
_CANDIDATES: Final = 40
_ENOUGH: Final = 5
_FEW: Final = 2
_ALTERNATIVES: Final = 12
_LAST: Final = "\U0010ffff"


def search_contacts(connection: Connection, typed: str, *, limit: int) -> list[Contact]:
    """The contacts that `typed` may mean, the likeliest first.

    From 3 letters or 4 digits; everyone whose name is exactly this is among them, whatever `limit`
    is (product.md §5).
    """
    typed = typed[:_MOST_LETTERS].replace("\0", " ").strip()
    if _TELEPHONE.fullmatch(typed):
        return _by_number(connection, typed)[:limit]
    words = name_words(typed)[:_MOST_WORDS]
    if sum(map(len, words)) < _LETTERS_FROM:
        return []
    exact = contacts_of_words(connection, typed)
    known = {each.id for each in exact}
    others = contacts_at(connection, _places(connection, words))
    found = exact + [each for each in others if each.id not in known]
    return likeliest(typed, found)[: max(limit, len(exact))]


def _by_number(connection: Connection, typed: str) -> list[Contact]:
    number = digits(typed)
    if number.startswith("00") and len(number) >= _ABROAD_FROM:
        number = number[2:]
    exact = contacts_with_digits(connection, number) if number else []
    if len(number) < _DIGITS_FROM:
        return exact
    known = {each.id for each in exact}
    others = contacts_at(connection, _matching(connection, Asked("digits", ((number,),))))
    return likeliest(number, exact + [each for each in others if each.id not in known])


def _places(connection: Connection, words: tuple[str, ...]) -> list[int]:
    """Where names with these words stand: as typed, then as heard, then with a slip, then fewer.

    Each way is gone only when the ones before found too few.
    """
    found: dict[int, None] = {}
    for enough, queries in _ways(connection, words):
        if len(found) >= enough:
            break
        for query in queries:
            found.update(dict.fromkeys(_matching(connection, query)))
    return list(found)


def _matching(connection: Connection, asked: Asked) -> list[int]:
    return places_matching(connection, asked, limit=_CANDIDATES)


def _ways(connection: Connection, words: tuple[str, ...]) -> Iterator[tuple[int, Iterable[Asked]]]:
    yield 1, _all_of([[word] for word in words])
    yield _ENOUGH, _all_of([[sound_of(word)] for word in words], column="sounds")
    likely = [_likely(connection, word) for word in words]
    yield _FEW, _all_of(likely)
    if len(words) > 2:
        yield (
            1,
            (
                query
                for fewer in combinations(likely, len(words) - 1)
                for query in _all_of(list(fewer))
            ),
        )


def _all_of(words: list[list[str]], column: Column = "folded") -> Iterator[Asked]:
    # Three signs is the least the search knows, one of them the space before a word.
    asked = [tuple(word for word in ways if len(word) > 1) for ways in words]
    if any(asked):
        yield Asked(column, tuple(ways for ways in asked if ways))


def _likely(connection: Connection, word: str) -> list[str]:
    """`word` as it stands in a name; where none does, the words of names that a slip makes it."""
    if _begin(connection, word):
        return [word]
    keys = {f"slip{at}": key for at, key in enumerate(slip_keys(word))}
    names = ", ".join(f":{name}" for name in keys)
    rows = connection.execute(text(_SLIPS.format(names)), keys)
    found = [row.word for row in rows if a_slip_apart(row.word, word)]
    if not found and len(word) > _LETTERS_FROM:
        # Not typed to the end yet: what begins like it, as far as the slip cannot be.
        found = [
            each
            for each in _begin(connection, word[:2])
            if any(a_slip_apart(word, each[: len(word) + more]) for more in (-1, 0, 1))
        ]
    return found[:_ALTERNATIVES] or [word]


def _begin(connection: Connection, letters: str) -> list[str]:
    rows = connection.execute(_BEGINS, {"first": letters, "last": letters + _LAST})
    return [row.word for row in rows if row.word.startswith(letters)]
