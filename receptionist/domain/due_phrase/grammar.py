"""All ways to understand a whole phrase: no word may be left over."""

from __future__ import annotations

from collections.abc import Iterator

from receptionist.domain.due_phrase.grammar_clock import clock_meanings
from receptionist.domain.due_phrase.grammar_day import day_meanings
from receptionist.domain.due_phrase.grammar_length import length_meanings
from receptionist.domain.due_phrase.grammar_numbers import is_any, sense
from receptionist.domain.due_phrase.meaning import Meaning
from receptionist.domain.due_words.kinds import Edge, Kind, Part
from receptionist.domain.due_words.scanner import Phrase

_NOTHING = (Kind.GLUE, Kind.LAS, Kind.EL, Kind.OF, Kind.UNTIL, Kind.REST)
_COUNTING = (Kind.NUMBER, Kind.ONE, Kind.DIGITS, Kind.DECIMAL, Kind.PAIR, Kind.CLOCK)
_NAMING_DAYS = (Kind.WEEKDAY, Kind.MONTH, Kind.DATE, Kind.PAIR, Kind.ORDINAL)
_BEFORE_HALVES = (*_COUNTING, Kind.OCLOCK, Kind.UNIT, Kind.HALF, Kind.QUARTER)
_MOST_STEPS = 3000


def meanings(phrase: Phrase, *, day_first: bool) -> list[Meaning]:
    """Every meaning of the whole phrase; none when it is not understood whole."""
    found: list[Meaning] = []
    if not phrase:
        return found
    seen = {(0, Meaning())}
    open_ends = [(0, Meaning())]
    while open_ends and len(seen) < _MOST_STEPS:
        at, so_far = open_ends.pop()
        for end, more in _elements(phrase, at, day_first=day_first):
            both = so_far.with_(more)
            if both is None or (end, both) in seen:
                continue
            seen.add((end, both))
            if end < len(phrase):
                open_ends.append((end, both))
            elif both != Meaning():
                found.append(both)
    return found


def _elements(phrase: Phrase, at: int, *, day_first: bool) -> Iterator[tuple[int, Meaning]]:
    """What can begin there, and what can be passed over there."""
    yield from day_meanings(phrase, at, day_first=day_first)
    yield from clock_meanings(phrase, at)
    yield from length_meanings(phrase, at)
    yield from _parts(phrase, at)
    yield from _single(phrase, at)
    if _says_nothing(phrase, at):
        yield at + 1, Meaning()


def _says_nothing(phrase: Phrase, at: int) -> bool:
    """Whether the word can be passed over; at the end "a las" would want something to follow."""
    if at == len(phrase) - 1:
        glue = sense(phrase, at, Kind.GLUE)
        return bool(glue and glue.value)
    if is_any(phrase, at, Kind.IN):
        return not is_any(phrase, at + 1, *_COUNTING)
    return is_any(phrase, at, *_NOTHING)


def _parts(phrase: Phrase, at: int) -> Iterator[tuple[int, Meaning]]:
    if found := sense(phrase, at, Kind.TODAY_PART):
        yield at + 1, Meaning(part=Part(found.value), day=0)
    this = is_any(phrase, at, Kind.THIS)
    if found := sense(phrase, at + this, Kind.PART):
        # "mañana" alone is tomorrow; behind a day's name it may also be the morning of that day.
        if found.typed in {"am", "pm"} and is_any(phrase, at - 1, *_BEFORE_HALVES):
            return
        if found.typed == "manana" and not _follows_a_day(phrase, at):
            return
        yield at + this + 1, Meaning(part=Part(found.value), day=0 if this else None)


def _follows_a_day(phrase: Phrase, at: int) -> bool:
    day = sense(phrase, at - 1, Kind.DAY)
    return bool(day and day.value == 1) or is_any(phrase, at - 1, *_NAMING_DAYS)


def _single(phrase: Phrase, at: int) -> Iterator[tuple[int, Meaning]]:
    for lexeme in phrase[at]:
        if lexeme.kind is Kind.EDGE:
            yield at + 1, Meaning(edge=Edge(lexeme.value))
        elif lexeme.kind is Kind.BEFORE and at + 1 < len(phrase):
            yield at + 1, Meaning(before=True)
        elif lexeme.kind is Kind.ASAP:
            yield at + 1, Meaning(asap=True)
        elif lexeme.kind is Kind.SAME:
            yield at + 1, Meaning(same=True)
