"""Brings the last known office up to date: what is open, who works there, when, and who calls.

Only what changed is read from the server; all of it is one moment there, and one transaction here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Table, delete, func, insert, select

from receptionist.domain.contacts import Contact
from receptionist.domain.history import Noted
from receptionist.domain.ids import PersonId
from receptionist.storage.away.last_known import OWN_EVENTS, LastKnown
from receptionist.storage.contacts.matching import forget_findable
from receptionist.storage.contacts.rows import add_contact, contacts_by_id
from receptionist.storage.database import Database
from receptionist.storage.history import events_of
from receptionist.storage.messages import message_by_id
from receptionist.storage.search import add_to_search
from receptionist.storage.tables import (
    CONTACT_NUMBERS,
    CONTACTS,
    DEPARTMENTS,
    EVENT_TEXTS,
    EVENTS,
    MEMBERS,
    MESSAGES,
    OFFICE,
    PEOPLE,
    SHOWN,
)

OPEN_AT_MOST: Final = 3000
CONTACTS_AT_MOST: Final = 5000
CONTACTS_AT_ONCE: Final = 200
_AT_ONCE: Final = 500
_OVERLAP: Final = timedelta(minutes=2)
_WHOLE: Final = (PEOPLE, DEPARTMENTS, MEMBERS, OFFICE)
_Rows = Sequence[Row[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is here already: versions of messages and callers, and the last reminder shown."""

    messages: dict[UUID, int]
    contacts: dict[UUID, int]
    shown_at: datetime | None


@dataclass(slots=True)
class _News:
    """What the server says now."""

    whole: dict[str, _Rows] = field(default_factory=dict)
    open: set[UUID] = field(default_factory=set)
    messages: _Rows = ()
    events: _Rows = ()
    texts: _Rows = ()
    shown: _Rows = ()
    contacts: list[Contact] = field(default_factory=list)
    contacts_gone: set[UUID] = field(default_factory=set)


def copy_office(server: Database, here: LastKnown, *, contacts: bool = True) -> bool:
    """Bring `here` up to date; whether that was done: never while something waits to be sent.

    Of the callers a part is copied each time. Raises StorageAway and other troubles of either side.
    """
    with here.read() as session:
        known = _known(session)
    with server.read() as session:
        news = _news(session, known, contacts=contacts)
    with here.copying() as here_session:
        if here_session is None:
            return False
        _put(here_session, news, known)
    return True


def _known(session: Connection) -> _Known:
    rows = session.execute(select(MESSAGES.c.id, MESSAGES.c.version))
    versions = {row.id: int(row.version) for row in rows}
    touched = session.execute(select(EVENTS.c.message).where(EVENTS.c.seq > OWN_EVENTS))
    for row in touched:
        versions[row.message] = -1  # what was done here is read back as the office has it
    callers = session.execute(select(CONTACTS.c.id, CONTACTS.c.version))
    return _Known(
        messages=versions,
        contacts={row.id: int(row.version) for row in callers},
        shown_at=session.execute(select(func.max(SHOWN.c.at))).scalar(),
    )


def _news(session: Connection, known: _Known, *, contacts: bool) -> _News:
    news = _News({each.name: session.execute(select(each)).fetchall() for each in _WHOLE})
    found = session.execute(
        select(MESSAGES.c.id, MESSAGES.c.version)
        .where(MESSAGES.c.closed_at.is_(None))
        .order_by(MESSAGES.c.due_at.nulls_last(), MESSAGES.c.number)
        .limit(OPEN_AT_MOST)
    ).fetchall()
    news.open = {row.id for row in found}
    changed = [row.id for row in found if known.messages.get(row.id) != row.version]
    news.messages = _of(session, MESSAGES, MESSAGES.c.id, changed)
    news.events = _of(session, EVENTS, EVENTS.c.message, changed)
    news.texts = _of(session, EVENT_TEXTS, EVENT_TEXTS.c.event, [row.id for row in news.events])
    news.shown = _shown(session, news.open, changed, known)
    if contacts:
        _callers(session, news, known)
    return news


