"""Which rows each group sees and writes: a colleague own and deputised ones, the others all.

A group that sees everything has a policy that says nothing but true, which costs nothing. What is
asked of the session stands in a subquery of its own, so that the server asks it once a statement.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from receptionist.domain.people import Role
from receptionist.storage.office_server.functions import THEIRS

_ALL: Final = tuple(Role)
_DESK: Final = (Role.FRONT_DESK, Role.OWNER)
_SOME: Final = (Role.COLLEAGUE,)
_EVERYTHING: Final = "(SELECT receptionist_reads_all()) OR "
_MINE: Final = _EVERYTHING + THEIRS.replace("{of}", "messages")
_ME: Final = "(SELECT receptionist_person())"
_SEEN: Final = "EXISTS (SELECT FROM messages m WHERE m.id = {}.message)"
_FOUND: Final = "EXISTS (SELECT FROM messages m WHERE m.number = message_search.rowid)"


class Policy(NamedTuple):
    """That these groups may do that with rows for which this holds; `after`: once changed."""

    table: str
    verb: str
    groups: tuple[Role, ...]
    rows: str
    after: str = ""


POLICIES: Final = (
    Policy("messages", "SELECT", _DESK, "true"),
    Policy("messages", "SELECT", _SOME, _MINE),
    Policy("messages", "INSERT", _ALL, f"taken_by = {_ME}"),
    Policy("messages", "UPDATE", _DESK, "true"),
    # Given away it is not theirs any more; how it changes is checked by the rules.
    Policy("messages", "UPDATE", _SOME, _MINE, after="true"),
    Policy("events", "SELECT", _DESK, "true"),
    Policy("events", "SELECT", _SOME, _EVERYTHING + _SEEN.format("events")),
    Policy("events", "INSERT", _ALL, f"by = {_ME} AND {_SEEN.format('events')}"),
    Policy("event_texts", "SELECT", _DESK, "true"),
    Policy(
        "event_texts",
        "SELECT",
        _SOME,
        _EVERYTHING + "EXISTS (SELECT FROM events e WHERE e.id = event_texts.event)",
    ),
    Policy(
        "event_texts",
        "INSERT",
        _ALL,
        f"EXISTS (SELECT FROM events e WHERE e.id = event_texts.event AND e.by = {_ME} "
        "AND e.xmin = pg_current_xact_id()::xid)",
    ),
    Policy("shown", "SELECT", _DESK, "true"),
    Policy("shown", "SELECT", _SOME, _EVERYTHING + _SEEN.format("shown")),
    Policy("shown", "INSERT", _DESK, "true"),
    # Nobody says for others that they were reminded.
    Policy("shown", "INSERT", _SOME, f"person = {_ME} AND {_SEEN.format('shown')}"),
    # Nobody guesses at home what another one's PIN is; the owner gives and takes them.
    *(Policy("pins", each, _ALL, f"person = {_ME}") for each in ("SELECT", "INSERT", "UPDATE")),
    *(
        Policy("pins", each, (Role.OWNER,), "true")
        for each in ("SELECT", "INSERT", "UPDATE", "DELETE")
    ),
    Policy("message_search", "SELECT", _DESK, "true"),
    Policy("message_search", "SELECT", _SOME, _FOUND),
    Policy("message_search", "INSERT", _ALL, _FOUND),
    Policy("message_search", "UPDATE", _ALL, _FOUND),
    Policy("people", "SELECT", _ALL, "true"),
    Policy("people", "INSERT", (Role.OWNER,), "true"),
    Policy("people", "UPDATE", _DESK, "true"),
    Policy("people", "UPDATE", _SOME, f"id = {_ME}"),
)
