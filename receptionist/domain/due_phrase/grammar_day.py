"""Days, weeks and months as they are said: el jueves, 3 de marzo, next week, fin de mes."""

from __future__ import annotations

from collections.abc import Iterator

from receptionist.domain.due_phrase.grammar_numbers import (
    is_any,
    numbers,
    ordinals,
    pass_over,
    sense,
)
from receptionist.domain.due_phrase.meaning import Date, Length, Meaning
from receptionist.domain.due_words.kinds import Kind, Unit, Which
from receptionist.domain.due_words.scanner import Phrase

Meanings = Iterator[tuple[int, Meaning]]

_LAST_HOUR = 23
_WEEKS_ON = {"week": 7, "fortnight": 14, "ocho": 7, "quince": 14}
"""What a day's name may be followed by; people count the day they are in, too."""

_SAID_BEFORE = (Kind.EDGE, Kind.REST, Kind.OF, Kind.EL, Kind.LAS)


def day_meanings(phrase: Phrase, at: int, *, day_first: bool) -> Meanings:
    """The days and stretches of days that begin there."""
    found = sense(phrase, at, Kind.DAY)
    if found and not (found.typed == "pasado" and _is_past(phrase, at)):
        yield at + 1, Meaning(day=found.value)
        for last, weeks in _weeks_on(phrase, at + 1):
            yield last, Meaning(day=found.value, length=weeks, anchored=True)
    yield from _weekdays(phrase, at)
    yield from _stretches(phrase, at)
    for end, date in _dates(phrase, at, day_first=day_first):
        yield end, Meaning(date=date)


def _is_past(phrase: Phrase, at: int) -> bool:
    """El viernes pasado was, and "pasado el mediodía" says when it begins."""
    return is_any(phrase, at - 1, Kind.WEEKDAY) or is_any(phrase, at + 1, Kind.EL)


def _which(phrase: Phrase, at: int) -> tuple[int, Which | None]:
    """este, próximo, este próximo, coming: the end of such words, and what they ask for."""
    this = is_any(phrase, at, Kind.THIS)
    at += this
    if is_any(phrase, at, Kind.NEXT):
        return at + 1, Which.COMING if this else Which.NEXT
    if is_any(phrase, at, Kind.COMING):
        return at + 1, Which.COMING
    return at, Which.THIS if this else None


def _named(phrase: Phrase, at: int, kind: Kind) -> Iterator[tuple[int, int, Which | None]]:
    """A thing with this or next before or behind it: its end, its value, which one."""
    start, which = _which(phrase, at)
    start = pass_over(phrase, start, Kind.GLUE) if which else start
    found = sense(phrase, start, kind)
    if not found:
        return
    end, behind = start + 1, None
    if which in (None, Which.THIS):
        end, behind = _which(phrase, start + 1)
    if behind not in (None, Which.THIS) and not is_any(phrase, end, Kind.UNIT):
        yield end, found.value, Which.COMING if which else behind
    else:
        yield start + 1, found.value, which


def _weekdays(phrase: Phrase, at: int) -> Meanings:
    for end, weekday, which in _named(phrase, at, Kind.WEEKDAY):
        yield end, Meaning(weekday=weekday, which=which)
        if which in (None, Which.THIS):
            for last, weeks in _weeks_on(phrase, end):
                yield last, Meaning(weekday=weekday, length=weeks, anchored=True)


def _weeks_on(phrase: Phrase, at: int) -> Iterator[tuple[int, Length]]:
    """Friday week · Tuesday fortnight · el viernes en ocho · de hoy en quince"""
    unit = sense(phrase, at, Kind.UNIT)
    if unit and unit.typed in _WEEKS_ON:
        yield at + 1, Length(days=_WEEKS_ON[unit.typed])
    number = sense(phrase, at + 1, Kind.NUMBER)
    if number and number.typed in _WEEKS_ON and is_any(phrase, at, Kind.IN):
        yield at + 2, Length(days=_WEEKS_ON[number.typed])


def _stretches(phrase: Phrase, at: int) -> Meanings:
    for end, _value, which in _named(phrase, at, Kind.WEEKEND):
        yield end, Meaning(weekend=int(which is Which.NEXT))
    for end, unit, which in _named(phrase, at, Kind.UNIT):
        distance = 0 if which in (None, Which.THIS) else 1
        if which is None and not is_any(phrase, at - 1, *_SAID_BEFORE):
            continue
        if unit == Unit.WEEK:
            yield end, Meaning(week=distance)
        if unit == Unit.MONTH:
            yield end, Meaning(month=distance)
        if unit == Unit.OPEN_DAY and distance:
            yield end, Meaning(length=Length(open_days=1))
        if unit == Unit.YEAR and which is None:
            yield end, Meaning(date=Date(0, 12))


