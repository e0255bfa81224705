"""The tables as they are now; how they came to be is in migrations. Nothing else sees them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    false,
    text,
    true,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware moment: timestamptz where the database has it, else microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """The column type of this database."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(BigInteger())
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """The moment for the database; a naive one is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time cannot be stored")
        return microseconds(value) if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return moment_of(value)


def moment_of(value: int | None) -> datetime | None:
    """The moment in UTC that so many microseconds are, as SQLite has them."""
    return None if value is None else _EPOCH + timedelta(microseconds=value)


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


METADATA = MetaData()
# Only SQLite's half of what an index is limited to: the server's stands in the migrations, and to
# name it here would load all of SQLAlchemy for PostgreSQL, 3 MiB, where there is no server.
_OPEN = text("closed_at IS NULL")
_CLOSED = text("closed_at IS NOT NULL")
_LINKED = text("contact IS NOT NULL")
_NEW = text("to_remember")
# AUTOINCREMENT needs SQLite's own INTEGER; elsewhere eight bytes.
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")

MESSAGES = Table(
    "messages",
    METADATA,
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
    # Whose call it was, as far as it is certain, and whether that has still to be looked up.
    Column("contact", Uuid),
    Column("to_remember", Boolean, nullable=False, server_default=true()),
    # The digest of its last event (chains/link.py).
    Column("chain", LargeBinary, nullable=False, server_default=""),
    Index("messages_mine", "assignee", "due_at", sqlite_where=_OPEN),
    Index("messages_due", "due_at", sqlite_where=_OPEN),
    Index("messages_remind", "remind_at", sqlite_where=_OPEN),
    Index("messages_offered", "offered_to", sqlite_where=_OPEN),
    # Of closed ones only: else SQLite takes it for the open ones, all of which have no such time.
    Index("messages_closed", "closed_at", sqlite_where=_CLOSED),
    Index("messages_taken", "taken_at"),
    Index("messages_contact", "contact", "number", sqlite_where=_LINKED),
    Index("messages_to_remember", "number", sqlite_where=_NEW),
    sqlite_autoincrement=True,
)

EVENTS = Table(
    "events",
    METADATA,
    Column("seq", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("message", Uuid, ForeignKey("messages.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("happened_at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("by", Uuid, ForeignKey("people.id"), nullable=False),
    Column("data", Text, nullable=False),
    Column("computer", Text, nullable=False, server_default=""),
    Column("texts_digest", LargeBinary),
    Column("digest", LargeBinary, nullable=False, server_default=""),
    Index("events_message", "message", "seq"),
    Index("events_recorded", "recorded_at"),
    Index("events_happened", "happened_at"),
    sqlite_autoincrement=True,
)

EVENT_TEXTS = Table(
    "event_texts",
    METADATA,
    Column("event", Uuid, ForeignKey("events.id"), primary_key=True),
    Column("data", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False, server_default=""),
)

ERASURES = Table(
    "erasures",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("by", Uuid, ForeignKey("people.id"), nullable=False),
    Column("message", Uuid),
    Column("contact", Uuid),
    Column("files", Text, nullable=False, server_default=""),
    Index("erasures_message", "message"),
)

SHOWN = Table(
    "shown",
    METADATA,
    Column("message", Uuid, ForeignKey("messages.id"), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("term", Integer, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("step", BigInteger, primary_key=True),
    Column("person", Uuid, ForeignKey("people.id"), primary_key=True),
    Column("at", Moment, nullable=False),
)

PEOPLE = Table(
    "people",
    METADATA,
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
    Column("absences", Text, nullable=False, server_default="{}"),
    Column("quiet_until", Moment),
    sqlite_autoincrement=True,
)

PINS = Table(
    "pins",
    METADATA,
    Column("person", Uuid, ForeignKey("people.id"), primary_key=True),
    Column("hash", Text, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("wait_until", Moment),
)

COMPUTERS = Table(
    "computers",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("available", Boolean, nullable=False),
    Column("proven_at", Moment),
    Column("trouble", Text, nullable=False),
    Column("reported_at", Moment, nullable=False),
)

DEPARTMENTS = Table(
    "departments",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("call_type", Uuid),
    Column("standard", Integer),
    Column("retired_at", Moment),
)

MEMBERS = Table(
    "department_members",
    METADATA,
    Column("department", Uuid, ForeignKey("departments.id"), primary_key=True),
    Column("person", Uuid, ForeignKey("people.id"), primary_key=True),
    Column("place", Integer, nullable=False),
)

OFFICE = Table(
    "office",
    METADATA,
    Column("one", Boolean, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("hours", Text, nullable=False),
    Column("standard", Integer, nullable=False),
    Column("urgent_standard", Integer, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("promises_per_hour", Integer, nullable=False, server_default="6"),
    Column("call_types", Text, nullable=False, server_default="{}"),
    Column("colleagues_read_all", Boolean, nullable=False, server_default=true()),
    Column("asks_pin", Boolean, nullable=False, server_default=false()),
    Column("lock_minutes", Integer, nullable=False, server_default="0"),
    Column("keep_months", Integer, nullable=False, server_default="0"),
)

CONTACTS = Table(
    "contacts",
    METADATA,
    Column("place", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("sounds", Text, nullable=False),
    Index("contacts_words", "words"),
    sqlite_autoincrement=True,
)

CONTACT_NUMBERS = Table(
    "contact_numbers",
    METADATA,
    Column("contact", Uuid, ForeignKey("contacts.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("typed", Text, nullable=False),
    Column("e164", Text, nullable=False),
    Column("digits", Text, nullable=False),
    Index("contact_numbers_digits", "digits"),
)

CONTACT_WORDS = Table(
    "contact_words",
    METADATA,
    Column("slip", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    sqlite_with_rowid=False,
)
