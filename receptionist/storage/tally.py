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

from sqlalchemy import Connection, Row, case, null, select

from receptionist.domain.figures.balance import Tally
from receptionist.domain.figures.span import Span
from receptionist.storage.tables import EVENTS

_TURNS = ("taken", "closed", "reopened")


@dataclass(slots=True)
class _State:
    """When a message was last opened or closed, and which of the two."""

    at: datetime
    open: bool


def tally(connection: Connection, span: Span) -> Tally:
    """How many came, went and stayed, from what was recorded up to the moment of `span`."""
    undone = _undone(connection, span.moment)
    states: dict[UUID, _State] = {}
    counts: Counter[str] = Counter()
    for row in _turns(connection, span.moment):
        if row.id not in undone:
            _count(row, states, counts, span.start)
    return Tally(
        carried_in=counts["taken before"] + counts["reopened before"] - counts["closed before"],
        taken=counts["taken"],
        reopened=counts["reopened"],
        closed=counts["closed"],
        still_open=sum(state.open for state in states.values()),
    )


def _count(
    row: Row[*tuple[Any, ...]],
    states: dict[UUID, _State],
    counts: Counter[str],
    start: datetime,
) -> None:
    at = min(row.happened_at, row.recorded_at)
    last = states.get(row.message)
    if last is not None:
        at = max(at, last.at)
    when = " before" if at < start else ""
    if last is not None and row.kind == "reopened" and _was_mistake(row.data):
        then = " before" if last.at < start else ""
        if then == when:
            # Put right in the same stretch: it was never closed.
            counts["closed" + when] -= 1
            last.open = True
            return
    counts[row.kind + when] += 1
    states[row.message] = _State(at, row.kind != "closed")


def _turns(connection: Connection, moment: datetime) -> Iterator[Row[*tuple[Any, ...]]]:
    data = case((EVENTS.c.kind == "reopened", EVENTS.c.data), else_=null())
    query = (
        select(
            EVENTS.c.id,
            EVENTS.c.message,
            EVENTS.c.kind,
            EVENTS.c.happened_at,
            EVENTS.c.recorded_at,
            data.label("data"),
        )
        .where(EVENTS.c.kind.in_(_TURNS), EVENTS.c.recorded_at <= moment)
        .order_by(EVENTS.c.seq)
    )
    yield from connection.execute(query.execution_options(yield_per=1000))


def _undone(connection: Connection, moment: datetime) -> set[UUID]:
    query = select(EVENTS.c.data).where(EVENTS.c.kind == "undone", EVENTS.c.recorded_at <= moment)
    return {UUID(json.loads(row.data)["of"]) for row in connection.execute(query)}


def _was_mistake(data: str | None) -> bool:
    return bool(json.loads(data or "{}").get("because") == "mistake")
