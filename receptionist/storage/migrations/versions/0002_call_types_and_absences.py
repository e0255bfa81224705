"""Call types, planned absences, what is usual in a department, and how many promises an hour."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text, Uuid

from receptionist.storage.tables import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Every office goes on as before: without call types, with six promises an hour."""
    op.add_column("people", Column("absences", Text, nullable=False, server_default="{}"))
    op.add_column("departments", Column("call_type", Uuid))
    op.add_column("departments", Column("standard", Integer))
    op.add_column("departments", Column("retired_at", Moment))
    op.add_column(
        "office", Column("promises_per_hour", Integer, nullable=False, server_default="6")
    )
    op.add_column("office", Column("call_types", Text, nullable=False, server_default="{}"))
