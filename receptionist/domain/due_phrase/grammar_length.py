"""Lengths of time as they are said: +15, en 2 horas, hora y media, half an hour, next 3 minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from receptionist.domain.due_phrase.grammar_numbers import (
    FRACTIONS,
    is_any,
    numbers,
    pass_over,
    quantities,
    sense,
)
from receptionist.domain.due_phrase.meaning import Length, Meaning
from receptionist.domain.due_words.kinds import Kind, Lexeme, Unit
from receptionist.domain.due_words.scanner import Phrase

Lengths = Iterator[tuple[int, Length]]

_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}

_SHORT_LENGTH = 4
"""Hours: 2h may be a length, 8h is an hour of the day."""

_ONE_HOUR = ("hour", "hora")
_ROUNDABLE = (Kind.NEXT, Kind.COMING)
_SPANISH_WEEKS = {8: 7, 15: 14}
"""Ocho días are a week and quince días two: people count the day they are in, too."""

_WEEKS = (Length(days=7), Length(days=14))
_SHARES = ((Kind.HALF, 50), (Kind.QUARTER, 25))
_LEADS = (Kind.PLUS, Kind.IN, Kind.NEXT, Kind.COMING)
_COUNTED = (Kind.UNIT, Kind.AND, Kind.HALF, Kind.QUARTER)
_BETWEEN = (Kind.GLUE, Kind.LAS, Kind.EL, Kind.NEXT, Kind.COMING, Kind.THIS)


def length_meanings(phrase: Phrase, at: int) -> Iterator[tuple[int, Meaning]]:
    """The lengths that begin there, with their lead and what follows: later, from now."""
    found: Lengths
    led = is_any(phrase, at, *_LEADS)
    if led:
        last = pass_over(phrase, at + 1, *_BETWEEN)
        yield from _bare_minutes(phrase, at, last)
        # Not every "a" is passed over: "in a week" counts one.
        found = (each for start in range(at + 1, last + 1) for each in _led(phrase, start))
    elif is_any(phrase, at - 1, Kind.LAS):  # "las 2 horas" is an hour
        return
    else:
        found = _bare(phrase, at)
    for end, length in found:
        if led or not _is_hour_of_day(phrase, at, end):
            yield from _followed(phrase, end, length)
            whole = not is_any(phrase, at + 1, Kind.HALF, Kind.QUARTER)
            if whole and is_any(phrase, at, *_ROUNDABLE) and not _is_within(phrase, at):
                yield end, Meaning(length=replace(length, rounded=length.by_clock))


def _is_within(phrase: Phrase, at: int) -> bool:
    """Whether "in the" stands before: "next 3 hours" alone may begin with the next whole hour."""
    before = sense(phrase, at - 1, Kind.GLUE)
    led = is_any(phrase, at - 1, Kind.IN) or is_any(phrase, at - 2, Kind.IN)
    return led or bool(before and before.typed == "in the")


def _bare_minutes(phrase: Phrase, lead: int, at: int) -> Iterator[tuple[int, Meaning]]:
    """+15 and in 20 are minutes; +1:30 is an hour and a half."""
    plus = is_any(phrase, lead, Kind.PLUS)
    last = len(phrase)
    if plus and (found := sense(phrase, at, Kind.DIGITS)):
        yield at + 1, _minutes(found.value)
    for end, value, _width in numbers(phrase, at):
        idiom = is_any(phrase, lead, Kind.IN) and end == last and 5 <= value <= 90
        idiom = idiom and not is_any(phrase, lead - 1, Kind.DAY, Kind.WEEKDAY)  # hoy en ocho
        if idiom or (plus and not is_any(phrase, end, *_COUNTED)):
            yield end, _minutes(value)


def _minutes(value: int) -> Meaning:
    return Meaning(length=Length(seconds=value * 60, by_clock=True))


def _led(phrase: Phrase, at: int) -> Lengths:
    yield from lengths(phrase, at)
    if found := sense(phrase, at, Kind.CLOCK):
        hour, minute = found.more
        yield at + 1, Length(seconds=hour * 3600 + minute * 60, by_clock=True)
    unit = sense(phrase, at, Kind.UNIT)
    if unit and unit.value == Unit.HOUR and unit.typed in _ONE_HOUR:  # in the next hour
        yield at + 1, Length(seconds=3600, by_clock=True)


def _bare(phrase: Phrase, at: int) -> Lengths:
    """A length without a lead; 1h30 may be one, 15h30 is an hour of the day."""
    yield from lengths(phrase, at)
    found = sense(phrase, at, Kind.CLOCK)
    unit = sense(phrase, at + 1, Kind.UNIT)
    has_unit = bool(unit and unit.typed == "h")  # 2:30h
    if found and ("h" in found.typed or has_unit) and found.more[0] <= _SHORT_LENGTH:
        hour, minute = found.more
        yield at + 1 + has_unit, Length(seconds=hour * 3600 + minute * 60, by_clock=True)


def _is_hour_of_day(phrase: Phrase, at: int, end: int) -> bool:
    """17h and 8h are hours of the day; up to 4h it may also be a length."""
    number, unit = sense(phrase, at, Kind.NUMBER), sense(phrase, at + 1, Kind.UNIT)
    if not unit or unit.typed not in {"h", "hs"} or end != at + 2:
        return False
    return is_any(phrase, at, Kind.DIGITS) or bool(number and _SHORT_LENGTH < number.value < 24)


def _followed(phrase: Phrase, at: int, length: Length) -> Iterator[tuple[int, Meaning]]:
    end = pass_over(phrase, at, Kind.MORE)
    if later := sense(phrase, end, Kind.LATER):
        yield end + 1, Meaning(length=length)
        if later.value and not length.by_clock:  # seven days from now: from this very hour?
            yield end + 1, Meaning(length=length, same=True)
    after = sense(phrase, end, Kind.AFTERWARDS)
    counted_from = is_any(phrase, end, Kind.FROM) or (after and after.value == 0)
    if counted_from or _is_week_on(phrase, end, length):
        yield end + 1, Meaning(length=length, anchored=True)
    if length in _WEEKS and is_any(phrase, end, Kind.WEEKDAY):  # a week Friday
        yield end, Meaning(length=length, anchored=True)
    yield end, Meaning(length=length)


def _is_week_on(phrase: Phrase, at: int, length: Length) -> bool:
    """a week on Friday"""
    glue = sense(phrase, at, Kind.GLUE)
    return bool(glue and glue.typed == "on" and length in _WEEKS)


def lengths(phrase: Phrase, at: int, *, items: int = 3) -> Lengths:
    """Ends and lengths that begin there, of up to three items: 1 day, 2 hours and 5 minutes."""
    for end, length in _items(phrase, at):
        yield end, length
        after = end + is_any(phrase, end, Kind.AND)
        if items > 1:
            for last, more in lengths(phrase, after, items=items - 1):
                yield last, length + more


def _items(phrase: Phrase, at: int) -> Lengths:
    for end, hundredths in quantities(phrase, at):
        start = pass_over(phrase, end, Kind.MORE, Kind.COMING)
        yield from _counted(phrase, start, hundredths, is_glued=end == at + 1)
    unit = sense(phrase, at, Kind.UNIT)
    if unit and len(unit.typed) > 1:  # hora y media
        yield from _with_rest(phrase, at + 1, 100, unit)


def _counted(phrase: Phrase, at: int, hundredths: int, *, is_glued: bool) -> Lengths:
    unit = sense(phrase, at, Kind.UNIT)
    if not unit or (len(unit.typed) == 1 and not is_glued):
        return
    for length in measures(hundredths, unit):
        yield at + 1, length
    yield from _with_rest(phrase, at + 1, hundredths, unit)


def _with_rest(phrase: Phrase, at: int, hundredths: int, unit: Lexeme) -> Lengths:
    """una hora y media, y cuarto, y veinte · an hour and a half · 1 h 30"""
    if unit.value == Unit.HOUR and hundredths >= 100:
        for end, minute, width in numbers(phrase, at + is_any(phrase, at, Kind.AND)):
            whole = measure(hundredths, unit)
            in_words = not width and minute >= 10  # one hour fifteen
            if whole and minute < 60 and (width == 2 or end > at + 1 or in_words):
                yield end, whole + Length(seconds=minute * 60, by_clock=True)
    if not is_any(phrase, at, Kind.AND):
        return
    at = pass_over(phrase, at + 1, Kind.ONE)
    pair = sense(phrase, at, Kind.PAIR)
    shares = [share for kind, share in _SHARES if is_any(phrase, at, kind)]
    if pair and "/" in pair.typed:  # 1 hora y 3/4
        shares.append(FRACTIONS.get((pair.more[0], pair.more[1]), 0))
    for share in shares:
        length = measure(hundredths + share, unit)
        if length and share:
            yield at + 1, length


def measures(hundredths: int, unit: Lexeme) -> Iterator[Length]:
    """So many hundredths of that unit, in each way people mean it."""
    length = measure(hundredths, unit)
    if length:
        yield length
    if length and unit.typed in ("dia", "dias") and length.days in _SPANISH_WEEKS:
        yield Length(days=_SPANISH_WEEKS[length.days])
    if unit.value == Unit.OPEN_HOUR and hundredths % 2400 == 0:  # 48 horas hábiles
        yield Length(open_days=hundredths // 2400)


def measure(hundredths: int, unit: Lexeme) -> Length | None:
    """So many hundredths of that unit; None where parts of it mean nothing exact."""
    kind = Unit(unit.value)
    if kind in _SECONDS:
        return Length(seconds=hundredths * _SECONDS[kind] // 100, by_clock=True)
    if kind is Unit.OPEN_HOUR:
        return Length(open_seconds=hundredths * 36, by_clock=True)
    if hundredths % 100:
        return None
    count = hundredths // 100
    if kind in _DAYS:
        return Length(days=count * _DAYS[kind])
    if kind in _MONTHS:
        return Length(months=count * _MONTHS[kind])
    return Length(open_days=count)
