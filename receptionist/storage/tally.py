"""The balance counted a second way: through the history itself, row by row (product.md §8).

It knows nothing of the messages that the figures were made of, nor how they are replayed: what
those leave out or count twice is seen here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Text,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
)

from receptionist.domain.figures.balance import Tally
from receptionist.domain.figures.span import Span
from receptionist.storage.tables import EVENTS

_TURNS = ("taken", "closed", "reopened")
_AT_ONCE = 500


@dataclass(slots=True)
class _State:
    """How a message was last turned: whether before the span began, and whether it was opened."""

    before: bool
    open: bool


def tally(connection: Connection, span: Span) -> Tally:
    """How many came, went and stayed, from what was recorded up to the moment of `span`.

    What was turned before the span alone is no more than a sum: what came less what went. One by
    one are looked at the messages that were turned within it.
    """
    undone = _undone(connection, span.moment)
    earlier = _came_before(connection, span, undone)
    in_file = connection.dialect.name == "sqlite"
    not_counted: set[Any] = {each.hex for each in undone} if in_file else {*undone}
    states: dict[Any, _State] = {}
    counts: Counter[tuple[str, bool]] = Counter()
    for event, message, kind, before, data in _turns(connection, span):
        if event not in not_counted:
            earlier -= bool(before) * _stays(kind)
            _count(message, kind, bool(before), data, states, counts)
    before = counts["taken", True] + counts["reopened", True] - counts["closed", True]
    return Tally(
        carried_in=earlier + before,
        taken=counts["taken", False],
        reopened=counts["reopened", False],
        closed=counts["closed", False],
        still_open=earlier + sum(state.open for state in states.values()),
    )


def _stays(kind: str) -> int:
    return -1 if kind == "closed" else 1


def _count(
    message: Any,
    kind: str,
    before: bool,
    data: str | None,
    states: dict[Any, _State],
    counts: Counter[tuple[str, bool]],
) -> None:
    last = states.get(message)
    if last is None:
        states[message] = _State(before, kind != "closed")
    else:
        before = before and last.before  # nothing happens before what happened before it
        if kind == "reopened" and last.before == before and _was_mistake(data):
            # Put right in the same stretch: it was never closed.
            counts["closed", before] -= 1
            last.open = True
            return
        last.before, last.open = before, kind != "closed"
    counts[kind, before] += 1


def _turns(connection: Connection, span: Span) -> Iterator[Row[*tuple[Any, ...]]]:
    """All turns of the messages that were turned within the span, in their order.

    Id, message and kind of each, whether it was before the span, and why it was opened again.
    Ids as the driver has them: to make millions of them takes longer than all the rest.
    """
    within, start = EVENTS.alias(), literal(span.start, EVENTS.c.happened_at.type)
    theirs = select(within.c.message).where(
        within.c.kind.in_(_TURNS),
        within.c.recorded_at <= span.moment,
        within.c.happened_at >= start,
        within.c.recorded_at >= start,
    )
    query = (
        select(
            type_coerce(EVENTS.c.id, Text),
            type_coerce(EVENTS.c.message, Text),
            EVENTS.c.kind,
            case((_before(span), 1), else_=0),
            case((EVENTS.c.kind == "reopened", EVENTS.c.data), else_=null()),
        )
        .where(
            EVENTS.c.message.in_(theirs),
            EVENTS.c.kind.in_(_TURNS),
            EVENTS.c.recorded_at <= span.moment,
        )
        .order_by(EVENTS.c.message, EVENTS.c.seq)
    )
    yield from connection.execute(query.execution_options(yield_per=1000))


def _came_before(connection: Connection, span: Span, undone: set[UUID]) -> int:
    """How many more came than went before the span, without what was undone.

    When it was is asked of each row: by an index of times every row would be looked up again.
    """
    then = and_(EVENTS.c.recorded_at <= span.moment, _before(span))
    stays = case((EVENTS.c.kind == "closed", -1), else_=1)
    query = select(func.sum(case((then, stays), else_=0))).where(EVENTS.c.kind.in_(_TURNS))
    count = int(connection.execute(query).scalar() or 0)
    ids = list(undone)
    for start in range(0, len(ids), _AT_ONCE):
        of_these = query.where(EVENTS.c.id.in_(ids[start : start + _AT_ONCE]))
        count -= int(connection.execute(of_these).scalar() or 0)
    return count


def _before(span: Span) -> ColumnElement[bool]:
    """Whether it happened, or was known, before the span began."""
    start = literal(span.start, EVENTS.c.happened_at.type)
    return or_(EVENTS.c.happened_at < start, EVENTS.c.recorded_at < start)


def _undone(connection: Connection, moment: datetime) -> set[UUID]:
    """The ids of what was undone."""
    query = select(EVENTS.c.data, EVENTS.c.recorded_at).where(EVENTS.c.kind == "undone")
    rows = connection.execute(query)
    return {UUID(json.loads(row.data)["of"]) for row in rows if row.recorded_at <= moment}


def _was_mistake(data: str | None) -> bool:
    return bool(json.loads(data or "{}").get("because") == "mistake")