def _dates(phrase: Phrase, at: int, *, day_first: bool) -> Iterator[tuple[int, Date]]:
    start = pass_over(phrase, at, Kind.NEXT)
    yield from _figures(phrase, start, day_first=day_first)
    led = is_any(phrase, start, Kind.EL) and not _is_month(phrase, start)
    start = pass_over(phrase, start, Kind.EL) if led else start
    for end, day in _days(phrase, start):
        yield from _months_behind(phrase, end, day, led=led)
        is_word = not is_any(phrase, end - 1, Kind.ORDINAL)
        if led or not is_word:
            yield end, Date(day)
        elif is_any(phrase, start - 1, Kind.WEEKDAY) or (
            day > _LAST_HOUR and is_any(phrase, start - 1, Kind.DAY)
        ):
            yield end, Date(day, bare=True)
    feast = sense(phrase, start, Kind.FEAST)
    if feast and not _is_in(phrase, start):
        for end, year in _years(phrase, start + 1):
            yield end, Date(feast.value % 100, feast.value // 100, year)
    if month := sense(phrase, start, Kind.MONTH):
        for end, year in _years(phrase, start + 1):
            yield end, Date(0, month.value, year)
        after = pass_over(phrase, start + 1, Kind.EL)
        for end, day in _days(phrase, after):
            for last, year in _years(phrase, end):
                yield last, Date(day, month.value, year)


def _days(phrase: Phrase, at: int) -> Iterator[tuple[int, int]]:
    for end, value, _width in numbers(phrase, at):
        if 1 <= value <= 31:
            yield end, value
    yield from ordinals(phrase, at)


def _months_behind(phrase: Phrase, at: int, day: int, *, led: bool) -> Iterator[tuple[int, Date]]:
    """15 de marzo de 2027 · el 15 del 3 · 15 mar"""
    after = pass_over(phrase, at, Kind.OF, Kind.GLUE, Kind.EL)
    if month := sense(phrase, after, Kind.MONTH):
        for end, year in _years(phrase, after + 1):
            yield end, Date(day, month.value, year)
    if any(value == Unit.MONTH for _end, value, _which in _named(phrase, after, Kind.UNIT)):
        yield at, Date(day)  # 10 del mes que viene
    if _is_month(phrase, at) or (led and is_any(phrase, at, Kind.OF)):
        for end, value, _width in numbers(phrase, at + 1):
            if 1 <= value <= 12:
                yield end, Date(day, value)


def _is_in(phrase: Phrase, at: int) -> bool:
    """En navidad and "in the new year" are no day."""
    glue = sense(phrase, at - 1, Kind.GLUE)
    return is_any(phrase, at - 1, Kind.IN) or bool(glue and glue.typed == "in the")


def _is_month(phrase: Phrase, at: int) -> bool:
    """15 del 12, but "a las 10 del 12" is an hour of a day."""
    of = sense(phrase, at, Kind.OF)
    numbered = is_any(phrase, at - 1, Kind.NUMBER) and not is_any(phrase, at - 2, Kind.LAS)
    return bool(of and of.typed == "del" and numbered)


def _years(phrase: Phrase, at: int) -> Iterator[tuple[int, int]]:
    """The year, where one follows; none is a possibility, too."""
    yield at, 0
    after = pass_over(phrase, at, Kind.OF, Kind.IN)
    found = sense(phrase, after, Kind.DIGITS)
    if found and 2000 <= found.value < 2100:
        yield after + 1, found.value
    short = sense(phrase, after, Kind.NUMBER)
    if short and short.typed.isdigit() and 20 <= short.value < 100:  # 30 nov 26
        yield after + 1, 2000 + short.value


def _figures(phrase: Phrase, at: int, *, day_first: bool) -> Iterator[tuple[int, Date]]:
    """30/11 in the office's order; the other where it alone is possible or a weekday says so."""
    if found := sense(phrase, at, Kind.DATE):
        first, second, year, either = found.more
        if not either:
            yield at + 1, Date(first, second, year)
            return
        said_as_hour = False
    elif found := sense(phrase, at, Kind.PAIR):
        (first, second), year = found.more, 0
        said_as_hour = found.typed[-3] == "."  # 5.30, but 5/30
    else:
        return
    if not day_first:
        first, second = second, first
    if not first or not second:
        return
    if second <= 12:
        yield at + 1, Date(first, second, year)
    if first <= 12 and first != second and not said_as_hour:
        yield at + 1, Date(second, first, year, swapped=second <= 12)
