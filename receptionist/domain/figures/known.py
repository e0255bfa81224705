"""What was known of one message at a moment: its state, and each of its rounds judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from receptionist.domain.figures.span import INSTANT, History
from receptionist.domain.history import Event, Reopened, TermAgreed, that_count, until
from receptionist.domain.message import ASKS_NOTHING, Message
from receptionist.domain.promise import Round, Verdict
from receptionist.domain.replay import replay

HowFar = Callable[[float], None]
"""Hears how far it is, 0 to 1; raises Cancelled to stop it."""

_TELL_EVERY = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A round with its verdict; `at` is the moment it counts for, None while it counts for none.

    Kept and late count when the caller was answered (late without an answer: when the message was
    closed), broken when the due time had passed (product.md §8).
    """

    round: Round
    began_at: datetime
    verdict: Verdict
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A message as it could be read at a moment, from the events that count."""

    events: tuple[Event, ...]
    message: Message
    rounds: tuple[Judged, ...]

    @property
    def waiting(self) -> bool:
        """Whether the caller still waits for an answer."""
        message = self.message
        return message.open and not message.promise.answered and expects_answer(self, self.last)

    @property
    def last(self) -> Judged:
        """The round that runs, or ran last."""
        return self.rounds[-1]


def all_known(
    histories: Sequence[History], moment: datetime, *, how_far: HowFar | None = None
) -> Iterator[Known]:
    """What was known at `moment` of each message recorded by then."""
    for at, history in enumerate(histories):
        if how_far is not None and at % _TELL_EVERY == 0:
            how_far(at / len(histories))
        read = until(history.events, moment)
        if read:
            message = replay(read, number=history.number)
            events = that_count(read)
            yield Known(events=events, message=message, rounds=_judged(message, events, moment))


def expects_answer(known: Known, judged: Judged) -> bool:
    """Whether somebody is owed an answer in this round: promised one, or asking for one."""
    return bool(judged.round.agreed_terms) or not ASKS_NOTHING.issuperset(known.message.wants)


def _judged(message: Message, events: tuple[Event, ...], moment: datetime) -> tuple[Judged, ...]:
    began = _beginnings(message, events)
    return tuple(
        _judge(each, began_at=at, moment=moment)
        for each, at in zip(message.promise.rounds, began, strict=True)
    )


def _judge(each: Round, *, began_at: datetime, moment: datetime) -> Judged:
    verdict = each.verdict(moment)
    at: datetime | None = None
    if verdict in (Verdict.KEPT, Verdict.LATE):
        at = each.answered_at or each.closed_at
    elif verdict is Verdict.BROKEN:
        # Exactly at the due time is in time: it has passed an instant later.
        at = each.agreed_terms[-1].due_at + INSTANT
    return Judged(round=each, began_at=began_at, verdict=verdict, at=at)


def _beginnings(message: Message, events: tuple[Event, ...]) -> list[datetime]:
    """When each round began: at the event with which a round more was there."""
    began = [message.taken_at]
    if len(message.promise.rounds) == 1:
        return began
    for at, event in enumerate(events, start=1):
        if isinstance(event.what, TermAgreed | Reopened):
            rounds = replay(events[:at]).promise.rounds
            began += [event.happened_at] * (len(rounds) - len(began))
    return began
