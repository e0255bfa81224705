"""Who each login of an office's server is; whether colleagues read each other's messages."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Text, Uuid, text, true

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Everybody goes on reading everything; nobody has a login of their own yet."""
    op.add_column(
        "office", Column("colleagues_read_all", Boolean, nullable=False, server_default=true())
    )
    if op.get_context().dialect.name == "postgresql":
        _know_logins()


def _know_logins() -> None:
    op.create_table(
        "logins",
        Column("login", Text, primary_key=True),
        Column("person", Uuid, ForeignKey("people.id"), nullable=False),
        Column("role", Text, nullable=False),
    )
    op.create_index("logins_person", "logins", ["person"])
    # Who wrote a message last: they still see it when they have just given it away, and can undo.
    op.add_column("messages", Column("written_by", Uuid))
    schema = op.get_bind().execute(text("SELECT quote_ident(current_schema())")).scalar_one()
    # The login of the session, whoever's rights hold just now; nobody in an office of one login.
    who = f"SELECT person FROM {schema}.logins WHERE login = session_user"  # noqa: S608 -- quoted
    op.execute(
        "CREATE FUNCTION receptionist_person() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER "
        f"SET search_path = pg_catalog, pg_temp AS $$ {who} $$"
    )
