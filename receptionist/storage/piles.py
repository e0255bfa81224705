"""Which messages lie in a pile, in which order, and how many: from indexes, only what is shown.

Statements are put together by the shape of what is asked and kept: the same pile of another person
or at another moment is the same statement with other values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    table,
    union,
)

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.storage.messages import OPEN, READ, message_of
from receptionist.storage.prepared import Prepared
from receptionist.storage.search import exact_number, match_query
from receptionist.storage.tables import MESSAGES

_ALL: Final = 2**63 - 1
_OF = MESSAGES.c
_BY_DUE: Final = (_OF.due_at.nulls_last(), _OF.number)
_ROWID: ColumnElement[int] = literal_column("message_search.rowid")
_MATCHES = literal_column("message_search").op("MATCH")(bindparam("query"))
_BOUNDS: Final = {
    "due_before": _OF.due_at < bindparam("due_before"),
    "due_from": _OF.due_at >= bindparam("due_from"),
    "closed_from": _OF.closed_at >= bindparam("closed_from"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Falls:
    """Open messages that fall to somebody, since none of these assignees can see to them.

    Without any assignee those that nobody has taken yet; within one department, or within none.
    `due_from` and `due_before` bound the due time; `undue` says: only those without one.
    """

    assignees: tuple[PersonId, ...] = ()
    department: PersonId | None = None
    due_from: datetime | None = None
    due_before: datetime | None = None
    undue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which messages: with `of`, what is that person's, offered to them, or `falls` to them.

    With `words` those that hold all of them, newest first. Otherwise open ones come by due time,
    closed ones by when they were closed, all by number, newest first. `limit` 0 is all from `start`
    on.
    """

    open: bool | None = None
    of: PersonId | None = None
    falls: tuple[Falls, ...] = ()
    unassigned: bool = False
    due_before: datetime | None = None
    due_from: datetime | None = None
    closed_from: datetime | None = None
    words: str = ""
    limit: int = 0
    start: int = 0


class _Fall(NamedTuple):
    assignees: int
    bounds: frozenset[str]
    undue: bool


class _Shape(NamedTuple):
    """What of a `Which` makes another statement; "words" and "number" are ways of searching."""

    open: bool | None
    of: bool
    falls: tuple[_Fall, ...]
    unassigned: bool
    bounds: frozenset[str]
    search: str = ""


def find_messages(connection: Connection, which: Which) -> list[Message]:
    """The messages of a pile; one whose own number was typed before those with the words."""
    shape, values = _shape(which), _values(which)
    values |= {"most": min(which.limit, _ALL) or _ALL, "start": which.start}
    if not which.words.strip():
        return [message_of(row) for row in _list(shape).rows(connection, **values)]
    number, query = exact_number(which.words), match_query(which.words)
    first, rows = [], []
    if number:
        exact = _list(shape._replace(search="number"))
        first = exact.rows(connection, **(values | {"number": number, "most": 1}))
    if query:
        # Where the first one stands by its number, it takes the place of one with the words.
        values |= {"number": number, "start": max(0, which.start - len(first))}
        rows = _list(shape._replace(search="words")).rows(connection, query=query, **values)
    found = [*first, *rows] if not which.start else rows
    return [message_of(row) for row in (found[: which.limit] if which.limit else found)]


def count_messages(connection: Connection, which: Which) -> int:
    """How many messages a pile holds, whatever the limit."""
    shape, values = _shape(which), _values(which)
    if not which.words.strip():
        return _counted(connection, shape, values)
    number, query = exact_number(which.words), match_query(which.words)
    values |= {"number": number}
    count = _counted(connection, shape._replace(search="number"), values) if number else 0
    if query:
        values |= {"query": query}
        count += _counted(connection, shape._replace(search="words"), values)
    return count


def _counted(connection: Connection, shape: _Shape, values: dict[str, Any]) -> int:
    ((count,),) = _count(shape).rows(connection, **values)
    return int(count)


