"""What one database holds that another does not: what is to be moved, and what forbids it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select

from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import EVENTS, MESSAGES

_AT_ONCE: Final = 2_000
_KNOWN: Final = Prepared(
    select(MESSAGES.c.number, MESSAGES.c.id, MESSAGES.c.chain)
    .where(MESSAGES.c.number > bindparam("number"))
    .order_by(MESSAGES.c.number)
    .limit(_AT_ONCE)
)


@dataclass(slots=True)
class Compared:
    """Numbers of messages: only in the first database, in both, taken by another message in the
    second, and gone on in the first since they came into the second."""

    missing: list[tuple[int, int]] = field(default_factory=list)
    there: int = 0
    taken: list[int] = field(default_factory=list)
    gone_on: list[int] = field(default_factory=list)

    @property
    def to_move(self) -> int:
        """How many numbers there may be in the missing stretches."""
        return sum(last - first + 1 for first, last in self.missing)


def compared(one: Connection, other: Connection) -> Compared:
    """Number by number what of `one` is in `other`; the missing ones as stretches of numbers."""
    found = Compared()
    theirs = _all(other)
    known = next(theirs, None)
    for number, id_, chain in _all(one):
        while known and known[0] < number:
            known = next(theirs, None)
        if known is None or known[0] > number:
            _also(found.missing, number)
        elif known[1] != id_:
            found.taken.append(number)
        elif bytes(known[2]) == bytes(chain) or _passed(other, id_, chain):
            found.there += 1
        else:
            found.gone_on.append(number)
    return found


def holds_messages(connection: Connection) -> bool:
    """Whether anybody has taken a message there."""
    return connection.execute(select(MESSAGES.c.number).limit(1)).first() is not None


def highest_number(connection: Connection) -> int:
    """The highest number of a message there."""
    return int(connection.execute(select(func.max(MESSAGES.c.number))).scalar() or 0)


def _all(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """Number, id and end of the chain of every message."""
    last = 0
    while rows := _KNOWN.rows(connection, number=last):
        yield from rows
        last = rows[-1][0]


def _also(stretches: list[tuple[int, int]], number: int) -> None:
    """No stretch is longer than what is moved at once."""
    if stretches and number - stretches[-1][0] < _AT_ONCE // 4 and number > stretches[-1][1]:
        first, last = stretches[-1]
        if number == last + 1:
            stretches[-1] = (first, number)
            return
    stretches.append((number, number))


def _passed(other: Connection, message: Any, chain: bytes) -> bool:
    """Whether its history there has come by where it ends here, and gone on."""
    query = select(EVENTS.c.seq).where(EVENTS.c.message == message, EVENTS.c.digest == chain)
    return other.execute(query).first() is not None
