"""Find callers: who a name, a company or a number may mean, and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass

from receptionist.domain.contacts import Contact, same_name
from receptionist.domain.errors import NotFound
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services.desk import Desk
from receptionist.storage.contacts.links import latest_messages, open_messages_of_contacts
from receptionist.storage.contacts.rows import contacts_by_id, newest_contacts
from receptionist.storage.contacts.search import search_contacts
from receptionist.storage.database import Session

SHOWN_AT_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCaller:
    """A contact, the last message of theirs, and those still open, newest first.

    `namesakes`: another one found is called the same, so that a person has to choose.
    """

    contact: Contact
    last: Message | None = None
    open: tuple[Message, ...] = ()
    namesakes: bool = False


def find_callers(desk: Desk, typed: str, *, limit: int = SHOWN_AT_MOST) -> tuple[FoundCaller, ...]:
    """Who `typed` may mean, the likeliest first; from 3 letters or 4 digits (product.md §5)."""
    with desk.database.read() as session:
        return _with_calls(session, search_contacts(session, typed, limit=limit))


def newest_callers(desk: Desk, *, limit: int = SHOWN_AT_MOST) -> tuple[FoundCaller, ...]:
    """The callers that came to be known last, for who has typed nothing yet."""
    with desk.database.read() as session:
        return _with_calls(session, newest_contacts(session, limit=limit))


def caller(desk: Desk, contact: PersonId) -> FoundCaller:
    """One contact with their calls. Raises NotFound."""
    with desk.database.read() as session:
        found = contacts_by_id(session, [contact])
        if not found:
            raise NotFound(_("There is no such caller."))
        return _with_calls(session, found)[0]


def _with_calls(session: Session, contacts: list[Contact]) -> tuple[FoundCaller, ...]:
    ids = [each.id for each in contacts]
    last = latest_messages(session, ids)
    still_open = open_messages_of_contacts(session, ids)
    return tuple(
        FoundCaller(
            contact=each,
            last=last.get(each.id),
            open=tuple(still_open.get(each.id, ())),
            namesakes=any(
                same_name(each.called, other.called) for other in contacts if other is not each
            ),
        )
        for each in contacts
    )
