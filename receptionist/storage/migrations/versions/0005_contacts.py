"""The directory of callers: contacts, their numbers, what finds them; whose call a message was."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Text, Uuid, text, true

revision = "0005"
down_revision = "0004"

_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
# Beginnings are ranges: letters are in the order of their codes, whatever the server's language.
_LETTERS = Text().with_variant(Text(collation="C"), "postgresql")
_LINKED = text("contact IS NOT NULL")
_NEW = text("to_remember")


def upgrade() -> None:
    """Make the tables; the callers of the messages there are become contacts little by little."""
    _make_contacts()
    op.add_column("messages", Column("contact", Uuid))
    op.add_column("messages", Column("to_remember", Boolean, nullable=False, server_default=true()))
    op.create_index(
        "messages_contact",
        "messages",
        ["contact", "number"],
        sqlite_where=_LINKED,
        postgresql_where=_LINKED,
    )
    op.create_index(
        "messages_to_remember", "messages", ["number"], sqlite_where=_NEW, postgresql_where=_NEW
    )


def _make_contacts() -> None:
    op.create_table(
        "contacts",
        Column("place", _NUMBER, primary_key=True, autoincrement=True),
        Column("id", Uuid, nullable=False, unique=True),
        Column("version", Integer, nullable=False),
        Column("name", Text, nullable=False),
        Column("company", Text, nullable=False),
        Column("notes", Text, nullable=False),
        Column("folded", Text, nullable=False),
        Column("words", Text, nullable=False),
        Column("sounds", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("contacts_words", "contacts", ["words"])
    op.create_table(
        "contact_numbers",
        Column("contact", Uuid, ForeignKey("contacts.id"), primary_key=True),
        Column("place", Integer, primary_key=True),
        Column("typed", Text, nullable=False),
        Column("e164", Text, nullable=False),
        Column("digits", Text, nullable=False),
    )
    op.create_index("contact_numbers_digits", "contact_numbers", ["digits"])
    # Every word of a name, and what a slip of the keys may leave of it.
    op.create_table(
        "contact_words",
        Column("slip", _LETTERS, primary_key=True),
        Column("word", _LETTERS, primary_key=True),
        sqlite_with_rowid=False,
    )
    if op.get_context().dialect.name == "postgresql":
        _make_search_on_server()
        return
    op.execute(
        "CREATE VIRTUAL TABLE contact_search USING fts5(folded, sounds, digits, "
        'tokenize = "trigram")'
    )


def _make_search_on_server() -> None:
    op.execute(
        "CREATE TABLE contact_search (rowid bigint PRIMARY KEY, folded tsvector NOT NULL, "
        "sounds tsvector NOT NULL, digits tsvector NOT NULL)"
    )
    for column in ("folded", "sounds", "digits"):
        op.execute(f"CREATE INDEX contact_search_{column} ON contact_search USING gin ({column})")
    for table in ("contacts", "contact_numbers"):
        op.execute(
            f"CREATE TRIGGER {table}_tell AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change()"
        )
