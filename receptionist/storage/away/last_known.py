"""The office as this PC last knew it: a small SQLite file, in which people go on working.

Every transaction that adds to a message's history puts the same into the outbox, before it counts
as saved. What belongs to everyone (people, hours, callers) can be read there and not changed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Engine, event, func, select, text
from sqlalchemy.engine import URL

from receptionist.domain.errors import StorageDamaged
from receptionist.domain.history import Event
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import PROVISIONAL
from receptionist.domain.reminders import Mark
from receptionist.storage.away.outbox import Deed, Entry, Outbox
from receptionist.storage.database import Database, Session
from receptionist.storage.engines.part import PART, only_messages
from receptionist.storage.engines.sentences import for_people
from receptionist.storage.engines.sqlite_file import open_file
from receptionist.storage.history import events_since
from receptionist.storage.messages import look_at_all
from receptionist.storage.schema import bring_up_to_date
from receptionist.storage.tables import EVENTS, MESSAGES, PEOPLE, SHOWN

log = logging.getLogger(__name__)

OWN_EVENTS: Final = 10**15
"""From here on are the places of events that happened here."""

_COUNTED: Final = {"messages": PROVISIONAL, "events": OWN_EVENTS}
_LAST_SEQ = select(func.max(EVENTS.c.seq))
_LAST_SHOWN = text("SELECT max(rowid) FROM shown")
_SHOWN_SINCE = select(SHOWN).where(text("rowid > :place"))


class _Place(NamedTuple):
    """How far history and reminders had come before a transaction."""

    seq: int
    shown: int


class LastKnown(Database):
    """The file, opened; `begin` also fills the outbox."""

    part = True

    def __init__(self, engine: Engine, outbox: Outbox) -> None:
        super().__init__(engine)
        self._outbox = outbox

    @contextmanager
    def begin(self, *, patient: bool = False) -> Iterator[Session]:
        """A transaction of somebody at the desk. Raises StorageAway for what has to wait."""
        kept: Entry | None = None
        try:
            with super().begin(patient=patient) as session:
                before = _place(session)
                yield session
                kept = self._keep(session, before)
        except BaseException:
            if kept:
                self._outbox.done(kept)  # it was not saved after all
            raise

    @contextmanager
    def copying(self) -> Iterator[Session | None]:
        """A transaction that copies from the office; None while something waits to be sent."""
        raw: Any = None
        try:
            with super().begin() as session:
                raw = session.connection.driver_connection
                raw.set_authorizer(None)
                session.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                yield session if self._outbox.empty else None
        finally:
            if raw is not None:  # not earlier: the search writes when it is committed
                raw.set_authorizer(only_messages)

    def begin_anew(self, now: datetime) -> None:
        """From now on reminders are looked at here: once at all of them."""
        with super().begin() as session:
            look_at_all(session, now)

    @property
    def usable(self) -> bool:
        """Whether the office was ever copied: somebody works there."""
        with self.read() as session:
            return bool(session.execute(select(func.count()).select_from(PEOPLE)).scalar_one())

    def _keep(self, session: Session, before: _Place) -> Entry | None:
        deeds = [_deed(session, each) for each in events_since(session, before.seq)]
        shown = [
            (_mark(row), row.at) for row in session.execute(_SHOWN_SINCE, {"place": before.shown})
        ]
        return self._outbox.put(deeds, shown) if deeds or shown else None


def open_last_known(file: Path, outbox: Outbox) -> LastKnown:
    """The file, made where it is not there yet, and anew where it is damaged: it is only a copy.

    Raises StorageTrouble.
    """
    try:
        return _open(file, outbox)
    except StorageDamaged:
        log.warning("the last known office is damaged and is copied anew")
        for each in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
            each.unlink(missing_ok=True)
        return _open(file, outbox)


def _open(file: Path, outbox: Outbox) -> LastKnown:
    engine = open_file(URL.create("sqlite", database=str(file)), only_grows=False)
    try:
        with for_people():
            bring_up_to_date(engine)
            with engine.begin() as connection:
                _let_go_of_history(connection)
                _count_apart(connection)
    except BaseException:
        engine.dispose()
        raise
    event.listen(engine, "connect", _allow_messages)
    engine.dispose()
    part = engine.execution_options(**{PART: True})
    return LastKnown(part, outbox)


def _allow_messages(raw: Any, _record: Any) -> None:
    raw.set_authorizer(only_messages)


def _let_go_of_history(connection: Connection) -> None:
    """This is a copy: what the office has changed or closed is taken out again."""
    rows = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'event%'"
    )
    for (name,) in rows.fetchall():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _count_apart(connection: Connection) -> None:
    """Numbers and places given here are told from the office's by their size."""
    for table, start in _COUNTED.items():
        connection.exec_driver_sql(
            "INSERT INTO sqlite_sequence (name, seq) SELECT ?, 0 "
            "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)",
            (table, table),
        )
        connection.exec_driver_sql(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (start, table)
        )


def _place(session: Session) -> _Place:
    seq = session.execute(_LAST_SEQ).scalar() or 0
    return _Place(int(seq), int(session.execute(_LAST_SHOWN).scalar() or 0))


def _deed(session: Session, added: Event) -> Deed:
    number = session.execute(
        select(MESSAGES.c.number).where(MESSAGES.c.id == added.message)
    ).scalar_one()
    rows = session.execute(
        select(EVENTS.c.seq, EVENTS.c.id)
        .where(EVENTS.c.message == added.message)
        .order_by(EVENTS.c.seq)
    ).fetchall()
    ours = [EventId(row.id) for row in rows if row.seq > OWN_EVENTS]
    return Deed(
        event=added,
        number=int(number),
        known=len(rows) - len(ours),
        own=tuple(ours[: ours.index(added.id)]),
    )


def _mark(row: Any) -> Mark:
    message, person = MessageId(UUID(str(row.message))), PersonId(UUID(str(row.person)))
    return Mark(message, row.round, row.term, row.stage, row.step, person)
