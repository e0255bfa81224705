"""Which reminders were shown, so that two PCs or two starts do not repeat a stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ClauseElement, Connection, select
from sqlalchemy.dialects import sqlite

from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.reminders import Mark
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import SHOWN

_AT_ONCE = 500


def _on_a_server() -> ClauseElement:
    from sqlalchemy.dialects import postgresql  # costs 40 ms, and only an office needs it

    return postgresql.insert(SHOWN).on_conflict_do_nothing()


_ADD = Prepared(
    None,
    *(each.name for each in SHOWN.columns),
    sqlite=sqlite.insert(SHOWN).on_conflict_do_nothing(),
    postgresql=_on_a_server,
)


def shown_of(connection: Connection, messages: Sequence[MessageId]) -> frozenset[Mark]:
    """What was shown of these messages."""
    found: set[Mark] = set()
    for start in range(0, len(messages), _AT_ONCE):
        some = messages[start : start + _AT_ONCE]
        for row in connection.execute(select(SHOWN).where(SHOWN.c.message.in_(some))):
            message, person = MessageId(row.message), PersonId(row.person)
            found.add(Mark(message, row.round, row.term, row.stage, row.step, person))
    return frozenset(found)


def mark_shown(connection: Connection, marks: Iterable[Mark], at: datetime) -> None:
    """Remember that these were shown; what is remembered already stays."""
    _ADD.run_all(connection, [{"at": at, **mark._asdict()} for mark in marks])
