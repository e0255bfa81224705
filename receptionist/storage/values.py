"""Domain values as JSON and back: dataclasses, enums, ids, moments and tuples, by their types."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID, SafeUUID

T = TypeVar("T")
_Write = Callable[[Any], str]

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_TEXT = json.encoder.encode_basestring  # what that does with a text, straight in C
_DECODE = json.JSONDecoder().raw_decode


def to_json(value: Any, *, without: frozenset[str] = frozenset()) -> str:
    """A dataclass as JSON, but for the fields named in `without`; defaults are left out.

    "promised.words" names the field `words` of what its field `promised` is.
    """
    return _writer_without(cast(Any, type(value)), without)(value)


def only_json(value: Any, names: frozenset[str]) -> str:
    """Only these fields of a dataclass as JSON."""
    return _writer_of_only(cast(Any, type(value)), names)(value)


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


@cache
def _writer_without(kind: Any, names: frozenset[str]) -> _Write:
    hints = get_type_hints(kind)
    writes = {}
    for each in fields(kind):
        if each.name not in names:
            inner = _inner(names, each.name)
            inside = _the_one(hints[each.name])
            writes[each.name] = _writer_without(inside, inner) if inner else _writer(inside)
    return _dataclass_writer(kind, writes)


@cache
def _writer_of_only(kind: Any, names: frozenset[str]) -> _Write:
    hints = get_type_hints(kind)
    writes = {}
    for each in fields(kind):
        inside = _the_one(hints[each.name])
        if each.name in names:
            writes[each.name] = _writer(inside)
        elif inner := _inner(names, each.name):
            writes[each.name] = _nothing_or(_writer_of_only(inside, inner))
    return _dataclass_writer(kind, writes)


def _nothing_or(write: _Write) -> _Write:
    """The same, and no text at all for a dataclass of which nothing is written."""
    return lambda value: "" if (text := write(value)) == "{}" else text


def _inner(names: frozenset[str], name: str) -> frozenset[str]:
    """Of the fields named, those within the field `name`."""
    within = (each.partition(".") for each in names)
    return frozenset(inner for outer, _dot, inner in within if outer == name and inner)


def _dataclass_writer(kind: Any, writes: dict[str, _Write]) -> _Write:
    """What writes these fields; straight as text, which takes half the time of a dict of them."""
    defaults = {each.name: each.default for each in fields(kind)}
    each_field = tuple(
        (None if defaults[name] is MISSING else defaults[name], f"{_ENCODE(name)}:", write)
        for name, write in writes.items()
    )
    contents = _getter(tuple(writes))

    def written(value: Any) -> str:
        found = []
        for content, (default, start, write) in zip(contents(value), each_field, strict=True):
            # Most of a message is as it was born; only what looks otherwise is compared.
            if content is None or content is default:
                continue
            if default is not None and content == default:
                continue
            if text := write(content):
                found.append(start + text)
        return "{" + ",".join(found) + "}"

    return written


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads these attributes of a value, all of them at once."""
    if len(names) == 1:
        (name,) = names
        return lambda value: (getattr(value, name),)
    return attrgetter(*names) if names else lambda _value: ()


def _moment_text(at: datetime) -> str:
    """A moment as JSON."""
    # Two moments of the night the clocks go back are equal in a zone of their own.
    return _utc_text(at if at.tzinfo is UTC else at.astimezone(UTC))


@lru_cache(maxsize=64)
def _utc_text(at: datetime) -> str:
    """The same in UTC, remembered: most moments of a message and its event are the same one."""
    return f'"{at.isoformat()}"'


@cache
def _writer(kind: Any) -> _Write:
    """What writes a value of that type as JSON."""
    if get_origin(kind) is tuple:
        return _tuple_writer(get_args(kind))
    if is_dataclass(kind):
        return _writer_without(cast(Any, kind), frozenset())
    if kind is datetime:
        return _moment_text
    if kind is UUID:
        return lambda value: f'"{value.hex}"'
    if kind is timedelta:
        return lambda value: _ENCODE(value.total_seconds())
    if kind is str or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return _TEXT
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: _ENCODE(value.value)
    return _ENCODE


def _tuple_writer(parts: tuple[Any, ...]) -> _Write:
    write = _writer(_the_one(parts[0]))
    if len(parts) == 2 and parts[1] is Ellipsis:
        return lambda values: "[" + ",".join(map(write, values)) + "]"
    writers = [_writer(_the_one(part)) for part in parts]

    def written(values: Any) -> str:
        texts = [write(value) for write, value in zip(writers, values, strict=True)]
        return "[" + ",".join(texts) + "]"

    return written


def _the_one(kind: Any) -> Any:
    """The type itself, of one that has a name of its own or may be None as well."""
    if isinstance(kind, NewType):
        return _the_one(kind.__supertype__)
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (each for each in get_args(kind) if each is not NoneType)
        return _the_one(inner)  # what is None is left out of the text
    return kind


_NEW: Final = object.__new__
_SET: Final = object.__setattr__


def id_of(hex_: str) -> UUID:
    """As UUID(hex=…), in a third of its time: most ids are met once, and there are millions."""
    made = _NEW(UUID)
    _SET(made, "int", int(hex_, 16))
    _SET(made, "is_safe", SafeUUID.unknown)
    return made


# The few ids of an office come again and again: its people's.
_id = lru_cache(maxsize=1024)(UUID)


@cache
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """What makes a value of that type from JSON's own; None where it is one already."""
    if (inner := _the_one(kind)) is not kind:
        return _reader(inner)
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
