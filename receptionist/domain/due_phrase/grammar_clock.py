"""Hours as they are said: 17h, 5pm, las cinco y media, menos diez, half past four, de 9 a 11."""

from __future__ import annotations

from collections.abc import Iterator

from receptionist.domain.due_phrase.grammar_length import lengths
from receptionist.domain.due_phrase.grammar_numbers import (
    FRACTIONS,
    is_any,
    numbers,
    pass_over,
    sense,
)
from receptionist.domain.due_phrase.meaning import Clock, Meaning
from receptionist.domain.due_words.kinds import Kind, Unit
from receptionist.domain.due_words.scanner import Phrase

Clocks = Iterator[tuple[int, Clock]]

_BEFORE_YEARS = (Kind.OF, Kind.MONTH, Kind.BEFORE, Kind.IN)
_ARTICLES = (Kind.GLUE, Kind.LAS)


def clock_meanings(phrase: Phrase, at: int) -> Iterator[tuple[int, Meaning]]:
    """The hours that begin there; of a stretch its end, because that is when it is due."""
    is_date = is_any(phrase, at - 1, Kind.EL, Kind.OF) and is_any(phrase, at, Kind.NUMBER)
    if not is_date:  # "el 5" is a day
        for end, clock in clocks(phrase, at):
            yield end, Meaning(clock=clock)
    for end, begins, clock in _stretches(phrase, at):
        yield end, Meaning(clock=clock, begins=begins)


def clocks(phrase: Phrase, at: int) -> Clocks:
    """Ends and hours that begin there, with what follows them: h, en punto, am, pm."""
    for end, clock in _bare(phrase, at):
        if clock.minute > 59 or clock.hour * 60 + clock.minute > 24 * 60:
            continue
        end = _pass_hours(phrase, at, end)
        end = pass_over(phrase, end, Kind.OCLOCK)
        half = (
            "am" if is_any(phrase, end, Kind.AM) else "pm" if is_any(phrase, end, Kind.PM) else ""
        )
        if half:
            yield pass_over(phrase, end + 1, Kind.OCLOCK), clock._replace(half=half)
        else:
            yield end, clock


def _pass_hours(phrase: Phrase, start: int, end: int) -> int:
    """17 h, 1500 hours, las 9 horas; "2 hours" alone is a length."""
    unit = sense(phrase, end, Kind.UNIT)
    if not unit or unit.value != Unit.HOUR:
        return end
    plain_number = sense(phrase, start, Kind.NUMBER)
    if not plain_number or unit.typed in {"h", "hs", "hrs"} or plain_number.value > 12:
        return end + 1
    is_said = is_any(phrase, start - 1, Kind.LAS) or plain_number.value > 4
    return end + 1 if unit.typed == "horas" and is_said else end


def _bare(phrase: Phrase, at: int) -> Clocks:
    yield from _figures(phrase, at)
    for end, hour, width in numbers(phrase, at):
        if hour <= 24:
            yield end, Clock(hour)
            yield from _with_minutes(phrase, end, hour, width)
    yield from _counted_to(phrase, at)


