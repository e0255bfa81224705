"""Cuts a typed phrase into words, numbers and figures of dates and times, each with its senses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple

from receptionist.domain.due_words.kinds import Kind, Lexeme
from receptionist.domain.due_words.lexicon import LONGEST, SENSES, candidates, plain

LONGEST_PHRASE: Final = 120
_MOST_WORDS: Final = 24
_MOST_SPELLINGS: Final = 8

_HALVES: Final = re.compile(r"(?<![a-z])([ap])\s?\.?\s?m\b\.?")
_PRIMES: Final = re.compile(r"(?<=\d)['’′´`](?!\w)")
_SHORTHAND: Final = {
    "eow": "end of week",
    "eom": "end of month",
    "1ª hora": "primera hora",
    "1a hora": "primera hora",
    "1ª h": "primera hora",
    "1st thing": "first thing",
    "midweek": "mid week",
    "month end": "end of month",
    "week end": "weekend",
    "2day": "today",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "2mrw": "tomorrow",
    "b4": "before",
    "alas": "a las",
    "ala una": "a la una",
    "ala 1": "a la 1",
    "dela": "de la",
    "porla": "por la",
    "2nite": "tonight",
}
_FRACTIONS: Final = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
_HOURS_AND_MINUTES: Final = re.compile(r"(?<=\d)h\s?(\d{1,2})m(in|ins)?(?![a-z])")
_DOTTED_HOURS: Final = re.compile(r"(?<![\d.])(\d{0,2})\.(\d|25|75)(?=\s?h)")
_FRACTIONS_OF_HOURS: Final = re.compile(r"(?<=\d/\d)(?=h(?![a-z0-9]))")
_DOTTED_LETTERS: Final = re.compile(r"\b([ce])\.?\s?o\.\s?([bdpwm])\b\.?")
_SHORT_WORDS: Final = re.compile(rf"\b({'|'.join(_SHORTHAND)})\b")
_SHORT_MINUTES: Final = re.compile(r"(?<=\d)m(?![a-z0-9])")
_SHORT_HALVES: Final = re.compile(r"(?<=\d)([ap])(?![a-z0-9])")
_HYPHENS: Final = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=\d)[-/](?=[a-z])|(?<=[a-z])[-/](?=\d)")
_TOKEN: Final = re.compile(
    r"(?P<iso>\d{4}([-/])\d{1,2}\2\d{1,2}(?!\d))"
    r"|(?P<date>\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<month>\d{1,2}/\d{4}(?!\d))"
    r"|(?P<clock>\d{1,2}\s?:\s?\d{2}(?!\d)(?::\d{2}(?!\d))?)"
    r"|(?P<hclock>\d{1,2}h\d{2}(?!\d))"
    r"|(?P<pair>\d{1,2}[-/.]\d{1,2}(?!\d|:\d|\.\d|h))"
    r"|(?P<decimal>\d{1,3},\d{1,2}(?!\d))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th|er|o|º|ª|°)(?![a-z0-9]))"
    r"|(?P<digits>\d{1,4}(?!\d))"
    r"|(?P<word>[a-zñ]+|[-–—+@])"
    r"|(?P<skip>[\s,.;!?¡¿()\"]+)",
    re.ASCII,
)
_SIGNS: Final = {
    "-": (Lexeme(Kind.DASH),),
    "–": (Lexeme(Kind.DASH),),
    "—": (Lexeme(Kind.DASH),),
    "+": (Lexeme(Kind.PLUS),),
}

Word = tuple[Lexeme, ...]
Phrase = tuple[Word, ...]


class Scanned(NamedTuple):
    """The spellings a phrase can be read in (slips make several), or the word nobody knows."""

    spellings: tuple[Phrase, ...] = ()
    unknown: str = ""


def scan(text: str) -> Scanned:
    """The words of `text`, which is short and has single spaces."""
    clean = _PRIMES.sub(" min ", plain(text))
    for mark in "'’´`":
        clean = clean.replace(mark, "")
    for sign, share in _FRACTIONS.items():
        clean = clean.replace(sign, share)
    clean = _FRACTIONS_OF_HOURS.sub(" ", clean)
    clean = _DOTTED_HOURS.sub(_with_comma, _HOURS_AND_MINUTES.sub(r"h \1 min", clean))
    clean = _DOTTED_LETTERS.sub(r"\1o\2", clean)
    clean = _SHORT_WORDS.sub(lambda found: _SHORTHAND[found[0]], clean)
    clean = _SHORT_HALVES.sub(r" \1m", _HALVES.sub(r"\1m ", clean))
    clean = _SHORT_MINUTES.sub(" min", clean)
    clean = _HYPHENS.sub(" ", clean)
    pieces: list[tuple[str | Lexeme, ...]] = []
    at = 0
    while at < len(clean):
        found = _TOKEN.match(clean, at)
        if not found:
            return Scanned(unknown=clean[at:].split()[0])
        at = found.end()
        piece = _piece(found)
        if not piece:
            return Scanned(unknown=found[0])
        if piece != ("",):
            pieces.append(piece)
    if len(pieces) > _MOST_WORDS:
        return Scanned()
    return Scanned(tuple(_join(each) for each in islice(product(*pieces), _MOST_SPELLINGS)))


def _with_comma(found: re.Match[str]) -> str:
    """1.5h and .5h as decimals; 9.25h is an hour of the day."""
    whole, part = found[1] or "0", found[2]
    return f"{whole},{part}" if len(part) == 1 or int(whole) < 5 else found[0]


def _piece(found: re.Match[str]) -> tuple[str | Lexeme, ...]:
    """The spellings a word may stand for, the figures as a lexeme, or an empty text to skip."""
    kind, text = found.lastgroup, found[0]
    if kind == "skip":
        return ("",)
    if kind == "word":
        return (text,) if text in _SIGNS or text == "@" else candidates(text)
    return (_FIGURES[kind or ""](text),)


def _join(pieces: Sequence[str | Lexeme]) -> Phrase:
    return tuple(_words(pieces))


def _words(pieces: Sequence[str | Lexeme]) -> Iterator[Word]:
    """The longest known expressions, in order; a figure stands for itself."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if isinstance(piece, Lexeme):
            yield (piece,)
            at += 1
            continue
        length, senses = _longest(pieces, at)
        if len(piece) == 1 and at and pieces[at - 1] != "el":  # "antes d comer" is no Sunday
            senses = tuple(each for each in senses if each.kind is not Kind.WEEKDAY)
        yield senses
        at += length


