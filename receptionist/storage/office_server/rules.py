"""What the server checks of each line of history and of each message that is written.

The rules of `domain/rules.py` as far as a server can know them: it has no opening hours, so that
who may be gone counts as gone. `receptionist-cli check` holds the states against the histories.
"""

from __future__ import annotations

from typing import Final

# Whoever keeps the office (moving in, mending) has no login in it, and is bound by nothing here.
_ME: Final = """
  me uuid := receptionist_person();
  mine text := receptionist_role();
BEGIN
  IF me IS NULL THEN
    IF pg_has_role(session_user, {keeper}, 'USAGE') THEN RETURN NEW; END IF;
    RAISE insufficient_privilege USING MESSAGE = 'this login is nobody here';
  END IF;"""

_WORKS_ON: Final = """
CREATE OR REPLACE FUNCTION receptionist_works_on(m messages) RETURNS boolean
LANGUAGE sql STABLE {definer} AS $$
  SELECT coalesce(m.assignee = ANY (receptionist_stands_for()), false)
    OR coalesce(m.department = ANY (receptionist_departments())
      AND receptionist_gone(m.assignee), false)
$$"""

_OF_EVENTS: Final = """
CREATE OR REPLACE FUNCTION receptionist_event_rules() RETURNS trigger
LANGUAGE plpgsql {definer} AS $$
DECLARE
  m messages;
  undone record;
  allowed boolean;
{me}
  SELECT * INTO m FROM messages WHERE id = NEW.message;
  allowed := CASE
    WHEN m.id IS NULL THEN false
    WHEN NEW.kind = 'taken' THEN m.taken_by = me
      AND NOT EXISTS (SELECT FROM events WHERE message = m.id)
    WHEN NEW.kind = 'undone' THEN EXISTS (SELECT FROM events e WHERE e.message = m.id
      AND e.id = (NEW.data::jsonb ->> 'of')::uuid AND e.by = me AND e.kind <> 'taken'
      AND NEW.happened_at <= e.happened_at + interval '10 seconds')
    WHEN NEW.kind = 'corrected' THEN m.taken_by = me
    WHEN NEW.kind = 'accepted' AND m.offered_to <> me THEN false
    WHEN mine IN ('front-desk', 'owner') THEN true
    WHEN mine <> 'colleague' THEN false
    WHEN NEW.kind IN ('noted', 'seen', 'postponed', 'fell-to') THEN
      receptionist_reads_all() OR {theirs}
    WHEN NEW.kind IN ('edited', 'read-back') AND m.taken_by = me THEN true
    WHEN NEW.kind = 'recomputed' THEN false
    WHEN NEW.kind = 'closed' THEN receptionist_works_on(m)
      OR (m.offered_to = me AND receptionist_gone(m.assignee))
    ELSE receptionist_works_on(m) OR coalesce(m.offered_to = me, false)
  END;
  IF allowed IS NOT TRUE THEN
    RAISE insufficient_privilege
      USING MESSAGE = format('“%s” is not yours to do with this message', NEW.kind);
  END IF;
  RETURN NEW;
END $$"""

