"""What was done on the days of a period besides answering: moved, handed over, postponed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from receptionist.domain.figures.known import Known
from receptionist.domain.figures.span import Span
from receptionist.domain.history import HandedOver, Postponed, TermAgreed, What
from receptionist.domain.promise import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Message numbers, once for each time it was done.

    `moved` are new terms that the caller was told, `handed_over` offers to a colleague, and
    `postponed` reminders that somebody quieted for a while.
    """

    moved: tuple[int, ...]
    handed_over: tuple[int, ...]
    postponed: tuple[int, ...]


def deeds_of(known: Sequence[Known], span: Span) -> Deeds:
    """What was done on the days of `span`, by when it happened."""
    return Deeds(
        moved=_done(known, span, TermAgreed),
        handed_over=_done(known, span, HandedOver),
        postponed=_done(known, span, Postponed),
    )


def _done(known: Sequence[Known], span: Span, kind: type[What]) -> tuple[int, ...]:
    return tuple(
        each.message.number
        for each in known
        for event in each.events
        if isinstance(event.what, kind)
        and span.holds(event.happened_at)
        and not (isinstance(event.what, TermAgreed) and event.what.told is Told.NOT_TOLD)
    )
