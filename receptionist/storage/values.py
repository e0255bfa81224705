"""Domain values as JSON and back: dataclasses, enums, ids, moments and tuples, by their types."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: Any, *, without: frozenset[str] = frozenset()) -> str:
    """A dataclass as JSON, but for the fields named in `without`; defaults are left out."""
    return _ENCODE(_plain_fields(value, without))


def only_json(value: Any, names: frozenset[str]) -> str:
    """Only these fields of a dataclass as JSON."""
    rest = frozenset(each.name for each in fields(value)) - names
    return to_json(value, without=rest)


def from_json(kind: type[T], *texts: str, **more: int) -> T:
    """The dataclass `kind` of the fields in all these texts; a missing one is its default.

    `more` are plain fields that were kept elsewhere.
    """
    values: dict[str, Any] = dict(more)
    for text in texts:
        values |= json.loads(text)
    read: Callable[[Any], T] = _reader(cast(Any, kind))
    return read(values)


def _plain_fields(value: Any, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    found = {}
    kind: Any = type(value)
    for name, default in _defaults(kind):
        if name in without:
            continue
        content = getattr(value, name)
        if content is not None and content != default:
            found[name] = _plain(content)
    return found


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass with their defaults."""
    return tuple((each.name, each.default) for each in fields(kind))


def _plain(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return _plain_fields(value) if is_dataclass(value) else value


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of that type from JSON, put together once for each type."""
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if kind is datetime:
        return datetime.fromisoformat
    if kind is timedelta:
        return lambda seconds: timedelta(seconds=seconds)
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum | UUID):
        return kind
    return _as_it_is


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each_one = _reader(parts[0])
        return lambda values: tuple([each_one(value) for value in values])
    readers = [_reader(part) for part in parts]
    return lambda values: tuple([read(value) for read, value in zip(readers, values, strict=True)])


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {each.name: _reader(hints[each.name]) for each in fields(kind)}
    return lambda values: kind(**{name: readers[name](value) for name, value in values.items()})
