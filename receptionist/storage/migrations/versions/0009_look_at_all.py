"""A function that has every open message looked at again, whoever's it is."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Who may not see a message may still change what its reminders depend on."""
    if op.get_context().dialect.name != "postgresql":
        return
    schema = op.get_bind().execute(text("SELECT quote_ident(current_schema())")).scalar_one()
    # Earlier, never later: nobody silences the reminders of others.
    update = f"UPDATE {schema}.messages SET remind_at = least(remind_at, at)"  # noqa: S608 -- quoted
    op.execute(
        "CREATE FUNCTION receptionist_look_at_all(at timestamptz) RETURNS void LANGUAGE sql "
        f"SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp AS "
        f"$$ {update} WHERE closed_at IS NULL $$"
    )
