"""The first tables: people, office, messages, their history, what was shown, the search index."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, Text, Uuid, text

from receptionist.storage.tables import Moment

revision = "0001"
down_revision = None

_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
_OPEN = text("closed_at IS NULL")


def upgrade() -> None:
    """Make the tables of a new desk."""
    _make_people()
    _make_messages()
    _make_history()
    _make_search()
    if op.get_context().dialect.name == "postgresql":
        _tell_of_changes()


def _make_people() -> None:
    op.create_table(
        "people",
        Column("place", _NUMBER, primary_key=True, autoincrement=True),
        Column("id", Uuid, nullable=False, unique=True),
        Column("name", Text, nullable=False),
        Column("initials", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("deputy", Uuid, ForeignKey("people.id")),
        Column("whereabouts", Text, nullable=False),
        Column("since", Moment),
        Column("back_at", Moment),
        Column("retired_at", Moment),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "departments",
        Column("id", Uuid, primary_key=True),
        Column("name", Text, nullable=False),
    )
    op.create_table(
        "department_members",
        Column("department", Uuid, ForeignKey("departments.id"), primary_key=True),
        Column("person", Uuid, ForeignKey("people.id"), primary_key=True),
        Column("place", Integer, nullable=False),
    )
    op.create_table(
        "office",
        Column("one", Boolean, primary_key=True),
        Column("name", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("country", Text, nullable=False),
        Column("region", Text, nullable=False),
        Column("hours", Text, nullable=False),
        Column("standard", Integer, nullable=False),
        Column("urgent_standard", Integer, nullable=False),
        Column("sample", Boolean, nullable=False),
    )


def _make_messages() -> None:
    op.create_table(
        "messages",
        Column("number", _NUMBER, primary_key=True, autoincrement=True),
        Column("id", Uuid, nullable=False, unique=True),
        Column("version", Integer, nullable=False),
        Column("taken_at", Moment, nullable=False),
        Column("taken_by", Uuid, ForeignKey("people.id"), nullable=False),
        Column("assignee", Uuid, ForeignKey("people.id")),
        Column("department", Uuid, ForeignKey("departments.id")),
        Column("offered_to", Uuid, ForeignKey("people.id")),
        Column("due_at", Moment),
        Column("remind_at", Moment),
        Column("closed_at", Moment),
        Column("state", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    for name, columns in (
        ("messages_mine", ["assignee", "due_at"]),
        ("messages_due", ["due_at"]),
        ("messages_remind", ["remind_at"]),
        ("messages_offered", ["offered_to"]),
    ):
        op.create_index(name, "messages", columns, sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("messages_closed", "messages", ["closed_at"])
    op.create_index("messages_taken", "messages", ["taken_at"])


def _make_history() -> None:
    op.create_table(
        "events",
        Column("seq", _NUMBER, primary_key=True, autoincrement=True),
        Column("id", Uuid, nullable=False, unique=True),
        Column("message", Uuid, ForeignKey("messages.id"), nullable=False),
        Column("kind", Text, nullable=False),
        Column("happened_at", Moment, nullable=False),
        Column("recorded_at", Moment, nullable=False),
        Column("by", Uuid, ForeignKey("people.id"), nullable=False),
        Column("data", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("events_message", "events", ["message", "seq"])
    op.create_index("events_recorded", "events", ["recorded_at"])
    op.create_index("events_happened", "events", ["happened_at"])
    op.create_table(
        "event_texts",
        Column("event", Uuid, ForeignKey("events.id"), primary_key=True),
        Column("data", Text, nullable=False),
    )
    op.create_table(
        "shown",
        Column("message", Uuid, ForeignKey("messages.id"), primary_key=True),
        Column("round", Integer, primary_key=True),
        Column("term", Integer, primary_key=True),
        Column("stage", Text, primary_key=True),
        Column("step", BigInteger, primary_key=True),
        Column("person", Uuid, ForeignKey("people.id"), primary_key=True),
        Column("at", Moment, nullable=False),
    )
    _refuse_all_but_adding()


def _refuse_all_but_adding() -> None:
    """History only grows: the database itself refuses anything else, whoever asks."""
    on_server = op.get_context().dialect.name == "postgresql"
    if on_server:
        op.execute(
            "CREATE FUNCTION history_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'history only grows'; END $$"
        )
    for table in ("events", "event_texts"):
        if on_server:
            op.execute(
                f"CREATE TRIGGER {table}_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION history_only_grows()"
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'history only grows'); END"
            )


def _make_search() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE message_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX message_search_words ON message_search USING gin (words)")
        return
    op.execute(
        "CREATE VIRTUAL TABLE message_search USING fts5(words, "
        "tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
    )


def _tell_of_changes() -> None:
    """Every writing transaction counts once for each table, and whoever listens hears of it.

    The number is for those who cannot listen (behind a pooler) and ask instead.
    """
    op.execute("CREATE SEQUENCE changes")
    op.execute(
        "CREATE FUNCTION tell_of_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM nextval('changes'); "
        "PERFORM pg_notify('receptionist', TG_TABLE_NAME); RETURN NULL; END $$"
    )
    for table in ("messages", "events", "people", "departments", "department_members", "office"):
        op.execute(
            f"CREATE TRIGGER {table}_tell AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change()"
        )
