"""What tells one caller from another, as two lines of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receptionist.domain.message import Caller
from receptionist.domain.phone import show_phone
from receptionist.i18n import _
from receptionist.wording import say_moment
from ui.callers.caller_row import CallerRow
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.services.find_callers import FoundCaller


def caller_row(found: FoundCaller, seat: Seat) -> CallerRow:
    """The name; company and number; the last call and the notes: what tells two people apart."""
    contact = found.contact
    return CallerRow(
        contact.called,
        where=(contact.company if contact.name else "", *caller_numbers(found, seat)[:1]),
        more=(last_call(found, seat), " ".join(contact.notes.split())),
    )


def caller_numbers(found: FoundCaller, seat: Seat) -> list[str]:
    """Their numbers the way the office writes them."""
    region = seat.office.country if seat.office else "ES"
    numbers = found.contact.numbers
    return [show_phone(each.e164, typed=each.typed, region=region) for each in numbers]


def last_call(found: FoundCaller, seat: Seat) -> str:
    """When they last called; "" before the first time."""
    if found.last is None:
        return ""
    local = seat.hours.local
    return _("last call {when}").format(
        when=say_moment(local(found.last.taken_at), local(seat.now()))
    )


def open_words(found: FoundCaller) -> str:
    """The number of their newest open message, "" without one."""
    return _("open: #{number}").format(number=found.open[0].number) if found.open else ""


def missing_of(caller: Caller, text: str) -> tuple[str, ...]:
    """What whoever calls back will want to know, and was not written down."""
    wanted = {
        _("who calls"): caller.name or caller.company,
        _("a number"): caller.phone or caller.withheld,
        _("what they want"): text.strip(),
    }
    return tuple(words for words, there in wanted.items() if not there)
