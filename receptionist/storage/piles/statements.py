"""The statements of the piles, put together by the shape of what is asked, and kept.

The same pile of another person or at another moment is the same statement with other values.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
    union_all,
)

from receptionist.storage.messages import OPEN, READ
from receptionist.storage.prepared import Prepared
from receptionist.storage.search import Matches
from receptionist.storage.tables import MESSAGES

FOUND_AT_MOST: Final = 1000
"""How many found by words are counted; whoever needs the next one types another word."""

_OF = MESSAGES.c
_BY_DUE: Final = (_OF.due_at.nulls_last(), _OF.number)
_ROWID: ColumnElement[int] = literal_column("message_search.rowid")
_FOUND_FOR_LOGIN: Final = (
    func.receptionist_find(
        text("CAST(:query AS tsquery)").bindparams(bindparam("query", type_=Text()))
    )
    .table_valued("rowid")
    .render_derived(name="message_search")
)
_BOUNDS: Final = {
    "due_before": _OF.due_at < bindparam("due_before"),
    "due_from": _OF.due_at >= bindparam("due_from"),
    "closed_from": _OF.closed_at >= bindparam("closed_from"),
}


class FallShape(NamedTuple):
    """What of a `Falls` makes another statement."""

    assignees: int
    bounds: frozenset[str]
    undue: bool


class Shape(NamedTuple):
    """What of a `Which` makes another statement; "words" and "number" are ways of searching.

    `guarded`: the search is asked by a function of the server's, since it shows others' words.
    """

    open: bool | None
    of: bool
    falls: tuple[FallShape, ...]
    unassigned: bool
    bounds: frozenset[str]
    search: str = ""
    guarded: bool = False


@lru_cache(maxsize=200)
def list_statement(shape: Shape) -> Prepared:
    """The statement that reads the messages of such a pile."""
    return Prepared(_listed(READ, shape))


@lru_cache(maxsize=50)
def numbers_statement(shape: Shape) -> Prepared:
    """The statement that reads their numbers alone, in the same order."""
    return Prepared(_listed(select(_OF.number), shape))


def _listed(read: Select[Any], shape: Shape) -> Select[Any]:
    if shape.search:
        # Ordering by anything else reads every match first: 300 ms at a million messages.
        newest = _ROWID if shape.search == "words" else _OF.number
        query = _searched(read, shape).order_by(newest.desc())
    elif shape.open and shape.of:
        # The numbers from indexes first, merged in their order; whole messages only of those shown.
        ways = (select(_OF.number, _OF.due_at).where(each) for each in _ways(shape))
        piles = union_all(*ways).subquery()
        by_due = (piles.c.due_at.nulls_last(), piles.c.number)
        shown = _part(select(piles.c.number, piles.c.due_at).order_by(*by_due)).subquery()
        query = read.select_from(shown.join(MESSAGES, _OF.number == shown.c.number))
        return query.order_by(shown.c.due_at.nulls_last(), shown.c.number)
    else:
        query = read.where(*_conditions(shape)).order_by(*_order(shape))
    return _part(query)


@lru_cache(maxsize=200)
def count_statement(shape: Shape) -> Prepared:
    """The statement that counts the messages of such a pile."""
    count = select(func.count())
    if shape.search:
        # Counting on would read every match of "ca" in ten years.
        found = _searched(select(_OF.number), shape).limit(FOUND_AT_MOST)
        return Prepared(count.select_from(found.subquery()))
    if shape.open and shape.of:
        piles = union_all(*(select(_OF.number).where(each) for each in _ways(shape)))
        return Prepared(count.select_from(piles.subquery()))
    return Prepared(count.select_from(MESSAGES).where(*_conditions(shape)))


def _order(shape: Shape) -> tuple[ColumnElement[Any], ...]:
    if shape.open:
        return _BY_DUE
    newest = _OF.number.desc()
    return (_OF.closed_at.desc(), newest) if shape.open is False else (newest,)


def _part(query: Select[Any]) -> Select[Any]:
    return query.limit(bindparam("most")).offset(bindparam("start"))


def _searched(query: Select[Any], shape: Shape) -> Select[Any]:
    """By number alone, or by words: then without the one that is that number."""
    if shape.search == "number":
        return query.select_from(MESSAGES).where(
            _OF.number == bindparam("number"), *_conditions(shape)
        )
    words = _FOUND_FOR_LOGIN if shape.guarded else table("message_search")
    query = query.select_from(words.join(MESSAGES, _OF.number == _ROWID))
    query = query.where(bindparam("number") != _ROWID, *_conditions(shape))
    if not shape.guarded:
        query = query.where(Matches())
    if shape.open:
        # What is open is mostly new: the old matches need not be looked at. Adding 0 keeps SQLite
        # from reading the whole table from its beginning instead of the index of open ones.
        first = select(func.min(_OF.number + literal_column("0"))).where(OPEN).scalar_subquery()
        query = query.where(first <= _ROWID)
    return query


def _ways(shape: Shape) -> list[ColumnElement[bool]]:
    """Each way in which a message can be somebody's, with everything else that is asked.

    None of them has a message of another, so that nothing has to be compared.
    """
    rest = and_(*_bounded(shape))
    return [and_(rest, way) for way in _theirs(shape)]


def _conditions(shape: Shape) -> list[ColumnElement[bool]]:
    return _bounded(shape) + ([or_(*_theirs(shape))] if shape.of else [])


def _bounded(shape: Shape) -> list[ColumnElement[bool]]:
    found = [_BOUNDS[name] for name in sorted(shape.bounds)]
    if shape.open is not None:
        found.append(OPEN if shape.open else _OF.closed_at.is_not(None))
    if shape.unassigned:
        found.append(and_(_OF.assignee.is_(None), _OF.department.is_(None)))
    return found


def _theirs(shape: Shape) -> list[ColumnElement[bool]]:
    of = bindparam("of", type_=_OF.assignee.type)
    offered = and_(_OF.offered_to == of, _OF.assignee.is_distinct_from(of))
    falls = [_falls(at, fall) for at, fall in enumerate(shape.falls)]
    not_offered = _OF.offered_to.is_distinct_from(of)
    return [_OF.assignee == of, offered, *(and_(each, not_offered) for each in falls)]


def _falls(at: int, fall: FallShape) -> ColumnElement[bool]:
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
