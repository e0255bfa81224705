"""Reads a pile, or counts it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

from receptionist.domain.message import Message
from receptionist.storage.messages import message_of
from receptionist.storage.piles.statements import (
    FallShape,
    Shape,
    count_statement,
    list_statement,
    numbers_statement,
)
from receptionist.storage.piles.which import Falls, Which
from receptionist.storage.prepared import Prepared, in_one_go
from receptionist.storage.search import exact_number, match_query, search_is_guarded

K = TypeVar("K", bound=Hashable)

_ALL: Final = 2**63 - 1
_BOUNDS: Final = ("due_before", "due_from", "closed_from")


def find_messages(connection: Connection, which: Which) -> list[Message]:
    """The messages of a pile; one whose own number was typed before those with the words."""
    return [message_of(row) for row in _rows(connection, which, list_statement)]


def find_numbers(connection: Connection, which: Which) -> list[int]:
    """Their numbers alone, in the same order: of a pile too long to be held whole."""
    return [number for (number,) in _rows(connection, which, numbers_statement)]


def _rows(
    connection: Connection, which: Which, statement: Callable[[Shape], Prepared]
) -> list[tuple[Any, ...]]:
    shape, values = _shape(which), _values(which)
    values |= {"most": min(which.limit, _ALL) or _ALL, "start": which.start}
    if not which.words.strip():
        return statement(shape).rows(connection, **values)
    number, query = exact_number(which.words), match_query(connection, which.words)
    first, rows = [], []
    if number:
        exact = statement(shape._replace(search="number"))
        first = exact.rows(connection, **(values | {"number": number, "most": 1}))
    if query:
        # Where the first one stands by its number, it takes the place of one with the words.
        values |= {"number": number, "start": max(0, which.start - len(first))}
        by_words = statement(_by_words(connection, shape))
        rows = by_words.rows(connection, query=query, **values)
    found = [*first, *rows] if not which.start else rows
    return found[: which.limit] if which.limit else found


def count_messages(connection: Connection, which: Which) -> int:
    """How many messages a pile holds, whatever the limit."""
    shape, values = _shape(which), _values(which)
    if not which.words.strip():
        return _counted(connection, shape, values)
    number, query = exact_number(which.words), match_query(connection, which.words)
    values |= {"number": number}
    count = _counted(connection, shape._replace(search="number"), values) if number else 0
    if query:
        values |= {"query": query}
        count += _counted(connection, _by_words(connection, shape), values)
    return count


def _by_words(connection: Connection, shape: Shape) -> Shape:
    return shape._replace(search="words", guarded=search_is_guarded(connection))


def count_each(connection: Connection, piles: Mapping[K, Which]) -> dict[K, int]:
    """How many messages each of these piles holds, none of which is searched by words."""
    with in_one_go(connection):
        asked = {
            key: count_statement(_shape(which)).run(connection, **_values(which))
            for key, which in piles.items()
        }
    return {key: int(cursor.fetchone()[0]) for key, cursor in asked.items()}


def _counted(connection: Connection, shape: Shape, values: dict[str, Any]) -> int:
    ((count,),) = count_statement(shape).rows(connection, **values)
    return int(count)


def _shape(which: Which) -> Shape:
    return Shape(
        open=which.open,
        of=which.of is not None,
        falls=tuple(
            FallShape(len(each.assignees), _bounds(each, "due_before", "due_from"), each.undue)
            for each in which.falls
        ),
        unassigned=which.unassigned,
        bounds=_bounds(which, *_BOUNDS),
    )


def _bounds(of: Which | Falls, *names: str) -> frozenset[str]:
    return frozenset(name for name in names if getattr(of, name) is not None)


def _values(which: Which) -> dict[str, Any]:
    values: dict[str, Any] = {"of": which.of}
    values |= {name: getattr(which, name) for name in _BOUNDS}
    for at, each in enumerate(which.falls):
        values |= {f"assignee_{at}_{place}": one for place, one in enumerate(each.assignees)}
        values |= {
            f"department_{at}": each.department,
            f"due_before_{at}": each.due_before,
            f"due_from_{at}": each.due_from,
        }
    return values
