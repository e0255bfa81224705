"""R11: every forbidden statement as every role, as plain SQL past the program: the server refuses.

A statement that nobody may stands once; one that only some may names those it is refused to.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg
import pytest
from psycopg import errors

from receptionist.storage.office_server.grants import GRANTS
from tests.office.rights.conftest import GuardedOffice

DESK, COLLEAGUE, OWNER = "ana", "juan", "laura"
EVERYBODY = (DESK, COLLEAGUE, OWNER)
NOT_OWNER = (DESK, COLLEAGUE)

_EVENT = (
    "INSERT INTO events (id, message, kind, happened_at, recorded_at, by, data) "
    "VALUES (gen_random_uuid(), '{%s}', '%s', now(), now(), '{%s}', '%s')"
)
_STATE = "UPDATE messages SET version = version + 1, state = 'x'{more} WHERE id = '{{{which}}}'"
_ERASE = "SELECT receptionist_erase(gen_random_uuid(), now(), '{laura}', '{juans}', NULL, '')"


def event(which: str, kind: str, by: str = "ana", data: str = "{{}}") -> str:
    """A line of history that somebody adds by hand."""
    return _EVENT % (which, kind, by, data)


def state(which: str, more: str = "") -> str:
    """A message that somebody writes over by hand."""
    return _STATE.format(which=which, more=more)


HISTORY = [
    "UPDATE events SET happened_at = now()",
    "UPDATE events SET by = '{juan}' WHERE message = '{juans}'",
    "DELETE FROM events",
    "TRUNCATE events CASCADE",
    "UPDATE event_texts SET data = '{{}}'",
    "DELETE FROM event_texts",
    "DELETE FROM shown",
    "UPDATE shown SET at = now()",
    "DELETE FROM messages",
    "TRUNCATE messages CASCADE",
    "DELETE FROM message_search",
    "INSERT INTO erasures (id, at, by) VALUES (gen_random_uuid(), now(), '{laura}')",
    "DELETE FROM erasures",
    event("juans", "taken", "ana"),
    event("juans", "undone", "ana", '{{"of": "00000000-0000-0000-0000-000000000000"}}'),
]
MESSAGES = [
    "UPDATE messages SET id = gen_random_uuid()",
    "UPDATE messages SET number = 99 WHERE number = 1",
    "UPDATE messages SET chain = ''",
    "UPDATE messages SET written_by = '{juan}'",
    "UPDATE messages SET taken_by = '{laura}' WHERE id = '{juans}'",
    "UPDATE messages SET taken_at = now() WHERE id = '{juans}'",
    "UPDATE messages SET state = '{{}}' WHERE id = '{juans}'",
    "UPDATE messages SET closed_at = now() WHERE id = '{juans}'",
    "UPDATE messages SET assignee = '{marta}' WHERE id = '{juans}'",
    "UPDATE messages SET due_at = now() WHERE id = '{juans}'",
    state("juans"),
    state("juans", ", closed_at = now()"),
    event("juans", "noted") + "; " + state("juans", ", closed_at = now()"),
    event("juans", "noted") + "; " + state("juans", ", assignee = '{marta}'"),
    event("juans", "noted") + "; " + state("juans", ", due_at = NULL"),
    event("juans", "noted") + "; " + state("juans").replace("version + 1", "version + 7"),
    *(
        event("juans", "noted") + "; " + state("juans").replace("'x'", f"({changed})::text")
        for changed in (
            "state::jsonb - 'promise'",
            "state::jsonb - 'assignee'",
            "state::jsonb || jsonb_build_object('closing', jsonb_build_object('at', now()))",
            "state::jsonb || jsonb_build_object('offer', jsonb_build_object('to', id))",
        )
    ),
    "INSERT INTO messages (id, version, taken_at, taken_by, state) "
    "VALUES (gen_random_uuid(), 1, now(), '{marta}', '{{}}')",
    "INSERT INTO messages (number, id, version, taken_at, taken_by, state) "
    "VALUES (7, gen_random_uuid(), 1, now(), receptionist_person(), '{{}}')",
    "SELECT setval('messages_number_seq', 1)",
    "SELECT setval('changes', 1)",
]
SERVER = [
    "ALTER TABLE events DISABLE TRIGGER ALL",
    "ALTER TABLE messages DISABLE ROW LEVEL SECURITY",
    "DROP TRIGGER events_only_grow ON events",
    "DROP TABLE event_texts",
    "CREATE TABLE mine (x int)",
    "CREATE TEMPORARY TABLE mine (x int)",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE ROLE mine",
    "SET ROLE {keeper}",
    "SET SESSION AUTHORIZATION {login}_",
    "SET session_replication_role = replica",
    "GRANT {owners} TO {login}",
    "UPDATE alembic_version SET version_num = '0001'",
    "INSERT INTO logins VALUES ('{login}', '{laura}', 'owner')",
    "UPDATE logins SET person = '{laura}'",
    "DELETE FROM logins",
    "SELECT receptionist_give_role('{login}', '{laura}', 'owner')",
    "DELETE FROM people",
    "DELETE FROM departments",
    "DELETE FROM office",
    "DELETE FROM contacts",
    "UPDATE people SET id = gen_random_uuid()",
    "ALTER DATABASE {database} OWNER TO {login}",
    "COPY messages TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
]
OFFICE = [
    "UPDATE office SET standard = 1",
    "UPDATE office SET colleagues_read_all = true",
    "UPDATE people SET role = 'owner' WHERE id = '{juan}'",
    "UPDATE people SET name = 'x' WHERE id = '{juan}'",
    "UPDATE people SET retired_at = now() WHERE id = '{marta}'",
    "INSERT INTO people (id, name, initials, role, whereabouts) "
    "VALUES (gen_random_uuid(), 'x', 'X', 'colleague', 'unknown')",
    "INSERT INTO departments (id, name) VALUES (gen_random_uuid(), 'x')",
    "UPDATE departments SET name = 'x'",
    "DELETE FROM department_members",
    "DELETE FROM computers",
    "SELECT * FROM logins",
    "INSERT INTO pins VALUES ('{marta}', 'x', 0, NULL)",
    "DELETE FROM pins",
    _ERASE,
]
OTHERS = [
    event("martas", "noted", "juan"),
    event("martas", "closed", "juan"),
    event("lauras", "answered", "juan"),
    event("juans", "corrected", "juan"),
    event("juans", "recomputed", "juan"),
    "INSERT INTO shown VALUES ('{juans}', 0, 0, 'due', 0, '{marta}', now())",
    "INSERT INTO message_search (rowid, words) VALUES (3, to_tsvector('x'))",
    "SELECT words FROM message_search",
]
FORBIDDEN = [
    *((statement, who) for statement in (*HISTORY, *MESSAGES, *SERVER) for who in EVERYBODY),
    *((statement, who) for statement in OFFICE for who in NOT_OWNER),
    *((statement, COLLEAGUE) for statement in OTHERS),
]
_REFUSED = (errors.InsufficientPrivilege, errors.RaiseException)


@pytest.mark.parametrize(("statement", "who"), FORBIDDEN)
def test_the_server_refuses_it(guarded: GuardedOffice, statement: str, who: str) -> None:
    with (
        guarded.as_(who) as connection,
        pytest.raises(psycopg.Error) as refused,
        connection.transaction(),
    ):
        connection.execute(statement.format(**guarded.words).encode())
    known = isinstance(refused.value, _REFUSED) or "SET SESSION" in statement
    assert known, f"{statement}: {refused.value}"


KEEPERS = ["UPDATE events SET by = by", "DELETE FROM events", "TRUNCATE event_texts"]


@pytest.mark.parametrize("statement", KEEPERS)
def test_not_even_the_keeper_changes_what_happened(guarded: GuardedOffice, statement: str) -> None:
    with guarded.server.connect(guarded.office.database) as connection:
        connection.execute(f"SET ROLE {guarded.words['keeper']}".encode())
        with pytest.raises(errors.RaiseException, match="history only grows"):
            connection.execute(statement.encode())


TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
)


def test_of_every_table_it_is_decided_who_may_what(guarded: GuardedOffice) -> None:
    with guarded.server.connect(guarded.office.database) as connection:
        there = {str(name) for (name,) in connection.execute(TABLES)}
    assert there == {each.table for each in GRANTS}


SEEN = {
    "SELECT number FROM messages": [1],
    "SELECT m.number FROM events e JOIN messages m ON m.id = e.message": [1],
    "SELECT count(*) FROM events": [1],
    "SELECT count(*) FROM event_texts": [1],
    "SELECT rowid FROM message_search": [1],
    "SELECT receptionist_find('maria')": [1],
    "SELECT number FROM messages WHERE id = '{martas}'": [],
    "UPDATE messages SET remind_at = NULL RETURNING number": [1],
    "UPDATE people SET whereabouts = 'out' WHERE id = '{marta}' RETURNING 1": [],
}


@pytest.mark.parametrize("statement", SEEN)
def test_a_colleague_sees_and_touches_nothing_of_others(
    guarded: GuardedOffice, statement: str
) -> None:
    with guarded.as_(COLLEAGUE) as connection, connection.transaction(force_rollback=True):
        found = connection.execute(statement.format(**guarded.words).encode()).fetchall()
    assert [row[0] for row in found] == SEEN[statement]


def test_a_deputy_sees_whom_they_stand_in_for_and_a_login_withdrawn_nothing(
    guarded: GuardedOffice,
) -> None:
    count = b"SELECT array_agg(number ORDER BY number) FROM messages"
    with guarded.as_("marta") as marta:
        assert marta.execute(count).fetchone() == ([1, 2],)
        with guarded.server.connect(guarded.office.database) as admin:
            give = "SELECT receptionist_give_role(%s::name, %s, %s)"
            login, person = guarded.login("marta"), guarded.reception.marta
            admin.execute(give, (login, person, "withdrawn"))
            with pytest.raises(errors.InsufficientPrivilege):
                marta.execute(count)
            admin.execute(give, (login, person, "colleague"))
        assert marta.execute(count).fetchone() == ([1, 2],)


ALLOWED = [
    (event("juans", "noted", "ana"), "ana"),
    (event("juans", "closed", "ana"), "ana"),
    (event("martas", "assigned", "laura"), "laura"),
    (event("juans", "noted", "juan"), "juan"),
    (event("juans", "closed", "marta"), "juan"),
    (event("juans", "attempt", "juan"), "marta"),
    ("UPDATE office SET standard = 30", "laura"),
    ("UPDATE people SET name = 'Juana' WHERE id = '{juan}'", "laura"),
    ("UPDATE people SET whereabouts = 'out' WHERE id = '{juan}'", "juan"),
    ("UPDATE people SET whereabouts = 'out' WHERE id = '{marta}'", "ana"),
    ("INSERT INTO shown VALUES ('{juans}', 0, 0, 'due', 0, '{juan}', now())", "juan"),
    ("INSERT INTO shown VALUES ('{juans}', 0, 0, 'due', 0, '{marta}', now())", "ana"),
    ("SELECT * FROM logins", "laura"),
    (_ERASE, "laura"),
    ("SELECT words FROM message_search", "ana"),
]


@pytest.mark.parametrize(("statement", "who"), ALLOWED)
def test_what_is_allowed_works(guarded: GuardedOffice, statement: str, who: str) -> None:
    with guarded.as_(who) as connection, connection.transaction(force_rollback=True):
        connection.execute(statement.format(**guarded.words).encode())


HIDDEN = [
    "UPDATE messages SET remind_at = '2099-01-01' WHERE id = '{juans}' RETURNING remind_at, due_at",
    "UPDATE messages SET remind_at = NULL WHERE id = '{juans}' RETURNING remind_at, due_at",
    "INSERT INTO messages (id, version, taken_at, taken_by, state, remind_at) VALUES "
    "(gen_random_uuid(), 1, now(), receptionist_person(), '{{}}', '2099-01-01') "
    "RETURNING remind_at, due_at",
]


@pytest.mark.parametrize("statement", HIDDEN)
@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_hides_a_promise_from_the_reminders(
    guarded: GuardedOffice, statement: str, who: str
) -> None:
    with guarded.as_(who) as connection, connection.transaction(force_rollback=True):
        (row,) = connection.execute(statement.format(**guarded.words).encode()).fetchall()
        ((now,),) = connection.execute(b"SELECT now()").fetchall()
    looked_at, due = row
    assert isinstance(now, datetime)
    latest = now + timedelta(days=1) if due is None else max(due, now + timedelta(hours=1))  # type: ignore[call-overload]
    assert looked_at == latest


def test_who_wrote_it_and_when_is_the_servers_word(guarded: GuardedOffice) -> None:
    said = event("juans", "noted", "marta").replace("now(), now()", "now() + '1 day', '2000-01-01'")
    with guarded.as_("ana") as connection, connection.transaction(force_rollback=True):
        connection.execute(said.format(**guarded.words).encode())
        written = connection.execute(
            "SELECT by, now() - recorded_at < '1 minute', happened_at <= recorded_at "
            "FROM events ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    assert written == (guarded.reception.ana, True, True)
