"""How well a contact fits what was typed, so that the likeliest stands first in the list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from receptionist.domain.contacts.contact import Contact
from receptionist.domain.contacts.name_words import name_words
from receptionist.domain.contacts.sounds import a_slip_apart, sound_of
from receptionist.domain.phone import digits

_MISSING: Final = 9.0
_LEFT_OVER: Final = 0.2


def likeliest(typed: str, contacts: Iterable[Contact]) -> list[Contact]:
    """These contacts, the best fitting first; equally good ones stay in their order."""
    words, number = name_words(typed), digits(typed)
    return sorted(contacts, key=lambda each: _distance(words, number, each))


def _distance(words: tuple[str, ...], number: str, contact: Contact) -> float:
    if number and any(number in each.digits for each in contact.numbers):
        return min(abs(len(each.digits) - len(number)) / 100 for each in contact.numbers)
    own = name_words(contact.name)
    theirs = list(own + name_words(contact.company))
    total = 0.0
    for word in words:
        found = min(((_apart(word, each), each) for each in theirs), default=(_MISSING, ""))
        total += found[0]
        if found[0] < _MISSING:
            theirs.remove(found[1])
    left = [each for each in theirs if each in own]
    order = 0.0 if _in_order(words, own) else 0.1
    return total + _LEFT_OVER * len(left) + order


@lru_cache(maxsize=20_000)
def _apart(typed: str, word: str) -> float:
    if typed == word:
        return 0.0
    if word.startswith(typed):
        return 0.5
    if sound_of(typed) == sound_of(word):
        return 1.0
    if a_slip_apart(typed, word):
        return 1.5
    if len(typed) > 2 and _beginning_with_a_slip(typed, word):
        return 2.0
    return 3.0 if typed in word else _MISSING


def _beginning_with_a_slip(typed: str, word: str) -> bool:
    if sound_of(word).startswith(sound_of(typed)):
        return True
    return any(
        a_slip_apart(typed, word[: len(typed) + more]) for more in (-1, 0, 1) if len(typed) > 3
    )


def _in_order(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    places = [own.index(each) for each in words if each in own]
    return places == sorted(places)
