"""Which closed messages still hold their caller's data longer than the office keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, exists, func, select

from receptionist.storage.tables import ERASURES, MESSAGES


def outlived(connection: Connection, since: datetime, *, at_most: int) -> list[int]:
    """The numbers of those closed before `since`, the earliest closed first."""
    first = _outlived(since).order_by(MESSAGES.c.closed_at, MESSAGES.c.number).limit(at_most)
    return [row.number for row in connection.execute(first)]


def still_outlived(connection: Connection, since: datetime, numbers: Sequence[int]) -> list[int]:
    """Those of these that are so still: what looks through all of them holds no write up."""
    still = _outlived(since).where(MESSAGES.c.number.in_(numbers)).order_by(MESSAGES.c.number)
    return [row.number for row in connection.execute(still)]


def count_outlived(connection: Connection, since: datetime) -> int:
    """How many there are."""
    all_of_them = _outlived(since).subquery()
    return connection.execute(select(func.count()).select_from(all_of_them)).scalar_one()


def _outlived(since: datetime) -> Select[tuple[int]]:
    """Erased already is what was erased after it was closed: what was said since is erased too."""
    erased = exists().where(
        ERASURES.c.message == MESSAGES.c.id, ERASURES.c.at > MESSAGES.c.closed_at
    )
    return select(MESSAGES.c.number).where(MESSAGES.c.closed_at < since, ~erased)
