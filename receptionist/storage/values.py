"""Domain values as JSON and back: dataclasses, enums, ids, moments and tuples, by their types."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DECODE = json.JSONDecoder().raw_decode


def to_json(value: Any, *, without: frozenset[str] = frozenset()) -> str:
    """A dataclass as JSON, but for the fields named in `without`; defaults are left out.

    "promised.words" names the field `words` of what its field `promised` is.
    """
    return _ENCODE(_plain_fields(value, without))


def only_json(value: Any, names: frozenset[str]) -> str:
    """Only these fields of a dataclass as JSON."""
    return _ENCODE(_only(value, names))


def from_json(kind: type[T], *texts: str, **more: int) -> T:
    """The dataclass `kind` of the fields in all these texts; a missing one is its default.

    `more` are plain fields that were kept elsewhere.
    """
    values = _decoded(texts[0])
    values |= more
    for text in texts[1:]:
        for name, content in _decoded(text).items():
            there = values.get(name)
            values[name] = there | content if isinstance(there, dict) else content
    read = cast("Callable[[Any], T]", _reader(cast(Any, kind)))
    return read(values)


def _decoded(text: str) -> dict[str, Any]:
    """What `to_json` wrote: without spaces around, for which `json.loads` looks twice."""
    values: Any
    values, end = _DECODE(text)
    if end != len(text) or type(values) is not dict:
        raise ValueError(f"more than one value, or none with fields: {text[:80]!r}")
    return values


def _plain_fields(value: Any, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    found = {}
    kind: Any = type(value)
    for name, default in _defaults(kind):
        if name in without:
            continue
        content = getattr(value, name)
        if content is not None and content != default:
            inner = _inner(without, name) if without else without
            found[name] = _plain_fields(content, inner) if inner else _plain(content)
    return found


def _only(value: Any, names: frozenset[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    kind: Any = type(value)
    for name, default in _defaults(kind):
        content = getattr(value, name)
        if content is None or content == default:
            continue
        if name in names:
            found[name] = _plain(content)
        elif inner := _inner(names, name):
            found |= {name: part} if (part := _only(content, inner)) else {}
    return found


@cache
def _inner(names: frozenset[str], name: str) -> frozenset[str]:
    """Of the fields named, those within the field `name`."""
    within = (each.partition(".") for each in names)
    return frozenset(inner for outer, _dot, inner in within if outer == name and inner)


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass with their defaults."""
    return tuple((each.name, each.default) for each in fields(kind))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    write = _writer(kind)
    return value if write is None else write(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any] | None:
    """What makes JSON's own values of a value of that type; None where it is one already."""
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, datetime):
        return lambda value: value.astimezone(UTC).isoformat()
    if issubclass(kind, UUID):
        return attrgetter("hex")
    if issubclass(kind, timedelta):
        return lambda value: value.total_seconds()
    if issubclass(kind, tuple):
        return lambda value: [_plain(each) for each in value]
    return _plain_fields if is_dataclass(kind) else None


# The few ids of an office come again and again: its people's.
_id = lru_cache(maxsize=1024)(UUID)


@cache
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """What makes a value of that type from JSON's own; None where it is one already."""
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        return _reader(inner)  # what is None is left out of the text
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if kind is datetime:
        return datetime.fromisoformat
    if kind is timedelta:
        return lambda seconds: timedelta(seconds=seconds)
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if kind is UUID:
        return _id
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return None


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    read = _reader(parts[0])
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple if read is None else lambda values: tuple(map(read, values))
    readers = [_reader(part) for part in parts]
    return lambda values: tuple(
        [read(value) if read else value for read, value in zip(readers, values, strict=True)]
    )


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    found = ((each.name, _reader(hints[each.name])) for each in fields(kind))
    readers = {name: read for name, read in found if read is not None}

    def made(values: dict[str, Any]) -> Any:
        for name, value in values.items():
            if name in readers and value is not None:
                values[name] = readers[name](value)
        return kind(**values)

    return made
