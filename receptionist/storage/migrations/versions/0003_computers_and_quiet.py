"""Who is not to be disturbed until when; what each computer knows of its notifications."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Text, Uuid

from receptionist.storage.tables import Moment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nobody is quiet, and no computer has reported yet."""
    op.add_column("people", Column("quiet_until", Moment))
    op.create_table(
        "computers",
        Column("id", Uuid, primary_key=True),
        Column("name", Text, nullable=False),
        Column("channel", Text, nullable=False),
        Column("available", Boolean, nullable=False),
        Column("proven_at", Moment),
        Column("trouble", Text, nullable=False),
        Column("reported_at", Moment, nullable=False),
    )
