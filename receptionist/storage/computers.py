"""The computers of the office and what each last reported: rows become `Computer` here."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from receptionist.domain.computers import Computer
from receptionist.storage.tables import COMPUTERS

_FIELDS = ("id", "name", "channel", "available", "proven_at", "trouble", "reported_at")


def load_computers(connection: Connection) -> tuple[Computer, ...]:
    """All of them, by name."""
    rows = connection.execute(select(COMPUTERS).order_by(COMPUTERS.c.name, COMPUTERS.c.id))
    return tuple(Computer(**{name: getattr(row, name) for name in _FIELDS}) for row in rows)


def save_computer(connection: Connection, computer: Computer) -> None:
    """What a computer reports, new or again."""
    values = {name: getattr(computer, name) for name in _FIELDS}
    known = update(COMPUTERS).where(COMPUTERS.c.id == computer.id).values(values)
    if not connection.execute(known).rowcount:
        connection.execute(insert(COMPUTERS), values)


def forget_computer(connection: Connection, computer: Computer) -> None:
    """It is not used any more."""
    connection.execute(delete(COMPUTERS).where(COMPUTERS.c.id == computer.id))