def _shape(which: Which) -> _Shape:
    return _Shape(
        open=which.open,
        of=which.of is not None,
        falls=tuple(
            _Fall(len(each.assignees), _bounds(each, "due_before", "due_from"), each.undue)
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


@lru_cache(maxsize=200)
def _list(shape: _Shape) -> Prepared:
    if shape.search:
        query = _searched(READ, shape).order_by(_OF.number.desc())
    elif shape.open and shape.of:
        # The numbers from covering indexes first; whole messages only of those that are shown.
        piles = union(*(select(_OF.number, _OF.due_at).where(each) for each in _ways(shape)))
        mine = piles.subquery()
        numbers = _part(select(mine.c.number).order_by(mine.c.due_at.nulls_last(), mine.c.number))
        return Prepared(READ.where(_OF.number.in_(numbers)).order_by(*_BY_DUE))
    else:
        query = READ.where(*_conditions(shape)).order_by(*_order(shape))
    return Prepared(_part(query))


@lru_cache(maxsize=200)
def _count(shape: _Shape) -> Prepared:
    count = select(func.count())
    if shape.search:
        return Prepared(_searched(count, shape))
    if shape.open and shape.of:
        piles = union(*(select(_OF.number).where(each) for each in _ways(shape)))
        return Prepared(count.select_from(piles.subquery()))
    return Prepared(count.select_from(MESSAGES).where(*_conditions(shape)))


def _order(shape: _Shape) -> tuple[ColumnElement[Any], ...]:
    if shape.open:
        return _BY_DUE
    newest = _OF.number.desc()
    return (_OF.closed_at.desc(), newest) if shape.open is False else (newest,)


def _part(query: Any) -> Any:
    return query.limit(bindparam("most")).offset(bindparam("start"))


def _searched(query: Select[Any], shape: _Shape) -> Select[Any]:
    """By number alone, or by words: then without the one that is that number."""
    if shape.search == "number":
        return query.select_from(MESSAGES).where(
            _OF.number == bindparam("number"), *_conditions(shape)
        )
    # Ordering by anything but the number reads every match first: 300 ms at a million messages.
    words = table("message_search")
    query = query.select_from(words.join(MESSAGES, _OF.number == _ROWID))
    query = query.where(_MATCHES, bindparam("number") != _ROWID, *_conditions(shape))
    if shape.open:
        # What is open is mostly new: the old matches need not be looked at. Adding 0 keeps SQLite
        # from reading the whole table from its beginning instead of the index of open ones.
        first = select(func.min(_OF.number + literal_column("0"))).where(OPEN).scalar_subquery()
        query = query.where(first <= _ROWID)
    return query


def _ways(shape: _Shape) -> list[ColumnElement[bool]]:
    """Each way in which a message can be somebody's, with everything else that is asked."""
    rest = and_(*_bounded(shape))
    return [and_(rest, way) for way in _theirs(shape)]


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    return _bounded(shape) + ([or_(*_theirs(shape))] if shape.of else [])


def _bounded(shape: _Shape) -> list[ColumnElement[bool]]:
    found = [_BOUNDS[name] for name in sorted(shape.bounds)]
    if shape.open is not None:
        found.append(OPEN if shape.open else _OF.closed_at.is_not(None))
    if shape.unassigned:
        found.append(and_(_OF.assignee.is_(None), _OF.department.is_(None)))
    return found


def _theirs(shape: _Shape) -> list[ColumnElement[bool]]:
    own = [_OF.assignee == bindparam("of"), _OF.offered_to == bindparam("of")]
    return own + [_falls(at, fall) for at, fall in enumerate(shape.falls)]


def _falls(at: int, fall: _Fall) -> ColumnElement[bool]:
    person = _OF.assignee.type
    assignees: list[ColumnElement[Any]] = [
        bindparam(f"assignee_{at}_{place}", type_=person) for place in range(fall.assignees)
    ]
    found = [
        OPEN,
        _OF.assignee.in_(assignees) if assignees else _OF.assignee.is_(None),
        _OF.department.is_not_distinct_from(bindparam(f"department_{at}", type_=person)),
    ]
    if "due_before" in fall.bounds:
        found.append(_OF.due_at < bindparam(f"due_before_{at}"))
    if "due_from" in fall.bounds:
        found.append(_OF.due_at >= bindparam(f"due_from_{at}"))
    if fall.undue:
        found.append(_OF.due_at.is_(None))
    return and_(*found)
