"""Which reminders were shown, so that two PCs or two starts do not repeat a stage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ClauseElement, Connection, bindparam, select
from sqlalchemy.dialects import sqlite

from receptionist.domain.reminders import Mark
from receptionist.storage.messages import OPEN
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import MESSAGES, SHOWN

_TO_LOOK_AT = Prepared(
    select(*(SHOWN.c[name] for name in Mark._fields))
    .join(MESSAGES, MESSAGES.c.id == SHOWN.c.message)
    .where(OPEN, MESSAGES.c.remind_at <= bindparam("now"))
)


def _on_a_server() -> ClauseElement:
    from sqlalchemy.dialects import postgresql  # costs 40 ms, and only an office needs it

    return postgresql.insert(SHOWN).on_conflict_do_nothing()


_ADD = Prepared(
    None,
    *(each.name for each in SHOWN.columns),
    sqlite=sqlite.insert(SHOWN).on_conflict_do_nothing(),
    postgresql=_on_a_server,
)


def shown_to_look_at(connection: Connection, now: datetime) -> frozenset[Mark]:
    """What was shown of the open messages that are to be looked at by now."""
    return frozenset(Mark(*row) for row in _TO_LOOK_AT.rows(connection, now=now))


def mark_shown(connection: Connection, marks: Iterable[Mark], at: datetime) -> None:
    """Remember that these were shown; what is remembered already stays."""
    _ADD.run_all(connection, [{"at": at, **mark._asdict()} for mark in marks])
