"""What each group may do with each table and column; what is not here, nobody may.

`EVERYBODY` is all three groups. Columns are named where only some may be given or changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from receptionist.domain.people import Role
from receptionist.storage.office_server.names import Roles, quoted

EVERYBODY: Final = tuple(Role)
_DESK: Final = (Role.FRONT_DESK, Role.OWNER)
_OWNER: Final = (Role.OWNER,)


class Grant(NamedTuple):
    """That these groups may do that with a table: with all columns but some, or only with some."""

    table: str
    verb: str
    groups: tuple[Role, ...]
    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


_WHERE = ("whereabouts", "since", "back_at", "deputy", "absences", "quiet_until")
_DIRECTORY = ("contacts", "contact_numbers", "contact_words", "contact_search")
_READ = ("messages", "events", "event_texts", "shown", "people", "departments")

GRANTS: Final = (
    *(Grant(table, "SELECT", EVERYBODY) for table in _READ),
    *(Grant(table, "SELECT", EVERYBODY) for table in ("department_members", "office", "computers")),
    # The log of what was erased names ids alone; each PC keeps a copy, for a server put back.
    Grant("erasures", "SELECT", EVERYBODY),
    *(Grant(table, "SELECT", EVERYBODY) for table in (*_DIRECTORY, "alembic_version")),
    Grant("messages", "INSERT", EVERYBODY, but=("number", "written_by", "chain")),
    Grant("messages", "UPDATE", EVERYBODY, but=("number", "id", "written_by", "chain")),
    Grant("events", "INSERT", EVERYBODY, but=("seq", "digest")),
    Grant("event_texts", "INSERT", EVERYBODY),
    Grant("shown", "INSERT", EVERYBODY),
    *(Grant("pins", verb, EVERYBODY) for verb in ("SELECT", "INSERT", "UPDATE")),
    Grant("pins", "DELETE", _OWNER),
    # What is in a message can be guessed from what finds it: colleagues search by a function.
    Grant("message_search", "SELECT", _DESK),
    Grant("message_search", "SELECT", (Role.COLLEAGUE,), only=("rowid",)),
    Grant("message_search", "INSERT", EVERYBODY),
    Grant("message_search", "UPDATE", EVERYBODY, only=("words",)),
    Grant("people", "INSERT", _OWNER, but=("place",)),
    Grant("people", "UPDATE", _OWNER, but=("place", "id")),
    Grant("people", "UPDATE", (Role.FRONT_DESK, Role.COLLEAGUE), only=_WHERE),
    Grant("departments", "INSERT", _OWNER),
    Grant("departments", "UPDATE", _OWNER, but=("id",)),
    Grant("department_members", "INSERT", _OWNER),
    Grant("department_members", "DELETE", _OWNER),
    Grant("office", "INSERT", _OWNER),
    Grant("office", "UPDATE", _OWNER, but=("one",)),
    Grant("logins", "SELECT", _OWNER),
    Grant("computers", "INSERT", EVERYBODY),
    Grant("computers", "UPDATE", EVERYBODY),
    Grant("computers", "DELETE", _OWNER),
    Grant("contacts", "INSERT", EVERYBODY, but=("place",)),
    Grant("contacts", "UPDATE", EVERYBODY, but=("place",)),
    Grant("contact_numbers", "INSERT", EVERYBODY),
    Grant("contact_numbers", "DELETE", EVERYBODY),
    *(Grant(table, "INSERT", EVERYBODY) for table in ("contact_words", "contact_search")),
    *(Grant(table, "DELETE", EVERYBODY) for table in ("contact_words", "contact_search")),
)

SEQUENCES: Final = ("messages_number_seq", "events_seq_seq", "contacts_place_seq", "changes")
"""Counters that everybody moves on by what they add; nobody may set one."""
_OWNERS_SEQUENCES: Final = ("people_place_seq",)

_COLUMNS = text(
    "SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
    "WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' "
    "AND attnum > 0 AND NOT attisdropped"
)


def grants_for(connection: Connection, roles: Roles) -> Iterator[str]:
    """The statements that give each group its rights, and nobody else any."""
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(_COLUMNS):
        columns.setdefault(table, []).append(column)
    groups = ", ".join(map(quoted, roles.groups))
    for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        yield f"REVOKE ALL ON ALL {kind} IN SCHEMA {{schema}} FROM PUBLIC, {groups}"
    for table, names in columns.items():
        # A right on a column outlives the one on its table.
        listed = ", ".join(map(quoted, names))
        yield f"REVOKE ALL ({listed}) ON {quoted(table)} FROM PUBLIC, {groups}"
    for grant in GRANTS:
        yield _grant(grant, columns[grant.table], roles)
    for sequence in SEQUENCES:
        yield f"GRANT USAGE, SELECT ON SEQUENCE {sequence} TO {groups}"
    for sequence in _OWNERS_SEQUENCES:
        yield f"GRANT USAGE ON SEQUENCE {sequence} TO {quoted(roles.group(Role.OWNER))}"


def _grant(grant: Grant, columns: list[str], roles: Roles) -> str:
    some = ""
    if grant.only or grant.but:
        named = grant.only or [each for each in columns if each not in grant.but]
        some = f" ({', '.join(map(quoted, named))})"
    groups = ", ".join(quoted(roles.group(each)) for each in grant.groups)
    return f"GRANT {grant.verb}{some} ON {quoted(grant.table)} TO {groups}"
