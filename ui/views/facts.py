"""The facts of a message as lines of label and words, and its history as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from receptionist.domain.history import Event
from receptionist.domain.ids import MessageId
from receptionist.domain.message import Message
from receptionist.domain.phone import show_phone
from receptionist.domain.promise import Term
from receptionist.domain.telling.kind_words import channel_words, outcome_words, verdict_words
from receptionist.i18n import _, p_
from receptionist.services.event_words import line_words
from receptionist.wording import say_list, say_moment
from ui.seat import Seat
from ui.words import capital, postponed_words, tick_words

Fact = tuple[str, str]


def telephone_words(message: Message, seat: Seat) -> str:
    """The number the way the office writes it."""
    caller = message.caller
    region = seat.office.country if seat.office else "ES"
    return show_phone(caller.phone_e164, typed=caller.phone, region=region)


def promise_words(message: Message, seat: Seat) -> str:
    """What was promised and by when, with what became of it."""
    promise = message.promise
    if promise.term is None:
        return _("Nothing promised")
    when = _when(promise.term, seat)
    words = promise.term.words or _("We will call you back")
    verdict = capital(verdict_words(promise.verdict(seat.now())))
    return _("{words}, by {when} · {verdict}").format(words=words, when=when, verdict=verdict)


def facts(message: Message, seat: Seat) -> list[Fact]:
    """Everything else worth knowing, in the order people ask."""
    people, now = seat.people, seat.hours.local(seat.now())

    def when(at: datetime) -> str:
        return say_moment(seat.hours.local(at), now)

    found = [
        *_where(message, seat),
        (_("For"), people.name(message.assignee or message.department) or _("Unassigned")),
        (_("Wants"), ", ".join(tick_words(each) for each in message.wants)),
        (_("Taken"), f"{when(message.taken_at)} · {people.name(message.taken_by)}"),
        (_("How it came in"), channel_words(message.channel)),
    ]
    if message.fell_to:
        names = say_list([people.name(each) for each in message.fell_to])
        found.insert(_after_for(found), (_("Seen to by"), names))
    if message.call_type:
        found.append((_("Type of call"), message.call_type))
    if message.offer:
        offered = _("to {name}: {why}").format(
            name=people.name(message.offer.to), why=message.offer.why
        )
        found.insert(_after_for(found), (_("Handed over"), offered))
    if message.promise.moved:
        terms = " → ".join(_when(each, seat) for each in message.promise.terms)
        found.append((_("Deadlines"), terms))
    if postponed := postponed_words(message, people):
        found.append((_("Reminders"), postponed))
    if message.read_back_at:
        found.append((_("Read back"), when(message.read_back_at)))
    found += [(question, answer) for question, answer in message.answers if answer]
    if message.closing:
        outcome = capital(outcome_words(message.closing.outcome))
        ended = f"{outcome} · {people.name(message.closing.by)}"
        found.append((p_("message", "Closed"), f"{when(message.closing.at)} · {ended}"))
        if message.closing.note:
            found.append((_("How it ended"), message.closing.note))
    return found


def _after_for(found: list[Fact]) -> int:
    """Beside whom it is for stands who else has to do with it."""
    return 1 + [label for label, _words in found].index(_("For"))


def _where(message: Message, seat: Seat) -> list[Fact]:
    """Who has it: this PC alone, or the office too; on one PC there is nothing to tell."""
    if message.provisional:
        return [(_("Stored"), _("on this PC; it goes to the office when its server answers"))]
    return [(_("Stored"), _("with the office"))] if seat.in_office else []


def history_lines(
    events: tuple[Event, ...], seat: Seat, numbers: Mapping[MessageId, int]
) -> list[Fact]:
    """When and what, newest first; an action that was taken back says so."""
    now = seat.hours.local(seat.now())
    return [
        (
            say_moment(seat.hours.local(event.happened_at), now),
            line_words(events, event, people=seat.people, hours=seat.hours, numbers=numbers),
        )
        for event in reversed(events)
    ]


def _when(term: Term, seat: Seat) -> str:
    return say_moment(seat.hours.local(term.due_at), seat.hours.local(seat.now()))
