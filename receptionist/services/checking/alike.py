"""Histories that differ only in their words, ids and times: what one became says what all became.

Folding a history (`domain/replay.py`) moves words, ids and times from its lines into the message,
and asks of them nothing but whether two are the same. So of two histories with the same lines but
for these, and the same ones equal in both, the messages are the same but for these as well. Where
one was folded and found to be stored as it should, the other is only compared as text: a third of
the work. Whatever is odd in any way is none of them, and folded; so nothing is found here, and
everything that could be found is found there. `tests/services/checking/` holds the two ways against
each other, and the fold against this rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from operator import index, itemgetter
from typing import Any, Final, NamedTuple
from uuid import UUID

from receptionist.services.checking.invariants import CLOCKS_MAY_DIFFER
from receptionist.storage.whole import Stored

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MAY_DIFFER: Final = CLOCKS_MAY_DIFFER // timedelta(microseconds=1)
_LAST: Final = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
_MOST: Final = 10_000  # shapes; about 2 kB each
# Before a line, before its words, and for a value in the shape: no JSON has these.
_LINE, _WORDS, _VALUE = "\x1e", "\x1f", "\x1d"

# What is said by the program itself stays as it is: signs, numbers, names of fields, and words of
# small letters alone, as all of our own are. Every other text is a value, whole, as JSON writes it
# in one way only. A sign that fits nowhere is kept by itself, so that nothing is ever passed over.
_VALUES: Final = re.compile(
    r"""((?:[^"]++|"[a-z0-9_]++":|"[a-z-]*+"(?!:))*+)"""
    r"""(?:"((?:[^"\\\x00-\x1f]++|\\["\\nrtbf])++)"(?!:)|(.))?""",
    re.DOTALL,
)
_ID: Final = r"[0-9a-f]{32} "
_MOMENT: Final = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.(?!000000)[0-9]{6})?\+00:00 "
)


class Outline(NamedTuple):
    """A history by its shape, and the values that fill it."""

    shape: tuple[str, bytes]
    values: list[str]


@dataclass(frozen=True, slots=True)
class _Fold:
    """What histories of one shape become: which of their values stand where in the message.

    `fits` says whether the values that are ids and moments still are; those that are said within
    the lines, the others are looked at anyhow.
    """

    text: str
    pick: Callable[[Sequence[str]], Any]
    version: int
    columns: tuple[int | None, ...]
    fits: Callable[[Sequence[str]], bool]


@dataclass(slots=True)
class Alike:
    """The shapes met so far, in an office of these people (their ids as they are stored)."""

    people: frozenset[str]
    known: dict[tuple[str, bytes], _Fold] = field(default_factory=dict)

    def outline(self, stored: Stored) -> Outline | None:
        """The shape of this history; None for one that is odd, and is to be folded."""
        count = len(stored.lines)
        try:
            said, values = self._said(stored)
            if not _all(0, 1 + count).fullmatch(" ".join((stored.id, *values[1::3], ""))):
                return None
            if said.count(_LINE) != count or said.count(_WORDS) != count or _VALUE in said:
                return None
            signs, found, odd = zip(*_VALUES.findall(said), strict=True)
            if any(odd):
                return None
            values += found
            met: dict[str, int] = {}
            same = bytes([met.setdefault(value, len(met)) for value in values])
        except (TypeError, ValueError, OverflowError):
            return None
        return Outline((_VALUE.join(signs), same), values)

    def _said(self, stored: Stored) -> tuple[str, list[str]]:
        """What the lines say, and the values that stand in columns. ValueError for odd ones."""
        values, said = [stored.id], []
        for (
            _number,
            id_,
            happened,
            recorded,
            by,
            kind,
            _at,
            data,
            _m,
            _l,
            words,
            _s,
        ) in stored.lines:
            if by not in self.people or not happened - _MAY_DIFFER <= recorded <= _LAST:
                raise ValueError(by)
            moment = (_EPOCH + timedelta(microseconds=happened)).isoformat()
            values += (id_, by, moment)
            said.append(f"{_LINE}{kind}{data}{_WORDS}{words or ''}")
        return "".join(said), values

    def holds(self, outline: Outline, stored: Stored) -> bool:
        """Whether another of that shape was in order, and this one is stored as that one was."""
        fold = self.known.get(outline.shape)
        if fold is None:
            return False
        values = outline.values
        version, taken_at, taken_by, assignee, department, offered, due_at, closed_at = (
            stored.columns
        )
        if fold.text % fold.pick(values) != stored.state or fold.version != version:
            return False
        people = [taken_by, assignee, department, offered]
        try:
            there = [*people, _moment(taken_at), _moment(due_at), _moment(closed_at)]
        except (TypeError, OverflowError):
            return False
        return (
            there == [None if at is None else values[at] for at in fold.columns]
            and (assignee is None or assignee in self.people)
            and fold.fits(values)
        )

    def learn(self, outline: Outline, stored: Stored) -> None:
        """This one was folded and is in order: so are others of its shape that are stored alike."""
        if len(self.known) < _MOST and (fold := _fold(outline, stored)):
            self.known[outline.shape] = fold


