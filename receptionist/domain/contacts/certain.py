"""Which contact a caller certainly is; where it is not certain, nobody decides but a person."""

from __future__ import annotations

from collections.abc import Sequence

from receptionist.domain.contacts.contact import Contact, ContactNumber, same_name
from receptionist.domain.message import Caller


def certain_contact(caller: Caller, among: Sequence[Contact]) -> Contact | None:
    """The one contact of `among` that `caller` is beyond doubt, or None.

    The same number with the same name, or the number of one contact alone and no name said;
    without a number only the same name of the same company. Two that fit are none.
    """
    number = number_of(caller)
    if number.digits:
        fitting = [each for each in among if each.has_number(number) and _fits(caller, each)]
    else:
        fitting = [
            each
            for each in among
            if same_name(caller.name, each.name) and same_name(caller.company, each.company)
        ]
    return fitting[0] if len(fitting) == 1 else None


def is_worth_keeping(caller: Caller, among: Sequence[Contact]) -> bool:
    """Whether somebody who is none of `among` for certain becomes a contact of their own.

    It takes a name or company. Without a number to tell it apart, only the first of that name.
    """
    if not (caller.name or caller.company):
        return False
    if number_of(caller).digits:
        return True
    called = caller.name or caller.company
    return not any(same_name(called, each.called) for each in among)


def number_of(caller: Caller) -> ContactNumber:
    """The number of that caller."""
    return ContactNumber(typed=caller.phone, e164=caller.phone_e164)


def _fits(caller: Caller, contact: Contact) -> bool:
    if caller.name:
        return same_name(caller.name, contact.name)
    return not caller.company or same_name(caller.company, contact.company)
