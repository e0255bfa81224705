"""Whose call a message was: links between messages and contacts, made beside the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, select, text, update

from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.storage.messages import messages_by_number
from receptionist.storage.prepared import Prepared
from receptionist.storage.tables import MESSAGES

_ONE = update(MESSAGES).where(MESSAGES.c.id == bindparam("message_id"))
_LINK = Prepared(_ONE, "contact", "to_remember")
# Word for word as in the index, or SQLite reads every message there is.
_TO_REMEMBER = select(MESSAGES.c.number).where(text("to_remember")).order_by(MESSAGES.c.number)
# Another PC that looks them up as well waits, and then finds them done and their contacts there.
_TO_REMEMBER_ALONE = _TO_REMEMBER.with_for_update(key_share=True)


def messages_to_remember(
    connection: Connection, *, limit: int, alone: bool = False
) -> list[Message]:
    """Messages whose caller was not yet looked up among the contacts, oldest first.

    With `alone` no other PC of the office looks the same ones up until this transaction ends.
    """
    wanted = _TO_REMEMBER_ALONE if alone else _TO_REMEMBER
    numbers = [row.number for row in connection.execute(wanted.limit(limit))]
    return messages_by_number(connection, numbers, once=True)[::-1] if numbers else []


def link_message(connection: Connection, message: MessageId, contact: PersonId | None) -> None:
    """That call was this contact's, or nobody's for certain; it is looked up."""
    _LINK.run(connection, message_id=message, contact=contact, to_remember=False)


def look_up_again(connection: Connection, message: MessageId) -> None:
    """The caller was written down anew: whose call it was has to be looked up again."""
    _LINK.run(connection, message_id=message, contact=None, to_remember=True)


def latest_messages(
    connection: Connection, contacts: Sequence[PersonId]
) -> dict[PersonId, Message]:
    """The last message of each of these contacts."""
    rows = connection.execute(
        select(MESSAGES.c.contact, func.max(MESSAGES.c.number).label("number"))
        .where(MESSAGES.c.contact.in_(contacts))
        .group_by(MESSAGES.c.contact)
    )
    whose = {row.number: PersonId(row.contact) for row in rows}
    found = messages_by_number(connection, list(whose)) if whose else []
    return {whose[each.number]: each for each in found}


def open_messages_of_contacts(
    connection: Connection, contacts: Iterable[PersonId]
) -> dict[PersonId, list[Message]]:
    """The open messages of each of these contacts, newest first."""
    rows = connection.execute(
        select(MESSAGES.c.contact, MESSAGES.c.number).where(
            MESSAGES.c.contact.in_(list(contacts)), MESSAGES.c.closed_at.is_(None)
        )
    )
    whose = {row.number: PersonId(row.contact) for row in rows}
    found: defaultdict[PersonId, list[Message]] = defaultdict(list)
    for each in messages_by_number(connection, list(whose)) if whose else []:
        found[whose[each.number]].append(each)
    return dict(found)
