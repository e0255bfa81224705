"""Messages, people and reminders as JSON for programs and as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from receptionist.cli.terminal import Terminal
from receptionist.domain.errors import DeskError
from receptionist.domain.history import Event
from receptionist.domain.ids import MessageId
from receptionist.domain.message import Message
from receptionist.domain.people import Colleague
from receptionist.domain.promise import Term, Verdict
from receptionist.domain.reminders import Reminder
from receptionist.domain.response_standard import Promising, concerns, presence_words
from receptionist.domain.telling.kind_words import role_words, verdict_words
from receptionist.domain.trays import Found
from receptionist.i18n import _
from receptionist.services.event_words import event_words, line_words
from receptionist.services.find_messages import message as find_message
from receptionist.services.find_messages import promises_due
from receptionist.services.promises_hit import PromiseHit, hit_words
from receptionist.services.reminder_notices import headline, telephone, who
from receptionist.wording import say_moment


def show_message(terminal: Terminal, message: Message, *, mind: Sequence[str] = ()) -> None:
    """Print one message, as every action does; `mind` is what to think of beside it.

    For people with what has just been done, which the message itself need not show.
    """
    values = message_values(terminal, message)
    if mind:
        values["mind"] = list(mind)
    lines = [_line(terminal, message)]
    if not terminal.as_json:
        # It is done and saved, whether or not it can be read again just now.
        with suppress(DeskError):
            found = find_message(terminal.desk, message.number)
            lines += [_history_line(terminal, found, event) for event in found.history[-1:]]
    terminal.print("\n".join((*lines, *(f"▲ {each}" for each in mind))), values)


def to_mind(terminal: Terminal, message: Message) -> list[str]:
    """Closed then, back later, too soon, crowded: said, and saved all the same (product.md §3)."""
    due_at, office, people = message.promise.due_at, terminal.office, terminal.people
    if due_at is None:
        return []
    standard = office.standard_for(
        urgent=message.urgent,
        call_type=message.call_type,
        department=people.department(message.department),
    )
    assignee = message.assignee
    others = promises_due(terminal.desk, assignee, but=message.number) if assignee else ()
    promise = Promising(due_at=due_at, assignee=assignee, standard=standard, others=others)
    found = concerns(promise, office=office, people=people, now=terminal.desk.now())
    return [each.sentence for each in found]


def show_found(terminal: Terminal, found: Found) -> None:
    """Print one message with its history."""
    values = message_values(terminal, found.message)
    values["history"] = [_event_values(terminal, event, found.numbers) for event in found.history]
    values |= _kind_values(found.message)
    lines = [_line(terminal, found.message), found.message.text]
    lines += [_history_line(terminal, found, event) for event in found.history]
    terminal.print("\n".join(line for line in lines if line), values)


def _history_line(terminal: Terminal, found: Found, event: Event) -> str:
    people, hours = terminal.people, terminal.office.hours
    when = say_moment(hours.local(event.happened_at), hours.local(terminal.desk.now()))
    words = line_words(found.history, event, people=people, hours=hours, numbers=found.numbers)
    return f"  {when}  {words}"


def show_messages(terminal: Terminal, messages: Iterable[Message]) -> None:
    """Print a list of messages."""
    found = list(messages)
    lines = [_line(terminal, each) for each in found] or [_("No messages.")]
    terminal.print("\n".join(lines), [message_values(terminal, each) for each in found])


def show_number(terminal: Terminal, number: int) -> None:
    """Print a message with its history, found by number."""
    show_found(terminal, find_message(terminal.desk, number))


def show_reminders(terminal: Terminal, reminders: Iterable[Reminder]) -> None:
    """Print what was reminded of."""
    people, now, found = terminal.people, terminal.desk.now(), list(reminders)
    values = [
        {
            "number": each.message.number,
            "stage": each.stage.value,
            "person": people.name(each.person),
            "due_at": _time(terminal, each.message.promise.due_at),
        }
        for each in found
    ]
    lines = [
        f"#{each.message.number} {headline(each, office=terminal.office, now=now)}"
        f" · {who(each.message)} · {people.name(each.person)}"
        for each in found
    ]
    terminal.print("\n".join(lines) or _("Nothing is due."), values)


def show_colleagues(
    terminal: Terminal,
    colleagues: Iterable[Colleague],
    *,
    hit: Sequence[PromiseHit] | None = None,
) -> None:
    """Print colleagues, and the promises `hit` by what has just been changed."""
    people, now, found = terminal.people, terminal.desk.now(), list(colleagues)
    values: list[dict[str, Any]] = [
        {
            "name": each.name,
            "initials": each.initials,
            "role": each.role.value,
            "deputy": people.name(each.deputy) or None,
            "presence": each.presence_at(now).whereabouts.value,
            "back_at": _time(terminal, each.presence_at(now).back_at),
            "retired": not each.active,
        }
        for each in found
    ]
    hours = terminal.office.hours
    lines = []
    for person in found:
        where = presence_words(person, hours=hours, now=now)
        said = f"{person.initials:4} {person.name} · {role_words(person.role)}"
        lines.append(f"{said} · {where}" if where else said)
    if hit is not None:
        for each in values:
            each["promises_hit"] = [one.number for one in hit]
        lines += hit_lines(terminal, hit)
    terminal.print("\n".join(lines), values)


def hit_lines(terminal: Terminal, hit: Sequence[PromiseHit]) -> list[str]:
    """The promises that are hit, a line each."""
    return [hit_words(each, terminal.office, terminal.desk.now()) for each in hit]


def message_values(terminal: Terminal, message: Message) -> dict[str, Any]:
    """A message as programs read it (docs/cli.md)."""
    people, closing = terminal.people, message.closing
    waits = {"waits_for_office": True} if message.provisional else {}
    return {
        "number": int(message.number),
        "id": str(message.id),
        "taken_at": _time(terminal, message.taken_at),
        "taken_by": people.name(message.taken_by),
        "channel": message.channel.value,
        "caller": message.caller.name,
        "company": message.caller.company,
        "phone": message.caller.phone_e164 or message.caller.phone,
        "for": people.name(message.assignee or message.department) or None,
        "text": message.text,
        "urgent": message.urgent,
        "wants": [each.value for each in message.wants],
        "state": "open" if message.open else "closed",
        "seen_at": _time(terminal, message.seen_at),
        "accepted_at": _time(terminal, message.accepted_at),
        "closed_at": _time(terminal, closing.at if closing else None),
        "outcome": closing.outcome.value if closing else None,
        "promise": _promise_values(terminal, message),
        **waits,
    }


def _kind_values(message: Message) -> dict[str, Any]:
    """Type of call and answers, of a message that has any."""
    answers = [{"question": asked, "answer": said} for asked, said in message.answers]
    values = {"type": message.call_type, "answers": answers}
    return {name: value for name, value in values.items() if value}


def _promise_values(terminal: Terminal, message: Message) -> dict[str, Any]:
    promise = message.promise
    return {
        "words": promise.term.words if promise.term else "",
        "due_at": _time(terminal, promise.due_at),
        "verdict": promise.verdict(terminal.desk.now()).value,
        "moved": promise.moved,
        "terms": [_term_values(terminal, term) for term in promise.terms],
    }


def _term_values(terminal: Terminal, term: Term) -> dict[str, Any]:
    return {
        "words": term.words,
        "due_at": _time(terminal, term.due_at),
        "agreed_at": _time(terminal, term.agreed_at),
        "by": terminal.people.name(term.by),
        "told": term.told.value,
        "why": term.why,
        "was_due_at": _time(terminal, term.was_due_at),
    }


def _event_values(
    terminal: Terminal, event: Event, numbers: Mapping[MessageId, int]
) -> dict[str, Any]:
    people, hours = terminal.people, terminal.office.hours
    return {
        "id": str(event.id),
        "what": event.what.kind,
        "happened_at": _time(terminal, event.happened_at),
        "recorded_at": _time(terminal, event.recorded_at),
        "by": people.name(event.by),
        "computer": event.computer,
        "words": event_words(event, people=people, hours=hours, numbers=numbers),
    }


def _line(terminal: Terminal, message: Message) -> str:
    local, now = terminal.office.hours.local, terminal.desk.now()
    promise = message.promise
    due = promise.due_at
    said = say_moment(local(due), local(now)) if due else _("nothing promised")
    verdict = promise.verdict(now)
    if verdict is not Verdict.NONE:
        said = f"{said} ({verdict_words(verdict)})"
    parts = (
        who(message),
        telephone(message, terminal.office),
        terminal.people.name(message.assignee or message.department) or _("unassigned"),
        said,
        "" if message.open else _("closed"),
    )
    return f"#{message.number} " + " · ".join(part for part in parts if part)


def _time(terminal: Terminal, at: datetime | None) -> str | None:
    return terminal.office.hours.local(at).isoformat() if at else None
