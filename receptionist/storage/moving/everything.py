"""Moves a whole desk from one database into another, in one transaction, and looks at it there.

Interrupted, nothing of it is there; done again, what is there already is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text

from receptionist.domain.errors import NotAllowed, StorageTrouble
from receptionist.i18n import _, n_
from receptionist.storage.backups.copies import Tell, quiet
from receptionist.storage.history import events_of_all
from receptionist.storage.messages import message_of
from receptionist.storage.moving.compared import (
    Compared,
    compared,
    highest_number,
    holds_messages,
)
from receptionist.storage.moving.contacts import bring_contacts
from receptionist.storage.moving.people import bring_people
from receptionist.storage.moving.rows import Row, read_rows, write_rows
from receptionist.storage.search import add_to_search, notes_in
from receptionist.storage.tables import ERASURES, EVENT_TEXTS, EVENTS, MESSAGES, SHOWN

_NUMBERS_FROM = text(
    "SELECT setval(pg_get_serial_sequence('messages', 'number'), "
    "greatest(:number, (SELECT last_value FROM messages_number_seq)))"
)


@dataclass(slots=True)
class Moved:
    """How much came; `there` messages were there before."""

    messages: int = 0
    events: int = 0
    people: int = 0
    contacts: int = 0
    shown: int = 0
    there: int = 0


def move_everything(old: Connection, new: Connection, *, tell: Tell = quiet) -> Moved:
    """Everything of `old` that is not in `new` yet. Raises NotAllowed, StorageTrouble, Cancelled.

    What was written is read back and compared with what it was, to the last digest.
    """
    for each in (old, new):
        _act_as_keeper(each)
    found = compared(old, new)
    _must_fit(found)
    moved = Moved(there=found.there)
    if found.missing and new.dialect.name == "postgresql":
        # At once, not with the rest: nobody who takes a message meanwhile gets a number of these.
        new.execute(_NUMBERS_FROM, {"number": highest_number(old)})
    moved.people = bring_people(old, new, is_new_office=not holds_messages(new))
    moved.contacts = bring_contacts(old, new)
    done, all_of_it = 0, max(1, found.to_move)
    for first, last in found.missing:
        tell(done / all_of_it)
        _move_some(old, new, first, last, moved)
        done += last - first + 1
    tell(1.0)
    return moved


def _act_as_keeper(connection: Connection) -> None:
    """Where each colleague has rights of their own, none of theirs is enough for everything."""
    if connection.dialect.name != "postgresql":
        return
    # Only an office has one, and a file comes in without any of this.
    from receptionist.storage.office_server.create import become_keeper

    try:
        become_keeper(connection)
    except StorageTrouble as error:
        raise NotAllowed(
            _("Only whoever set up the office's server moves desks in and out: use that login.")
        ) from error


def _must_fit(found: Compared) -> None:
    if found.taken:
        count = len(found.taken)
        raise NotAllowed(
            n_(
                "The office has another message {number} already. Numbers are for ever, "
                "so this desk cannot move in there: take an office without messages.",
                "The office has {count} other messages of the same numbers already, from {number} "
                "on. Numbers are for ever, so this desk cannot move in there: take an office "
                "without messages.",
                count,
            ).format(count=count, number=found.taken[0])
        )
    if found.gone_on:
        raise NotAllowed(
            _(
                "Message {number} was moved in before, and has gone on at the old place since. "
                "Nothing was moved: write that down in the office by hand."
            ).format(number=found.gone_on[0])
        )


def _move_some(old: Connection, new: Connection, first: int, last: int, moved: Moved) -> None:
    """The messages of a stretch of numbers, with all that belongs to them."""
    messages = read_rows(old, MESSAGES, MESSAGES.c.number.between(first, last))
    ids = [row["id"] for row in messages]
    if not ids:
        return
    events = read_rows(old, EVENTS, EVENTS.c.message.in_(ids))
    of_these = select(EVENTS.c.id).where(EVENTS.c.message.in_(ids))
    texts = read_rows(old, EVENT_TEXTS, EVENT_TEXTS.c.event.in_(of_these))
    shown = read_rows(old, SHOWN, SHOWN.c.message.in_(ids))
    erased = read_rows(old, ERASURES, ERASURES.c.message.in_(ids))
    for table, rows in (
        (ERASURES, erased),
        (MESSAGES, messages),
        (EVENTS, events),
        (EVENT_TEXTS, texts),
        (SHOWN, shown),
    ):
        write_rows(new, table, rows)
    for table, rows, where in (
        (MESSAGES, messages, MESSAGES.c.id.in_(ids)),
        (EVENTS, events, EVENTS.c.message.in_(ids)),
        (EVENT_TEXTS, texts, EVENT_TEXTS.c.event.in_(of_these)),
        (SHOWN, shown, SHOWN.c.message.in_(ids)),
    ):
        _must_be_the_same(rows, read_rows(new, table, where), first)
    _make_findable(new, messages)
    moved.messages += len(messages)
    moved.events += len(events)
    moved.shown += len(shown)


def _must_be_the_same(sent: list[Row], arrived: list[Row], number: int) -> None:
    if _sorted(sent) != _sorted(arrived):
        raise StorageTrouble(
            _(
                "From message {number} on something arrived otherwise than it was sent: nothing "
                "was moved. A login of one's own cannot bring histories along; let whoever "
                "made the office do it."
            ).format(number=number)
        )


def _sorted(rows: list[Row]) -> list[str]:
    return sorted(repr(sorted(row.items())) for row in rows)


def _make_findable(new: Connection, rows: list[Row]) -> None:
    histories = events_of_all(new, [row["id"] for row in rows])
    for row in rows:
        message: Any = message_of((row["number"], row["version"], row["state"]))
        add_to_search(new, message, notes_in(histories[row["id"]]))
