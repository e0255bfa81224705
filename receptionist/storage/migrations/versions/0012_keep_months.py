"""After how many months closed messages lose their caller's data."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Everything is kept, as before."""
    op.add_column("office", Column("keep_months", Integer, nullable=False, server_default="0"))
