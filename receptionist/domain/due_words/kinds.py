"""What a word of a due phrase can be: the kinds both languages sort their words into."""

from __future__ import annotations

from enum import Enum, IntEnum, auto
from typing import NamedTuple


class Kind(Enum):
    """The part a word plays; a word may play several, and the grammar tries them all."""

    NUMBER = auto()  # one, dos, 3
    ORDINAL = auto()  # first, 15th, primero
    ONE = auto()  # the article that counts: a, an, un, una
    DECIMAL = auto()  # 2.5 as hundredths
    CLOCK = auto()  # 13:30 as minutes
    DIGITS = auto()  # 1330
    PAIR = auto()  # 30/11
    DATE = auto()  # 30/11/2026
    TIMES = auto()  # noon, midnight
    DAY = auto()  # today, tomorrow: days from today
    WEEKDAY = auto()
    MONTH = auto()
    FEAST = auto()  # navidad, Boxing Day: the month and the day as 1225
    PART = auto()  # morning, tarde
    TODAY_PART = auto()  # tonight, esta mañana
    UNIT = auto()
    HALF = auto()
    QUARTER = auto()
    AND = auto()
    MINUS = auto()  # las 5 menos 10
    TO = auto()  # ten to five, 9 to 11
    PAST = auto()  # ten past five
    FROM = auto()
    UNTIL = auto()
    DASH = auto()
    AM = auto()
    PM = auto()
    OCLOCK = auto()
    IN = auto()  # in 20 min, dentro de
    PLUS = auto()
    LATER = auto()  # 20 minutes later
    MORE = auto()
    THIS = auto()
    NEXT = auto()
    COMING = auto()
    EDGE = auto()
    WEEKEND = auto()
    REST = auto()  # rest of the week
    BEFORE = auto()
    ASAP = auto()
    SAME = auto()  # a la misma hora, this time
    EL = auto()  # el 15, the 15th, día 15
    LAS = auto()  # las 5
    OF = auto()  # 15 de marzo
    GLUE = auto()  # says nothing: por, para, on, at
    AFTERWARDS = auto()  # says when it begins, not by when
    GONE = auto()  # yesterday, ago


class Unit(IntEnum):
    """What a length is counted in."""

    SECOND = auto()
    MINUTE = auto()
    HOUR = auto()
    DAY = auto()
    OPEN_DAY = auto()
    OPEN_HOUR = auto()
    WEEK = auto()
    FORTNIGHT = auto()
    MONTH = auto()
    YEAR = auto()


class Part(IntEnum):
    """Parts of the day; morning and afternoon end later in Spain than in English."""

    DAWN = auto()
    MANANA = auto()
    MORNING = auto()
    MID_MORNING = auto()
    MIDDAY = auto()
    LUNCH = auto()
    COMIDA = auto()
    AFTER_LUNCH = auto()
    TARDE = auto()
    AFTERNOON = auto()
    MID_AFTERNOON = auto()
    EVENING = auto()
    NOCHE = auto()
    NIGHT = auto()
    MIDNIGHT = auto()


class Edge(IntEnum):
    """Which end of a day, a part of it, a week or a month is meant."""

    FIRST = auto()  # the first hour
    OPENING = auto()
    START = auto()
    MIDDLE = auto()
    EARLY = auto()  # the first hour of a day or part that is named
    LATE = auto()  # the end of a day or part that is named
    LAST = auto()  # the last thing of a day, today's if nothing else is said
    END = auto()  # the end of whatever is named


class Which(IntEnum):
    """Which of several such weekdays."""

    THIS = auto()
    COMING = auto()
    NEXT = auto()


class Lexeme(NamedTuple):
    """One sense of one word: its kind and what it is worth."""

    kind: Kind
    value: int = 0
    typed: str = ""
    more: tuple[int, ...] = ()
