"""How many promises were kept, late and broken, each counted where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from receptionist.domain.figures.known import Judged, Known
from receptionist.domain.figures.rows import failed_unanswered
from receptionist.domain.figures.span import Span
from receptionist.domain.promise import Verdict
from receptionist.i18n import _

PERCENT_FROM = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """Message numbers, once for each round; `late_open` are late for certain but not answered.

    `mean_delay` is clock time after the due time, of the late ones that were answered.
    """

    kept: tuple[int, ...]
    late: tuple[int, ...]
    broken: tuple[int, ...]
    released: tuple[int, ...]
    late_open: tuple[int, ...]
    mean_delay: timedelta | None

    @property
    def judged(self) -> int:
        """How many promises came to a good or a bad end."""
        return len(self.kept) + len(self.late) + len(self.broken)


def promises_of_day(known: Sequence[Known], span: Span) -> Promises:
    """Kept and late on the day of the answer, broken on the day the due time passed."""
    counted = [(each, one) for each in known for one in each.rounds if span.holds(one.at)]
    waiting = _late_open(known, span)
    return _promises(counted, known, span, late_open=waiting)


def promises_of_period(known: Sequence[Known], span: Span) -> Promises:
    """Each round once, by its last verdict; one late already counts before it is answered."""
    waiting = _late_open(known, span)
    counted = [(each, one) for each in known for one in each.rounds if span.holds(one.at)]
    return _promises([*counted, *waiting], known, span, late_open=waiting)


def share(part: int, whole: int) -> str:
    """How much of the whole: "3 of 4", as a percentage only from 10 on (product.md §8).

    A rounded percentage never says all or nothing where it is not so; of nothing there is no share.
    """
    if whole < PERCENT_FROM:
        return _("{part} of {whole}").format(part=part, whole=whole) if whole else ""
    percent = round(100 * part / whole)
    if 0 < part < whole:
        percent = min(99, max(1, percent))
    return _("{percent}%").format(percent=percent)


_Counted = tuple[Known, Judged]


def _late_open(known: Iterable[Known], span: Span) -> list[_Counted]:
    return [
        (each, one)
        for each in known
        for one in each.rounds
        if one.verdict is Verdict.LATE and one.at is None and failed_unanswered(one, span)
    ]


def _promises(
    counted: Sequence[_Counted], known: Iterable[Known], span: Span, *, late_open: list[_Counted]
) -> Promises:
    def of(verdict: Verdict) -> tuple[int, ...]:
        return tuple(each.message.number for each, one in counted if one.verdict is verdict)

    delays = [
        one.round.answered_at - one.round.due_in_force
        for _each, one in counted
        if one.verdict is Verdict.LATE and one.round.answered_at and one.round.due_in_force
    ]
    return Promises(
        kept=of(Verdict.KEPT),
        late=of(Verdict.LATE),
        broken=of(Verdict.BROKEN),
        released=tuple(
            each.message.number
            for each in known
            for one in each.rounds
            if one.verdict is Verdict.RELEASED and span.holds(one.round.closed_at)
        ),
        late_open=tuple(each.message.number for each, _one in late_open),
        mean_delay=sum(delays, timedelta(0)) / len(delays) if delays else None,
    )
