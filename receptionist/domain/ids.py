"""Ids that never change: UUIDv7 made on the PC, so that sending twice is storing once."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import NewType
from uuid import UUID

MessageId = NewType("MessageId", UUID)
EventId = NewType("EventId", UUID)
PersonId = NewType("PersonId", UUID)
CallTypeId = NewType("CallTypeId", UUID)


def new_id(at: datetime) -> UUID:
    """A UUIDv7 (RFC 9562 §5.7) of the moment `at`: 48 bits of milliseconds, then chance."""
    milliseconds = int(at.timestamp() * 1000) & (1 << 48) - 1
    chance = secrets.randbits(74)
    high, low = chance >> 62, chance & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
