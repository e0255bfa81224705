"""How long callers waited for their answer, in opening time."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from receptionist.domain.figures.known import Judged, Known, expects_answer
from receptionist.domain.figures.span import Span
from receptionist.domain.opening_hours import OpeningHours


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """What many lengths come to; None where there are none.

    `ninety` is the length that nine of ten did not exceed: one of them, never a made-up one.
    """

    median: timedelta | None
    least: timedelta | None
    mean: timedelta | None
    most: timedelta | None
    ninety: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTimes(Lengths):
    """Opening time from the beginning of a round to its answer; `clock` is the clock's.

    `waiting` are the messages without an answer yet; they are counted beside, never averaged in.
    """

    answered: tuple[int, ...]
    clock: Lengths
    waiting: tuple[int, ...]
    longest_wait: timedelta | None


def answered_in(
    known: Sequence[Known], span: Span, hours: OpeningHours
) -> Iterator[tuple[Known, Judged, timedelta]]:
    """The rounds that owed an answer and got it on the days of `span`, with the time it took."""
    for each in known:
        for judged in each.rounds:
            answered_at = judged.round.answered_at
            if answered_at and span.holds(answered_at) and expects_answer(each, judged):
                yield each, judged, hours.between(judged.began_at, answered_at)


def response_times(known: Sequence[Known], span: Span, hours: OpeningHours) -> ResponseTimes:
    """The response times of what was answered in `span`, and who waits at its moment."""
    answered = list(answered_in(known, span, hours))
    opening = lengths_of([time for _known, _judged, time in answered])
    waiting = [each for each in known if each.waiting]
    waits = [hours.between(each.last.began_at, span.moment) for each in waiting]
    return ResponseTimes(
        answered=tuple(each.message.number for each, _judged, _time in answered),
        median=opening.median,
        least=opening.least,
        mean=opening.mean,
        most=opening.most,
        ninety=opening.ninety,
        clock=lengths_of([_by_the_clock(judged) for _known, judged, _time in answered]),
        waiting=tuple(each.message.number for each in waiting),
        longest_wait=max(waits, default=None),
    )


def lengths_of(times: Sequence[timedelta]) -> Lengths:
    """Median, least, mean, most, and the length nine of ten did not exceed."""
    if not times:
        return Lengths(median=None, least=None, mean=None, most=None, ninety=None)
    ordered = sorted(times)
    seconds = statistics.median(each.total_seconds() for each in ordered)
    return Lengths(
        median=timedelta(seconds=seconds),
        least=ordered[0],
        mean=sum(ordered, timedelta(0)) / len(ordered),
        most=ordered[-1],
        ninety=ordered[math.ceil(len(ordered) * 9 / 10) - 1],
    )


def _by_the_clock(judged: Judged) -> timedelta:
    answered = judged.round.answered_at or judged.began_at
    return max(timedelta(0), answered - judged.began_at)
