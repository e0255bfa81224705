"""Whether an open message is this caller's, and what to say to who asks about it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receptionist.domain.contacts import same_name
from receptionist.domain.message import Caller, Message, Wants
from receptionist.domain.read_back import read_back_chase
from ui.seat import Seat

if TYPE_CHECKING:
    from ui.views.capture_fields import CaptureFields


def is_theirs(message: Message, caller: Caller) -> bool:
    """Whether it certainly is: the caller was chosen, or number and name are the same.

    A number alone is no person: behind a switchboard there are many.
    """
    if caller.contact:
        return True
    theirs = message.caller
    same = bool(caller.phone_e164) and caller.phone_e164 == theirs.phone_e164
    return same and (same_name(caller.name, theirs.name) or caller.name == theirs.name == "")


def chase_sentence(message: Message, caller: Caller, seat: Seat) -> str:
    """The sentence to read to them."""
    person = seat.people.find(message.assignee)
    due = None if message.promise.answered else message.promise.due_at
    return read_back_chase(
        caller,
        region=seat.office.country if seat.office else "ES",
        by_name=person.name.split()[0] if person else "",
        due_at=seat.hours.local(due) if due else None,
        now=seat.hours.local(seat.now()),
        hours=seat.hours,
    )


def is_begun(fields: CaptureFields) -> bool:
    """Whether more than who calls is typed: then nothing but a key makes it a chase."""
    said = (fields.receiver.text(), fields.text.toPlainText(), fields.by.text())
    return any(each.strip() for each in said)


def says_more(fields: CaptureFields) -> bool:
    """Whether something was said that only a message of its own can hold."""
    message, meant = fields.known.message, fields.receiver.person()
    other = bool(message and meant and meant not in (message.assignee, message.department))
    asked = fields.ticks.urgent or fields.ticks.wants() != (Wants.CALL_BACK,)
    return other or asked or fields.by.touched