# What changes in a message has happened in its history, in the same breath and by the same person;
# and what the program reads of it says the same as its columns. When the reminders look at it next
# is reckoned by whoever looked last: it is cut to when a promise falls due, an hour for a late one,
# a day where there is none, so that nobody hides a promise from everybody. Looking is never wrong.
_OF_MESSAGES: Final = """
CREATE OR REPLACE FUNCTION receptionist_message_rules() RETURNS trigger
LANGUAGE plpgsql {definer} AS $$
DECLARE
  kinds text[];
  lines bigint;
  was jsonb;
  becomes jsonb;
{me}
  IF NEW.closed_at IS NULL THEN
    NEW.remind_at := least(NEW.remind_at, CASE WHEN NEW.due_at IS NULL
      THEN now() + interval '1 day' ELSE greatest(NEW.due_at, now() + interval '1 hour') END);
  END IF;
  IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
  NEW.written_by := OLD.written_by;
  IF (NEW.number, NEW.id, NEW.taken_by, NEW.taken_at)
    IS DISTINCT FROM (OLD.number, OLD.id, OLD.taken_by, OLD.taken_at) THEN
    RAISE insufficient_privilege USING MESSAGE = 'number, taker and time of a message stay';
  END IF;
  IF NEW.version = OLD.version THEN
    IF (NEW.assignee, NEW.department, NEW.offered_to, NEW.due_at, NEW.closed_at, NEW.state)
      IS DISTINCT FROM
      (OLD.assignee, OLD.department, OLD.offered_to, OLD.due_at, OLD.closed_at, OLD.state)
      AND NOT EXISTS (SELECT FROM erasures
        WHERE message = NEW.id AND by = me AND xmin = pg_current_xact_id()::xid) THEN
      RAISE insufficient_privilege USING MESSAGE = 'a message changes by what happens to it';
    END IF;
    RETURN NEW;
  END IF;
  SELECT count(*) INTO lines FROM events WHERE message = NEW.id;
  SELECT array_agg(e.kind) INTO kinds FROM (SELECT kind FROM events
    WHERE message = NEW.id AND by = me AND xmin = pg_current_xact_id()::xid) e;
  IF NEW.version <> lines OR NEW.version < OLD.version OR kinds IS NULL
    OR (NEW.closed_at IS DISTINCT FROM OLD.closed_at
      AND NOT kinds && ARRAY['closed', 'reopened', 'undone'])
    OR (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL
      AND NOT kinds && ARRAY['closed', 'undone'])
    OR ((NEW.assignee, NEW.department) IS DISTINCT FROM (OLD.assignee, OLD.department)
      AND NOT kinds && ARRAY['assigned', 'accepted', 'gave-back', 'undone'])
    OR (NEW.offered_to IS DISTINCT FROM OLD.offered_to AND NOT kinds && ARRAY['handed-over',
      'assigned', 'accepted', 'gave-back', 'closed', 'reopened', 'undone'])
    OR (NEW.due_at IS DISTINCT FROM OLD.due_at AND NOT kinds && ARRAY['term', 'corrected',
      'recomputed', 'answered', 'closed', 'reopened', 'undone']) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a message changes by what happens to it';
  END IF;
  was := OLD.state::jsonb;
  becomes := NEW.state::jsonb;
  IF (becomes -> 'promise' IS DISTINCT FROM was -> 'promise' AND NOT kinds && ARRAY['taken',
      'term', 'corrected', 'recomputed', 'attempt', 'answered', 'closed', 'reopened', 'undone'])
    OR ((becomes ->> 'assignee')::uuid, (becomes ->> 'department')::uuid,
      (becomes -> 'offer' ->> 'to')::uuid, (becomes -> 'closing' ->> 'at')::timestamptz)
      IS DISTINCT FROM (NEW.assignee, NEW.department, NEW.offered_to, NEW.closed_at) THEN
    RAISE insufficient_privilege USING MESSAGE = 'what a message says is what its columns say';
  END IF;
  NEW.written_by := me;
  RETURN NEW;
END $$"""

RULES: Final = (_WORKS_ON, _OF_EVENTS, _OF_MESSAGES)
ME: Final = _ME

TRIGGERS: Final = {
    # By name: after whatever stamps the line.
    "events": ("rules_of_events", "BEFORE INSERT", "ROW", "receptionist_event_rules"),
    "messages": (
        "rules_of_messages",
        "BEFORE INSERT OR UPDATE",
        "ROW",
        "receptionist_message_rules",
    ),
    "people": (
        "role_follows",
        "AFTER UPDATE OF role, retired_at",
        "ROW",
        "receptionist_role_follows",
    ),
}
"""Of each table: the trigger's name, when it fires, for what, and what it does."""
