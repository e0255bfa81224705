"""Numbers, ordinals and quantities as they are said: treinta y uno, twenty second, 2.5, half an."""

from __future__ import annotations

from collections.abc import Iterator

from receptionist.domain.due_words.kinds import Kind, Lexeme
from receptionist.domain.due_words.scanner import Phrase

_TENS = (20, 30, 40, 50, 90)
FRACTIONS = {(1, 2): 50, (1, 4): 25, (3, 4): 75}


def sense(phrase: Phrase, at: int, kind: Kind) -> Lexeme | None:
    """The sense of that kind which the word there has, if it has one."""
    if 0 <= at < len(phrase):
        for lexeme in phrase[at]:
            if lexeme.kind is kind:
                return lexeme
    return None


def is_any(phrase: Phrase, at: int, *kinds: Kind) -> bool:
    """Whether the word there can be one of those kinds."""
    return any(sense(phrase, at, kind) for kind in kinds)


def pass_over(phrase: Phrase, at: int, *kinds: Kind) -> int:
    """The first place from `at` on whose word is none of those kinds."""
    while is_any(phrase, at, *kinds):
        at += 1
    return at


def numbers(phrase: Phrase, at: int) -> Iterator[tuple[int, int, int]]:
    """Ends, values and widths (0 for words) of the numbers that begin there."""
    found = sense(phrase, at, Kind.NUMBER)
    if not found:
        return
    if found.typed.isdigit():
        yield at + 1, found.value, len(found.typed)
        return
    if found.value in _TENS:
        after = at + 1 + is_any(phrase, at + 1, Kind.AND)
        unit = sense(phrase, after, Kind.NUMBER)
        if unit and 1 <= unit.value <= 9 and not unit.typed.isdigit():
            yield after + 1, found.value + unit.value, 0
    yield at + 1, found.value, 0


def ordinals(phrase: Phrase, at: int) -> Iterator[tuple[int, int]]:
    """Ends and values of the ordinals that begin there."""
    if found := sense(phrase, at, Kind.ORDINAL):
        yield at + 1, found.value
    tens, unit = sense(phrase, at, Kind.NUMBER), sense(phrase, at + 1, Kind.ORDINAL)
    if tens and unit and tens.value in (20, 30) and unit.value < 10:
        yield at + 2, tens.value + unit.value


def quantities(phrase: Phrase, at: int) -> Iterator[tuple[int, int]]:
    """Ends and values, in hundredths, of the amounts that can stand before a unit."""
    for end, value, _width in numbers(phrase, at):
        yield end, value * 100
        yield from _and_a_half(phrase, end, value * 100)
    found = sense(phrase, at, Kind.ONE) or sense(phrase, at, Kind.DIGITS)
    if found and (found.kind is Kind.ONE or len(found.typed) < 4):
        yield at + 1, found.value * 100
    if found := sense(phrase, at, Kind.DECIMAL):
        yield at + 1, found.value
    if found := sense(phrase, at, Kind.PAIR):
        yield from ((at + 1, value) for value in _pair(found))
        if "/" in found.typed and is_any(phrase, at + 1, Kind.OF):  # 3/4 de hora, of an hour
            end = at + 2 + is_any(phrase, at + 2, Kind.ONE)
            yield from ((end, value) for value in _pair(found))
    yield from _fractions(phrase, at)


def _and_a_half(phrase: Phrase, at: int, value: int) -> Iterator[tuple[int, int]]:
    """one and a half (hours)"""
    if is_any(phrase, at, Kind.AND):
        article = at + 1 + is_any(phrase, at + 1, Kind.ONE)
        if is_any(phrase, article, Kind.HALF):
            yield article + 1, value + 50
    pair = sense(phrase, at, Kind.PAIR)  # 1 1/2
    if pair and "/" in pair.typed and pair.more in FRACTIONS:
        yield at + 1, value + FRACTIONS[pair.more[0], pair.more[1]]


def _pair(pair: Lexeme) -> Iterator[int]:
    """1/2 is a half; 2.5 is a decimal, but 2.50 is an hour; of 10-15 the longer counts."""
    whole, part = pair.more
    if "-" in pair.typed and whole < part:
        yield part * 100
    if "/" in pair.typed and pair.more in FRACTIONS:
        yield FRACTIONS[pair.more[0], pair.more[1]]
    if pair.typed.endswith(f".{part}") and part < 10:
        yield whole * 100 + part * 10


def _fractions(phrase: Phrase, at: int) -> Iterator[tuple[int, int]]:
    """media · half an · un cuarto de · three quarters of an"""
    count = 1
    if found := sense(phrase, at, Kind.ONE) or sense(phrase, at, Kind.NUMBER):
        if found.value not in (1, 3):
            return
        count, at = found.value, at + 1
    if is_any(phrase, at, Kind.HALF) and count == 1:
        yield at + 1 + is_any(phrase, at + 1, Kind.ONE), 50
    if is_any(phrase, at, Kind.QUARTER):
        end = at + 1 + is_any(phrase, at + 1, Kind.OF)
        yield end + is_any(phrase, end, Kind.ONE), 25 * count
