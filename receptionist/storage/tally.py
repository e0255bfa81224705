"""The balance counted a second way: once through the whole history, row by row (product.md §8).

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

from sqlalchemy import Connection, Row, Text, case, literal, null, or_, select, type_coerce

from receptionist.domain.figures.balance import Tally
from receptionist.domain.figures.span import Span
from receptionist.storage.tables import EVENTS

_TURNS = ("taken", "closed", "reopened")


@dataclass(slots=True)
class _State:
    """How a message was last turned: whether before the span began, and whether it was opened."""

    before: bool
    open: bool


def tally(connection: Connection, span: Span) -> Tally:
    """How many came, went and stayed, from what was recorded up to the moment of `span`."""
    undone = _undone(connection, span.moment)
    states: dict[Any, _State] = {}
    counts: Counter[tuple[str, bool]] = Counter()
    for event, message, kind, before, data in _turns(connection, span):
        if event not in undone:
            _count(message, kind, bool(before), data, states, counts)
    before = counts["taken", True] + counts["reopened", True] - counts["closed", True]
    return Tally(
        carried_in=before,
        taken=counts["taken", False],
        reopened=counts["reopened", False],
        closed=counts["closed", False],
        still_open=sum(state.open for state in states.values()),
    )


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
    """Id, message and kind of each, whether it was before the span, and why it was opened again.

    Ids as the driver has them: to make millions of them takes longer than all the rest.
    """
    start = literal(span.start, EVENTS.c.happened_at.type)
    query = (
        select(
            type_coerce(EVENTS.c.id, Text),
            type_coerce(EVENTS.c.message, Text),
            EVENTS.c.kind,
            case((or_(EVENTS.c.happened_at < start, EVENTS.c.recorded_at < start), 1), else_=0),
            case((EVENTS.c.kind == "reopened", EVENTS.c.data), else_=null()),
        )
        .where(EVENTS.c.kind.in_(_TURNS), EVENTS.c.recorded_at <= span.moment)
        .order_by(EVENTS.c.seq)
    )
    yield from connection.execute(query.execution_options(yield_per=1000))


def _undone(connection: Connection, moment: datetime) -> set[Any]:
    """The ids of what was undone, as the driver has them."""
    query = select(EVENTS.c.data).where(EVENTS.c.kind == "undone", EVENTS.c.recorded_at <= moment)
    ids = {UUID(json.loads(row.data)["of"]) for row in connection.execute(query)}
    return {each.hex for each in ids} if connection.dialect.name == "sqlite" else {*ids}


def _was_mistake(data: str | None) -> bool:
    return bool(json.loads(data or "{}").get("because") == "mistake")
