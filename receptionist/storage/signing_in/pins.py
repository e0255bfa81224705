"""PINs: only their hashes, how often in a row a wrong one was tried, and until when to wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from receptionist.domain.ids import PersonId
from receptionist.storage.tables import PINS


@dataclass(frozen=True, slots=True)
class Pin:
    """What is kept of somebody's PIN."""

    hash: str
    wrong: int = 0
    wait_until: datetime | None = None


def pin_of(connection: Connection, person: PersonId) -> Pin | None:
    """Somebody's, or None."""
    row = connection.execute(select(PINS).where(PINS.c.person == person)).first()
    return Pin(row.hash, row.wrong, row.wait_until) if row else None


def persons_with_pin(connection: Connection) -> frozenset[PersonId]:
    """Whoever has one."""
    return frozenset(PersonId(row.person) for row in connection.execute(select(PINS.c.person)))


def keep_pin(connection: Connection, person: PersonId, hash_: str) -> None:
    """A new one; what was tried before counts no longer."""
    values = {"hash": hash_, "wrong": 0, "wait_until": None}
    known = update(PINS).where(PINS.c.person == person).values(values)
    if not connection.execute(known).rowcount:
        connection.execute(insert(PINS), values | {"person": person})


def forget_pin(connection: Connection, person: PersonId) -> None:
    """None any more."""
    connection.execute(delete(PINS).where(PINS.c.person == person))


def count_try(connection: Connection, person: PersonId, wait_until: datetime | None) -> None:
    """One more try, counted before it is known whether it is right: also of several at once."""
    connection.execute(
        update(PINS)
        .where(PINS.c.person == person)
        .values(wrong=PINS.c.wrong + 1, wait_until=wait_until)
    )


def forget_tries(connection: Connection, person: PersonId) -> None:
    """The right one was given."""
    connection.execute(update(PINS).where(PINS.c.person == person).values(wrong=0, wait_until=None))
