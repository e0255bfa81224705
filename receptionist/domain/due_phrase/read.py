"""Reads what is typed for "by when", in Spanish and English, and says it back (product.md §4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from receptionist.domain.due_phrase.grammar import meanings
from receptionist.domain.due_phrase.grammar_numbers import is_any
from receptionist.domain.due_phrase.meaning import Meaning
from receptionist.domain.due_phrase.office import Office
from receptionist.domain.due_phrase.reading import DueReading, Moment, Refused
from receptionist.domain.due_phrase.resolve import moments, not_understood
from receptionist.domain.due_words.kinds import Kind
from receptionist.domain.due_words.lexicon import plain
from receptionist.domain.due_words.scanner import LONGEST_PHRASE, Scanned, scan
from receptionist.domain.errors import NeverOpen
from receptionist.domain.opening_hours import OpeningHours
from receptionist.i18n import _
from receptionist.wording import say_clock, say_date, say_date_long

_MOST_CHOICES = 4


def read_due(
    text: str,
    *,
    now: datetime,
    hours: OpeningHours,
    day_first: bool = True,
    standard: timedelta | None = None,
) -> DueReading:
    """When `text` means, as typed at `now` in an office with these `hours` (product.md §4).

    Both languages are understood whatever the office's. `day_first` says how 8/10 is meant,
    `standard` is the opening time that "asap" stands for. `now` is aware.
    """
    phrase = " ".join(text.split())
    office = Office(hours.local(now).replace(second=0, microsecond=0), hours, standard)
    if not phrase:
        return DueReading(problem=_("Write a day or a time, like “tomorrow 10:00”."))
    if len(phrase) > LONGEST_PHRASE:
        return DueReading(
            problem=_("That is too long. Write a day or a time, like “Thursday 17:00”.")
        )
    scanned = scan(phrase)
    found, refusals = _resolve(_meant(scanned, day_first=day_first), office)
    return _reading(found, office.now) if found else _problem(phrase, scanned, refusals)


def echo(reading_at: datetime, now: datetime) -> str:
    """Weekday, date and time: "martes 24 de noviembre, 17:00"; the year where it is another one.

    Both times are said by the clock `reading_at` is in, which is the office's.
    """
    this_year = reading_at.year == now.astimezone(reading_at.tzinfo).year
    day = say_date(reading_at) if this_year else say_date_long(reading_at)
    return f"{day}, {say_clock(reading_at)}"


def _meant(scanned: Scanned, *, day_first: bool) -> Iterable[Meaning]:
    every = (each for phrase in scanned.spellings for each in meanings(phrase, day_first=day_first))
    return dict.fromkeys(every)


def _resolve(
    meant: Iterable[Meaning], office: Office
) -> tuple[dict[datetime, Moment], list[Refused]]:
    """The moments of all meanings by their time, and why the others have none."""
    found: dict[datetime, Moment] = {}
    refusals: list[Refused] = []
    for meaning in meant:
        try:
            for moment in moments(meaning, office):
                found.setdefault(moment.at.astimezone(UTC), moment)
        except Refused as refusal:
            refusals.append(refusal)
        except NeverOpen as never:
            refusals.append(Refused(str(never), telling=2))
    return found, refusals


def _reading(found: dict[datetime, Moment], now: datetime) -> DueReading:
    """One moment, or the choices; a night hour is none where there is a better one."""
    good = any(not each.warning for each in found.values())
    likely = [each for each in found.values() if not (good and each.warning and _is_night(each.at))]
    moments = sorted(likely, key=lambda each: each.at.astimezone(UTC))
    if all(each.begins for each in moments):
        return _stretch(moments, now)
    first = moments[0]
    if len(moments) == 1:
        return DueReading(at=first.at, precision=first.precision, warning=first.warning)
    return DueReading(
        choices=tuple(each.at for each in moments[:_MOST_CHOICES]),
        precision=first.precision,
        warning=first.warning,
    )


def _stretch(moments: list[Moment], now: datetime) -> DueReading:
    """From four to five: somebody has to say whether it is owed by its beginning or its end."""
    edges = {
        each.astimezone(UTC): each
        for moment in moments
        for each in (moment.begins, moment.at)
        if each and each.astimezone(UTC) > now.astimezone(UTC)
    }
    chips = tuple(edges[each] for each in sorted(edges))
    return DueReading(
        problem=_("That is a stretch of time. Choose by when in it."), chips=chips[:_MOST_CHOICES]
    )


def _is_night(at: datetime) -> bool:
    return not 7 <= at.hour < 20


def _problem(phrase: str, scanned: Scanned, refusals: list[Refused]) -> DueReading:
    """The most telling hint, with what is proposed instead."""
    if not refusals:
        return DueReading(problem=_hint(phrase, scanned))
    best = max(refusals, key=lambda each: each.telling)
    return DueReading(problem=best.problem, chips=best.chips[:_MOST_CHOICES])


def _hint(typed: str, scanned: Scanned) -> str:
    if scanned.unknown:
        return _(
            "“{word}” is not understood. Write a day or a time, like “tomorrow 10:00”."
        ).format(word=_as_typed(scanned.unknown, typed)[:30])
    words = [(phrase, at) for phrase in scanned.spellings for at in range(len(phrase))]
    if any(is_any(phrase, at, Kind.GONE) for phrase, at in words):
        return _("That is already past.")
    if any(is_any(phrase, at, Kind.AFTERWARDS) for phrase, at in words):
        return _("That says when it begins. Write by when, like “before 17:00”.")
    return not_understood().problem


def _as_typed(word: str, phrase: str) -> str:
    """A word with its capitals and accents, which the grammar does without."""
    typed = (each.strip(",.;:!?") for each in phrase.split())
    return next((each for each in typed if plain(each) == word), word)