def _shown(
    session: Connection, still_open: set[UUID], changed: list[UUID], known: _Known
) -> list[Row[Any]]:
    """Which reminders were shown: all of the messages that are new here, else the newest."""
    found = _of(session, SHOWN, SHOWN.c.message, changed)
    if known.shown_at is None:
        return _of(session, SHOWN, SHOWN.c.message, [*still_open])
    since = select(SHOWN).where(SHOWN.c.at > known.shown_at - _OVERLAP)
    return found + [row for row in session.execute(since) if row.message in still_open]


def _callers(session: Connection, news: _News, known: _Known) -> None:
    rows = session.execute(
        select(CONTACTS.c.id, CONTACTS.c.version)
        .order_by(CONTACTS.c.place.desc())
        .limit(CONTACTS_AT_MOST)
    ).fetchall()
    there = {row.id: int(row.version) for row in rows}
    changed = [id_ for id_, version in there.items() if known.contacts.get(id_) != version]
    some = [PersonId(each) for each in changed[:CONTACTS_AT_ONCE]]
    news.contacts = contacts_by_id(session, some)
    news.contacts_gone = set(known.contacts) - set(there)


def _put(session: Connection, news: _News, known: _Known) -> None:
    for table in reversed(_WHOLE):
        session.execute(delete(table))
    for table in _WHOLE:
        _copy(session, table, news.whole[table.name])
    changed = [row.id for row in news.messages]
    _take_out(session, [*(set(known.messages) - news.open), *changed])
    for table, rows in (
        (MESSAGES, news.messages),
        (EVENTS, news.events),
        (EVENT_TEXTS, news.texts),
    ):
        _copy(session, table, rows)
    for id_ in changed:
        _make_findable(session, id_)
    already = {tuple(row)[:-1] for row in session.execute(select(SHOWN))}
    new = {tuple(row)[:-1]: row for row in news.shown if tuple(row)[:-1] not in already}
    _copy(session, SHOWN, [*new.values()])
    _put_callers(session, news)


def _make_findable(session: Connection, id_: UUID) -> None:
    message = message_by_id(session, id_)  # type: ignore[arg-type]
    if message:
        notes = (each.what for each in events_of(session, message.id))
        add_to_search(session, message, tuple(e.text for e in notes if isinstance(e, Noted)))


def _take_out(session: Connection, messages: Sequence[UUID]) -> None:
    """What is not open any more, and what comes anew."""
    for some in _some(messages):
        ids = select(EVENTS.c.id).where(EVENTS.c.message.in_(some))
        numbers = select(MESSAGES.c.number).where(MESSAGES.c.id.in_(some))
        for (number,) in session.execute(numbers).fetchall():
            session.exec_driver_sql("DELETE FROM message_search WHERE rowid = ?", (number,))
        session.execute(delete(EVENT_TEXTS).where(EVENT_TEXTS.c.event.in_(ids)))
        session.execute(delete(EVENTS).where(EVENTS.c.message.in_(some)))
        session.execute(delete(SHOWN).where(SHOWN.c.message.in_(some)))
        session.execute(delete(MESSAGES).where(MESSAGES.c.id.in_(some)))


def _put_callers(session: Connection, news: _News) -> None:
    gone = [*news.contacts_gone, *(each.id for each in news.contacts)]
    for some in _some(gone):
        places = select(CONTACTS.c.place).where(CONTACTS.c.id.in_(some))
        for (place,) in session.execute(places).fetchall():
            forget_findable(session, place)
        session.execute(delete(CONTACT_NUMBERS).where(CONTACT_NUMBERS.c.contact.in_(some)))
        session.execute(delete(CONTACTS).where(CONTACTS.c.id.in_(some)))
    for contact in news.contacts:
        add_contact(session, contact)


def _of(session: Connection, table: Table, column: Any, ids: Sequence[UUID]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    order = [each for each in table.primary_key.columns]
    for some in _some(ids):
        found += session.execute(select(table).where(column.in_(some)).order_by(*order)).fetchall()
    return found


def _copy(session: Connection, table: Table, rows: Iterable[Row[Any]]) -> None:
    values = [dict(row._mapping) for row in rows]
    if values:
        session.execute(insert(table), values)


def _some(ids: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