def _longest(pieces: Sequence[str | Lexeme], at: int) -> tuple[int, Word]:
    words: list[str] = []
    for piece in pieces[at : at + LONGEST]:
        if isinstance(piece, Lexeme):
            break
        words.append(piece)
    if words[0] == "media" and at and pieces[at - 1] == "y":  # "las 5 y media tarde"
        words = words[:1]
    for length in range(len(words), 0, -1):
        senses = SENSES.get(" ".join(words[:length]))
        if senses:
            return length, senses
    return 1, _SIGNS.get(words[0], ())


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))


def _iso(text: str) -> Lexeme:
    year, month, day = _numbers(text)
    return Lexeme(Kind.DATE, more=(day, month, year, 0))


def _date(text: str) -> Lexeme:
    first, second, year = _numbers(text)
    return Lexeme(Kind.DATE, more=(first, second, year if year > 99 else 2000 + year, 1))


def _month(text: str) -> Lexeme:
    month, year = _numbers(text)
    return Lexeme(Kind.DATE, more=(0, month, year, 0))


def _clock(text: str) -> Lexeme:
    hour, minute, *_seconds = _numbers(text)
    return Lexeme(Kind.CLOCK, typed=text, more=(hour, minute))


def _pair(text: str) -> Lexeme:
    return Lexeme(Kind.PAIR, typed=text, more=_numbers(text))


def _decimal(text: str) -> Lexeme:
    return Lexeme(Kind.DECIMAL, round(float(text.replace(",", ".")) * 100), text)


def _ordinal(text: str) -> Lexeme:
    return Lexeme(Kind.ORDINAL, _numbers(text)[0], text)


def _digits(text: str) -> Lexeme:
    return Lexeme(Kind.NUMBER if len(text) < 3 else Kind.DIGITS, int(text), text)


_FIGURES: Final = {
    "iso": _iso,
    "date": _date,
    "month": _month,
    "clock": _clock,
    "hclock": _clock,
    "pair": _pair,
    "decimal": _decimal,
    "ordinal": _ordinal,
    "digits": _digits,
}
