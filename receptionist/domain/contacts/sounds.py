"""How a Spanish word sounds, and what a slip of the keys makes of one: keys to look it up by."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# In this order: a later rule sees what the earlier ones made.
_RULES: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("^ps", "s"),
        ("[vw]", "b"),
        ("tx|ch", "w"),
        ("sh", "s"),
        ("h", ""),
        ("g(?=[ei])", "j"),
        ("gu(?=[ei])", "g"),
        ("qu(?=[ei])", "k"),
        ("c(?=[ei])|z", "s"),
        ("[cq]", "k"),
        ("^x(?=[aeiou])", "j"),
        ("x", "s"),
        ("ll|y", "i"),
        ("n(?=[bp])", "m"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """A folded word as it sounds in Spain and America alike: b is v, z is s, h is nothing."""
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=1000)
def slip_keys(word: str) -> frozenset[str]:
    """`word` and what is left of it without each one letter.

    Two words share one when one letter was left out, put in, changed, or changed places with
    its neighbour (the symmetric deletion method of spell checkers).
    """
    return frozenset({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


def a_slip_apart(one: str, other: str) -> bool:
    """Whether a slip of the keys makes one word of the other."""
    return abs(len(one) - len(other)) < 2 and not slip_keys(one).isdisjoint(slip_keys(other))
