"""What the server asks itself before it lets somebody do something: who, whose, may they.

Every function has the rights of the keeper and looks nowhere but in the office's own schema;
`{schema}` and `{keeper}` are put in when they are made. Who is asked about is the session's login.
"""

from __future__ import annotations

from typing import Final

_DEFINER: Final = "SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp"

# One condition, for the rows of the table and for the search, which looks into it by itself.
THEIRS: Final = (
    "({of}.assignee = ANY ((SELECT receptionist_stands_for())::uuid[])"
    " OR {of}.taken_by = (SELECT receptionist_person())"
    " OR {of}.offered_to = (SELECT receptionist_person())"
    " OR {of}.department = ANY ((SELECT receptionist_departments())::uuid[])"
    " OR {of}.written_by = (SELECT receptionist_person()))"
)

# A login that was withdrawn, or whose person has left, is nobody.
_PERSON: Final = """
CREATE OR REPLACE FUNCTION receptionist_person() RETURNS uuid LANGUAGE sql STABLE {definer} AS $$
  SELECT p.id FROM logins l JOIN people p ON p.id = l.person
  WHERE l.login = session_user AND l.role <> 'withdrawn' AND p.retired_at IS NULL
$$"""

_ROLE: Final = """
CREATE OR REPLACE FUNCTION receptionist_role() RETURNS text LANGUAGE sql STABLE {definer} AS $$
  SELECT role FROM people WHERE id = receptionist_person()
$$"""

_READS_ALL: Final = """
CREATE OR REPLACE FUNCTION receptionist_reads_all() RETURNS boolean LANGUAGE sql STABLE {definer}
AS $$
  SELECT coalesce(receptionist_role() IN ('front-desk', 'owner') OR (receptionist_role()
    = 'colleague' AND coalesce((SELECT colleagues_read_all FROM office), true)), false)
$$"""

_STANDS_FOR: Final = """
CREATE OR REPLACE FUNCTION receptionist_stands_for() RETURNS uuid[] LANGUAGE sql STABLE {definer}
AS $$
  SELECT array_agg(p.id) FROM people p, (SELECT receptionist_person() AS id) me
  WHERE p.id = me.id OR p.deputy = me.id OR EXISTS (
    SELECT FROM jsonb_array_elements(p.absences::jsonb -> 'absences') each
    WHERE (each ->> 'deputy')::uuid = me.id AND (each ->> 'end')::timestamptz > now())
$$"""

_DEPARTMENTS: Final = """
CREATE OR REPLACE FUNCTION receptionist_departments() RETURNS uuid[] LANGUAGE sql STABLE {definer}
AS $$
  SELECT array_agg(department) FROM department_members WHERE person = receptionist_person()
$$"""

# Who may not be there just now; who is there and says so is asked for nothing by others.
_GONE: Final = """
CREATE OR REPLACE FUNCTION receptionist_gone(who uuid) RETURNS boolean LANGUAGE sql STABLE {definer}
AS $$
  SELECT coalesce((SELECT p.retired_at IS NOT NULL OR p.whereabouts IN ('out', 'holiday', 'sick')
    OR EXISTS (SELECT FROM jsonb_array_elements(p.absences::jsonb -> 'absences') each
      WHERE now() BETWEEN (each ->> 'start')::timestamptz AND (each ->> 'end')::timestamptz)
    FROM people p WHERE p.id = who), true)
$$"""

_FIND: Final = """
CREATE OR REPLACE FUNCTION receptionist_find(asked tsquery) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE {definer} AS $$
BEGIN
  IF receptionist_reads_all() THEN
    RETURN QUERY SELECT s.rowid FROM message_search s WHERE s.words @@ asked;
  ELSE
    RETURN QUERY SELECT s.rowid FROM message_search s JOIN messages m ON m.number = s.rowid
      WHERE s.words @@ asked AND {theirs};
  END IF;
END $$"""

# Reminders are looked at earlier, never later: nobody silences them for others.
_LOOK_AT_ALL: Final = """
CREATE OR REPLACE FUNCTION receptionist_look_at_all(at timestamptz) RETURNS void
LANGUAGE sql {definer} AS $$
  UPDATE messages SET remind_at = least(remind_at, at) WHERE closed_at IS NULL
$$"""

# Only the keeper may call it; the groups are its own to give.
_GIVE_ROLE: Final = """
CREATE OR REPLACE FUNCTION receptionist_give_role(whose name, who uuid, given text) RETURNS void
LANGUAGE plpgsql {definer} AS $$
DECLARE
  each text;
  wanted text := {prefix} || '_' || replace(given, '-', '_');
BEGIN
  INSERT INTO logins (login, person, role) VALUES (whose, who, given)
    ON CONFLICT (login) DO UPDATE SET person = excluded.person, role = excluded.role;
  FOREACH each IN ARRAY {groups} LOOP
    IF each <> wanted AND pg_has_role(whose, each, 'MEMBER') THEN
      EXECUTE format('REVOKE %I FROM %I', each, whose);
    END IF;
  END LOOP;
  IF given <> 'withdrawn' AND NOT pg_has_role(whose, wanted, 'MEMBER') THEN
    EXECUTE format('GRANT %I TO %I', wanted, whose);
  END IF;
END $$"""

# An owner changes what somebody is, or that they have left: their login follows at once.
_ROLE_FOLLOWS: Final = """
CREATE OR REPLACE FUNCTION receptionist_role_follows() RETURNS trigger
LANGUAGE plpgsql {definer} AS $$
DECLARE
  theirs record;
BEGIN
  FOR theirs IN SELECT login FROM logins JOIN pg_roles ON rolname = login
    WHERE person = NEW.id AND role <> 'withdrawn'
  LOOP
    PERFORM receptionist_give_role(theirs.login::name, NEW.id,
      CASE WHEN NEW.retired_at IS NULL THEN NEW.role ELSE 'withdrawn' END);
  END LOOP;
  RETURN NULL;
END $$"""

FUNCTIONS: Final = (
    _PERSON,
    _ROLE,
    _READS_ALL,
    _STANDS_FOR,
    _DEPARTMENTS,
    _GONE,
    _FIND.replace("{theirs}", THEIRS.replace("{of}", "m")),
    _LOOK_AT_ALL,
    _GIVE_ROLE,
    _ROLE_FOLLOWS,
)
DEFINER: Final = _DEFINER

EVERYBODYS: Final = (
    "receptionist_person()",
    "receptionist_role()",
    "receptionist_reads_all()",
    "receptionist_stands_for()",
    "receptionist_departments()",
    "receptionist_find(tsquery)",
    "receptionist_look_at_all(timestamptz)",
)
"""What the groups may call themselves; policies call the others with the keeper's rights."""

OWNERS: Final = ("receptionist_erase(uuid, timestamptz, uuid, uuid, uuid, text)",)
"""What an owner may call besides."""
