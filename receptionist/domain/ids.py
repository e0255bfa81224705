"""Ids that never change: UUIDv7 made on the PC, so that sending twice is storing once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import NewType
from uuid import UUID

MessageId = NewType("MessageId", UUID)
EventId = NewType("EventId", UUID)
PersonId = NewType("PersonId", UUID)
CallTypeId = NewType("CallTypeId", UUID)


class Ids:
    """The ids one piece of work made: done once more, it makes the same ones again."""

    def __init__(self) -> None:
        self._made: list[UUID] = []
        self._next = 0

    def again(self) -> None:
        """Begin anew with the first."""
        self._next = 0

    def one(self, at: datetime) -> UUID:
        """The next of them, else a new one."""
        if self._next == len(self._made):
            self._made.append(_new(at))
        self._next += 1
        return self._made[self._next - 1]


_IDS: ContextVar[Ids | None] = ContextVar("ids", default=None)


@contextmanager
def ids_of(work: Ids) -> Iterator[None]:
    """Inside, new ids are those of this piece of work, in their order.

    A server that was asked to save and did not answer may have saved: under the same ids the second
    try can be told from a second deed.
    """
    before = _IDS.set(work)
    try:
        yield
    finally:
        _IDS.reset(before)


def new_id(at: datetime) -> UUID:
    """A UUIDv7 (RFC 9562 §5.7) of the moment `at`: 48 bits of milliseconds, then chance."""
    work = _IDS.get()
    return work.one(at) if work else _new(at)


def _new(at: datetime) -> UUID:
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    chance = int.from_bytes(os.urandom(10)) & (1 << 74) - 1
    high, low = chance >> 62, chance & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
