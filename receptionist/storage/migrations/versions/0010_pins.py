"""PINs as hashes, with the wrong tries counted; whether the office wants them, when a PC locks."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Integer, Text, Uuid, false

from receptionist.storage.tables import Moment

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Nobody has a PIN, none is asked for, and no PC locks by itself."""
    op.create_table(
        "pins",
        Column("person", Uuid, ForeignKey("people.id"), primary_key=True),
        Column("hash", Text, nullable=False),
        Column("wrong", Integer, nullable=False),
        Column("wait_until", Moment),
    )
    op.add_column("office", Column("asks_pin", Boolean, nullable=False, server_default=false()))
    op.add_column("office", Column("lock_minutes", Integer, nullable=False, server_default="0"))