def _moment(at: int | None) -> str | None:
    """A time of a column as JSON has it. TypeError for a broken number, which may be in a file."""
    if at is None:
        return None
    return (_EPOCH + timedelta(microseconds=index(at))).isoformat()


def _fold(outline: Outline, stored: Stored) -> _Fold | None:
    """From which values this message's are taken; None where one of them is no value of its."""
    values = outline.values
    signs, found, odd = zip(*_VALUES.findall(stored.state), strict=True)
    within = range(1 + 3 * len(stored.lines), len(values))
    moments = [at for at in within if _all(1, 0).fullmatch(f"{values[at]} ")]
    ids = [at for at in within if _all(0, 1).fullmatch(f"{values[at]} ")]
    others = set(within) - {*moments, *ids}
    # What another message has to say about it is not to be seen from this one.
    if any(odd) or any('"of":' in sign for sign in signs):
        return None
    if any(_is_read(values[at]) for at in others):
        return None
    place: dict[str | None, int] = {}
    for at, value in enumerate(values):
        place.setdefault(value, at)
    version, taken_at, *people, due_at, closed_at = stored.columns
    columns = [*people, _moment(taken_at), _moment(due_at), _moment(closed_at)]
    filled = [value for value in found if value]
    if len(filled) < 2 or not {*filled, *columns} - {None} <= place.keys():
        return None
    parts = [
        sign.replace("%", "%%") + ('"%s"' if value else "")
        for sign, value in zip(signs, found, strict=True)
    ]
    return _Fold(
        text="".join(parts),
        pick=itemgetter(*(place[value] for value in filled)),
        version=version,
        columns=tuple(None if value is None else place[value] for value in columns),
        fits=_fitting(moments, ids),
    )


def _is_read(value: str) -> bool:
    """Whether it may be an id or a moment in words that another program wrote."""
    for read in (UUID, datetime.fromisoformat):
        with suppress(ValueError):
            read(value)
            return True
    return False


@cache
def _all(moments: int, ids: int) -> re.Pattern[str]:
    """So many moments and then ids as they are stored, a space behind each."""
    return re.compile(f"(?:{_MOMENT}){{{moments}}}(?:{_ID}){{{ids}}}", re.ASCII)


def _fitting(moments: list[int], ids: list[int]) -> Callable[[Sequence[str]], bool]:
    words, places = _all(len(moments), len(ids)), (*moments, *ids)

    def fits(values: Sequence[str]) -> bool:
        if not words.fullmatch("".join([f"{values[at]} " for at in places])):
            return False
        try:
            for at in moments:
                datetime.fromisoformat(values[at])
        except ValueError:
            return False
        return True

    return fits
