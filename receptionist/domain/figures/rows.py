"""The lists of the day page: what went wrong or slowly, what is still open and with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from receptionist.domain.figures.known import Judged, Known
from receptionist.domain.figures.response import answered_in
from receptionist.domain.figures.span import Span
from receptionist.domain.message import Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People
from receptionist.domain.promise import Term, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A message in a list, and who has it: "" is the unassigned tray."""

    message: Message
    holder: str


class OpenState(StrEnum):
    """Why a message is still open."""

    LATE = "late"
    DUE = "due"
    NOTHING_PROMISED = "nothing-promised"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow(Row):
    """A message still open; `told_at` is when the caller was told of the new term that runs.

    `age` is clock time since it was taken; `tried_at` the last attempt of the running round.
    """

    state: OpenState
    due_at: datetime | None
    age: timedelta
    told_at: datetime | None
    tried_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What one colleague, department or the unassigned tray (holder "") still has open."""

    holder: str
    rows: tuple[OpenRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble(Row):
    """A promise not kept in time, or one of the slowest answers, with what came of it.

    `response` is opening time, `late_by` clock time after the due time in force. `new_term` is
    the one agreed with the caller after that had passed.
    """

    verdict: Verdict
    due_at: datetime | None
    answered_at: datetime | None
    response: timedelta | None
    late_by: timedelta | None
    tried_at: datetime | None
    new_term: Term | None


def open_rows(known: Iterable[Known], moment: datetime, *, people: People) -> tuple[OpenRow, ...]:
    """The open messages, the earliest due first, those without a due time last."""
    rows = [_open_row(each, moment, people) for each in known if each.message.open]
    return tuple(sorted(rows, key=lambda row: (_none_last(row.due_at), row.message.taken_at)))


def by_holder(rows: Iterable[OpenRow]) -> tuple[Held, ...]:
    """The rows by who has them: the unassigned tray first, then by name; nobody is ranked."""
    held: dict[str, list[OpenRow]] = {}
    for row in rows:
        held.setdefault(row.holder, []).append(row)
    return tuple(
        Held(holder=holder, rows=tuple(held[holder]))
        for holder in sorted(held, key=lambda name: (name.casefold(), name))
    )


def broken_promises(
    known: Iterable[Known], span: Span, *, people: People, hours: OpeningHours
) -> tuple[Trouble, ...]:
    """Promises that failed on these days and have no answer: broken, or late already."""
    rows = [
        _trouble(each, judged, people, hours)
        for each in known
        for judged in each.rounds
        if failed_unanswered(judged, span)
    ]
    return tuple(sorted(rows, key=lambda row: (_none_last(row.due_at), row.message.number)))


def failed_unanswered(judged: Judged, span: Span) -> bool:
    """Whether it was broken on these days, or its due time passed on them and it is late since."""
    if judged.verdict is Verdict.BROKEN:
        return span.holds(judged.at)
    late = judged.verdict is Verdict.LATE and judged.round.answered_at is None
    return late and (span.holds(judged.at) or span.holds(judged.round.due_in_force))


def slowest_answers(
    known: Sequence[Known], span: Span, *, people: People, hours: OpeningHours, most: int
) -> tuple[Trouble, ...]:
    """The `most` slowest answers of these days by opening time, slowest first."""
    timed = sorted(
        answered_in(known, span, hours), key=lambda one: (-one[2], one[0].message.number)
    )
    return tuple(_trouble(each, judged, people, hours) for each, judged, _time in timed[:most])


def handed_around(known: Iterable[Known], span: Span, *, people: People) -> tuple[Row, ...]:
    """Messages handed over twice or more that are open, or were closed on these days."""
    return tuple(
        Row(message=each.message, holder=holder_of(each.message, people))
        for each in known
        if each.message.handed_over >= 2
        and (each.message.closing is None or span.holds(each.message.closing.at))
    )


def due_between(rows: Iterable[OpenRow], start: datetime, end: datetime) -> tuple[OpenRow, ...]:
    """The open rows whose caller is to be answered from `start` until before `end`."""
    return tuple(row for row in rows if row.due_at and start <= row.due_at < end)


def holder_of(message: Message, people: People) -> str:
    """Who has it: the assignee, else the department, else "" for the unassigned tray."""
    return people.name(message.assignee) or people.name(message.department)


def _none_last(at: datetime | None) -> float:
    return at.timestamp() if at else float("inf")


def _open_row(known: Known, moment: datetime, people: People) -> OpenRow:
    message, running = known.message, known.message.promise.round
    due_at = None if message.promise.answered else message.promise.due_at
    term = running.current_term
    if message.promise.answered:
        state = OpenState.ANSWERED
    elif due_at is None:
        state = OpenState.NOTHING_PROMISED
    else:
        state = OpenState.LATE if moment > due_at else OpenState.DUE
    told = term if running.moved and state is not OpenState.LATE else None
    return OpenRow(
        message=message,
        holder=holder_of(message, people),
        state=state,
        due_at=due_at,
        age=moment - message.taken_at,
        told_at=(told.told_at or told.agreed_at) if told else None,
        tried_at=running.attempts[-1] if running.attempts else None,
    )


def _trouble(known: Known, judged: Judged, people: People, hours: OpeningHours) -> Trouble:
    due_at, answered_at = judged.round.due_in_force, judged.round.answered_at
    late = bool(due_at and answered_at and answered_at > due_at)
    new = judged.round.agreed_terms[len(judged.round.chain) :]
    attempts = judged.round.attempts
    return Trouble(
        message=known.message,
        holder=holder_of(known.message, people),
        verdict=judged.verdict,
        due_at=due_at,
        answered_at=answered_at,
        response=hours.between(judged.began_at, answered_at) if answered_at else None,
        late_by=answered_at - due_at if late and due_at and answered_at else None,
        tried_at=attempts[-1] if attempts else None,
        new_term=new[-1] if new else None,
    )
