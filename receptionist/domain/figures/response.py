"""How long callers waited for their answer, in opening time."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from receptionist.domain.figures.known import Judged, Known, expects_answer
from receptionist.domain.figures.span import Span
from receptionist.domain.opening_hours import OpeningHours


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTimes:
    """Opening time from the beginning of a round to its answer; None where nothing was answered.

    `waiting` are the messages without an answer yet; they are counted beside, never averaged in.
    """

    answered: tuple[int, ...]
    median: timedelta | None
    least: timedelta | None
    mean: timedelta | None
    most: timedelta | None
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
    times = [time for _known, _judged, time in answered]
    waiting = [each for each in known if each.waiting]
    waits = [hours.between(each.last.began_at, span.moment) for each in waiting]
    return ResponseTimes(
        answered=tuple(each.message.number for each, _judged, _time in answered),
        median=_median(times),
        least=min(times, default=None),
        mean=sum(times, timedelta(0)) / len(times) if times else None,
        most=max(times, default=None),
        waiting=tuple(each.message.number for each in waiting),
        longest_wait=max(waits, default=None),
    )


def _median(times: Sequence[timedelta]) -> timedelta | None:
    if not times:
        return None
    return timedelta(seconds=statistics.median(each.total_seconds() for each in times))
