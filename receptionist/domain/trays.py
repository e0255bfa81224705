"""The piles on the desk, and what is handed over of them (product.md §8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from receptionist.domain.history import Event
from receptionist.domain.ids import MessageId
from receptionist.domain.message import Message


class Tray(StrEnum):
    """The piles on the desk."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    TODAY = "today"
    LATE = "late"
    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Part:
    """Some messages of a list, from the `start`-th of `count` on."""

    messages: tuple[Message, ...]
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A message with everything that ever happened to it, and the numbers of others it names."""

    message: Message
    history: tuple[Event, ...]
    numbers: Mapping[MessageId, int]
