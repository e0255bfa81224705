"""The chain of a history: each event's digest covers the event before it and its own words.

    texts_digest = sha256(salt ‖ words)
    digest       = sha256(digest of the event before ‖ texts_digest ‖ line)

The line is every other field of the event, one a line; an event before the first, and words that
are none, are 32 zeros. The message keeps the digest of its last event, so that nothing can be cut
off at the end. Words and salt may be erased with a person: the digests stay, and still fit.
A server makes the same bytes in a trigger of its own, so that no program can write another chain.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from receptionist.storage.tables import microseconds

NOTHING: Final = bytes(32)
SALT_BYTES: Final = 16

_PARTS: Final = ("id", "message", "happened_at", "recorded_at", "by", "kind", "computer")


def texts_digest(salt: bytes, texts: str) -> bytes:
    """What stays of erased words; without their salt nobody can guess them from it."""
    return sha256(salt + texts.encode()).digest()


def digest(before: bytes, texts: bytes | None, line: str) -> bytes:
    """The digest of an event, from that of the one before it."""
    return sha256((before or NOTHING) + (texts or NOTHING) + line.encode()).digest()


def line_of(
    *,
    id_: UUID,
    message: UUID,
    happened_at: datetime,
    recorded_at: datetime,
    by: UUID,
    kind: str,
    computer: str,
    data: str,
) -> str:
    """The fields of an event, one a line; none of them has a line break in it."""
    return (
        f"{id_.hex}\n{message.hex}\n{microseconds(happened_at)}\n{microseconds(recorded_at)}\n"
        f"{by.hex}\n{kind}\n{computer}\n{data}"
    )


def line_in_sql(dialect: str, row: str, *, with_data: bool = True) -> str:
    """The same line, said by the database itself of `row`."""
    text = {
        "sqlite": {},
        "postgresql": {
            "id": "replace({}::text, '-', '')",
            "message": "replace({}::text, '-', '')",
            "by": "replace({}::text, '-', '')",
            "happened_at": "(extract(epoch FROM {}) * 1000000)::bigint::text",
            "recorded_at": "(extract(epoch FROM {}) * 1000000)::bigint::text",
        },
    }[dialect]
    line_break = "char(10)" if dialect == "sqlite" else "chr(10)"
    parts = [text.get(name, "{}").format(f'{row}."{name}"') for name in _PARTS]
    parts.append(f'{row}."data"' if with_data else "''")
    return f" || {line_break} || ".join(parts)