def _figures(phrase: Phrase, at: int) -> Clocks:
    if found := sense(phrase, at, Kind.TIMES):
        yield at + 1, Clock(found.value // 60, exact=True)
    if found := sense(phrase, at, Kind.CLOCK):
        hour, minute = found.more
        yield at + 1, Clock(hour, minute, exact=found.typed[1].isdigit())
    found = sense(phrase, at, Kind.DIGITS)
    if found and not (2000 <= found.value < 2100 and is_any(phrase, at - 1, *_BEFORE_YEARS)):
        yield at + 1, Clock(*divmod(found.value, 100), exact=len(found.typed) == 4)
    found = sense(phrase, at, Kind.DECIMAL)
    if found and found.typed[-3] == ",":
        yield at + 1, Clock(*divmod(found.value, 100), exact=found.typed[1].isdigit())
    found = sense(phrase, at, Kind.PAIR)
    if found and found.typed[-3] == ".":
        hour, minute = found.more
        yield at + 1, Clock(hour, minute, exact=found.typed[1].isdigit())


def _with_minutes(phrase: Phrase, at: int, hour: int, width: int) -> Clocks:
    """y media · menos diez · 3 15 · ten thirty · seis cero dos · 17 h 30"""
    for kind, sign in ((Kind.AND, 1), (Kind.MINUS, -1)):
        if is_any(phrase, at, kind):
            for end, minute in _minutes(phrase, at + 1):
                yield end, Clock(hour, sign * minute)
    if (share := _fraction(phrase, at + is_any(phrase, at, Kind.AND))) in (25, 50):
        yield at + 1 + is_any(phrase, at, Kind.AND), Clock(hour, share * 60 // 100)
    unit = sense(phrase, at, Kind.UNIT)
    after_h = bool(unit and unit.typed == "h")
    zero = not width and is_any(phrase, at, Kind.NUMBER) and _value(phrase, at) == 0
    for end, minute, minute_width in numbers(phrase, at + (after_h or zero)):
        if after_h and is_any(phrase, end, Kind.UNIT):
            continue
        same_writing = minute_width == 2 or (not width and not minute_width)
        if same_writing and (minute > 9 or not zero or not minute_width):
            yield end, Clock(hour, minute)


def _fraction(phrase: Phrase, at: int) -> int:
    """1/2 and 1/4 in hundredths, else 0: "las 5 y 1/2"."""
    pair = sense(phrase, at, Kind.PAIR)
    return FRACTIONS.get((pair.more[0], pair.more[1]), 0) if pair and "/" in pair.typed else 0


def _value(phrase: Phrase, at: int) -> int:
    found = sense(phrase, at, Kind.NUMBER)
    return found.value if found else -1


def _minutes(phrase: Phrase, at: int) -> Iterator[tuple[int, int]]:
    """The minutes after "y" and "menos": media, cuarto, un cuarto, diez, veinte minutos."""
    for end, minute, _width in numbers(phrase, at):
        if 0 < minute < 60:
            unit = sense(phrase, end, Kind.UNIT)
            yield end + bool(unit and unit.value == Unit.MINUTE), minute
    mixed_up = sense(phrase, at, Kind.NUMBER)
    if mixed_up and mixed_up.typed == "cuatro":  # "las 2 y cuatro" is more likely "y cuarto"
        yield at + 1, 15
    if is_any(phrase, at, Kind.HALF):
        yield at + 1, 30
    at = pass_over(phrase, at, Kind.ONE)
    if is_any(phrase, at, Kind.QUARTER):
        yield at + 1, 15


def _counted_to(phrase: Phrase, at: int) -> Clocks:
    """half past four · half four · a quarter to five · ten past 3 · 20 minutes to noon"""
    half = sense(phrase, at, Kind.HALF)
    if half and half.value:
        after = at + 1 + is_any(phrase, at + 1, Kind.PAST)
        for end, clock in _hours(phrase, after):
            yield end, clock._replace(minute=30)
    for end, minute in _minutes(phrase, at):
        to = sense(phrase, end, Kind.TO)
        sign = -1 if to and to.value else 1 if is_any(phrase, end, Kind.PAST) else 0
        if sign and minute != 30:
            for last, clock in _hours(phrase, end + 1):
                yield last, clock._replace(minute=sign * minute)


def _hours(phrase: Phrase, at: int) -> Clocks:
    for end, hour, _width in numbers(phrase, at):
        if hour <= 24:
            yield end, Clock(hour)
    if found := sense(phrase, at, Kind.TIMES):
        yield at + 1, Clock(found.value // 60, exact=True)


def _stretches(phrase: Phrase, at: int) -> Iterator[tuple[int, Clock, Clock]]:
    """de 9 a 11 · between 2 and 4:30pm · 3:30-6 p.m. · from 4pm for thirty minutes"""
    lead = sense(phrase, at, Kind.FROM)
    led = bool(lead and lead.typed != "del")
    start = pass_over(phrase, at + led, *_ARTICLES)
    for end, first in clocks(phrase, start):
        if _joins(phrase, end, led=led):
            for last, clock in clocks(phrase, pass_over(phrase, end + 1, *_ARTICLES)):
                yield last, first, clock
        glue = sense(phrase, end, Kind.GLUE)
        if led and glue and glue.typed == "for":
            for last, length in lengths(phrase, end + 1):
                later = first.hour * 60 + first.minute + length.seconds // 60
                if length.by_clock:
                    yield last, first, first._replace(hour=later // 60, minute=later % 60)
    pair = sense(phrase, start, Kind.PAIR)
    if pair and "-" in pair.typed and max(pair.more) <= 24 and pair.typed[0] != "0":
        half = "am" if is_any(phrase, start + 1, Kind.AM) else ""
        half = "pm" if is_any(phrase, start + 1, Kind.PM) else half
        begins, ends = (Clock(hour) for hour in pair.more)
        yield start + 1 + bool(half), begins, ends._replace(half=half)


def _joins(phrase: Phrase, at: int, *, led: bool) -> bool:
    to = sense(phrase, at, Kind.TO)
    if is_any(phrase, at, Kind.DASH, Kind.UNTIL) or (to and to.value):
        return True
    return led and (bool(to) or is_any(phrase, at, Kind.AND))
