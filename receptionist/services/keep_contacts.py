"""Keep the directory of callers: by hand, and from whoever called; nothing merges by itself."""

from __future__ import annotations

from dataclasses import replace

from receptionist.domain.contacts import (
    Contact,
    ContactNumber,
    certain_contact,
    is_worth_keeping,
)
from receptionist.domain.contacts.certain import number_of
from receptionist.domain.errors import BadInput, ChangedMeanwhile, NotFound
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.message import Caller
from receptionist.domain.phone import read_phone
from receptionist.i18n import _
from receptionist.services.desk import Desk, office_in
from receptionist.storage.contacts.links import link_message, messages_to_remember
from receptionist.storage.contacts.rows import (
    add_contact,
    contacts_by_id,
    contacts_of_words,
    contacts_with_digits,
    update_contact,
)
from receptionist.storage.database import Session
from receptionist.typed import clean, clean_line

REMEMBERED_AT_ONCE = 50
_LONGEST_NAME = 200
_LONGEST_NOTES = 4000


def add(
    desk: Desk, *, name: str = "", company: str = "", phones: tuple[str, ...] = (), notes: str = ""
) -> Contact:
    """A new contact, also where one of that name is known: those are two. Raises BadInput."""
    with desk.database.begin() as session:
        contact = Contact(id=PersonId(new_id(desk.now())))
        made = _written(session, contact, name, company, phones, notes)
        add_contact(session, made)
    return made


def change(
    desk: Desk,
    contact: Contact,
    *,
    name: str,
    company: str,
    phones: tuple[str, ...],
    notes: str,
) -> Contact:
    """Write down anew what is known of `contact`, as it was read.

    Raises BadInput, NotFound, and ChangedMeanwhile when somebody else has done so since.
    """
    with desk.database.begin() as session:
        known = contacts_by_id(session, [contact.id])
        if not known:
            raise NotFound(_("There is no such caller."))
        made = _written(session, contact, name, company, phones, notes)
        made = replace(made, version=contact.version + 1)
        if not update_contact(session, made, old_version=contact.version):
            raise ChangedMeanwhile(
                _("Somebody else changed this caller meanwhile. Look again."),
                by="",
                at=desk.now(),
                fields=(),
            )
    return made


def remember_callers(desk: Desk, *, at_most: int = REMEMBERED_AT_ONCE) -> int:
    """Link messages to the contacts their callers certainly are; new callers become contacts.

    How many messages were looked at; 0 when all are. It is no part of taking a message, so that
    nobody waits for it.
    """
    with desk.database.read() as session:
        if not messages_to_remember(session, limit=1):
            return 0
    with desk.database.begin(patient=at_most > REMEMBERED_AT_ONCE) as session:
        waiting = messages_to_remember(session, limit=at_most, alone=True)
        for message in waiting:
            contact = _remembered(desk, session, message.caller)
            link_message(session, message.id, contact)
    return len(waiting)


def _remembered(desk: Desk, session: Session, caller: Caller) -> PersonId | None:
    """The contact of that caller, as far as it is certain; made where there is none like it."""
    number = number_of(caller)
    if caller.contact and (chosen := contacts_by_id(session, [caller.contact])):
        _learn_number(session, chosen[0], number)
        return chosen[0].id
    among = contacts_with_digits(session, number.digits) if number.digits else []
    if called := caller.name or caller.company:
        known = {each.id for each in among}
        among += [each for each in contacts_of_words(session, called) if each.id not in known]
    if certain := certain_contact(caller, among):
        return certain.id
    if not is_worth_keeping(caller, among):
        return None
    made = Contact(
        id=PersonId(new_id(desk.now())),
        name=caller.name[:_LONGEST_NAME],
        company=caller.company[:_LONGEST_NAME],
        numbers=(number,) if number.digits else (),
    )
    add_contact(session, made)
    return made.id


def _learn_number(session: Session, contact: Contact, number: ContactNumber) -> None:
    """Somebody chose this contact and wrote another number down: it is theirs as well."""
    if number.digits and not contact.has_number(number):
        more = replace(contact, numbers=(*contact.numbers, number), version=contact.version + 1)
        update_contact(session, more, old_version=contact.version)


def _written(
    session: Session,
    contact: Contact,
    name: str,
    company: str,
    phones: tuple[str, ...],
    notes: str,
) -> Contact:
    region = office_in(session).country
    read = [read_phone(clean_line(each), region=region) for each in phones]
    numbers = [ContactNumber(typed=each.typed, e164=each.e164) for each in read if each.typed]
    made = replace(
        contact,
        name=_line(name),
        company=_line(company),
        numbers=tuple({each.digits or each.typed: each for each in numbers}.values()),
        notes=clean(notes).strip()[:_LONGEST_NOTES],
    )
    if not made.called:
        raise BadInput(_("A caller needs a name, a company or a number."), field="name")
    return made


def _line(text: str) -> str:
    line = clean_line(text)
    if len(line) > _LONGEST_NAME:
        raise BadInput(
            _("A name has {count} letters at most.").format(count=_LONGEST_NAME),
            field="name",
        )
    return line
