"""The index of closed messages holds closed ones only, so that no tray of open ones uses it."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"

_CLOSED = text("closed_at IS NOT NULL")


def upgrade() -> None:
    """Make the index anew; no message changes."""
    op.drop_index("messages_closed", "messages")
    op.create_index(
        "messages_closed",
        "messages",
        ["closed_at"],
        sqlite_where=_CLOSED,
        postgresql_where=_CLOSED,
    )
