"""The commands on messages: each reads its options and calls the service of the same name."""

from __future__ import annotations

import argparse
from dataclasses import replace

from receptionist.cli.show import show_message, show_messages, show_number, to_mind
from receptionist.cli.terminal import Terminal
from receptionist.domain.errors import BadInput
from receptionist.domain.history import AttemptKind, Promised, ReopenReason
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Channel, Outcome, Wants
from receptionist.domain.office import CallType
from receptionist.domain.promise import Told
from receptionist.domain.response_standard import proposed_due, proposed_words
from receptionist.domain.trays import Tray
from receptionist.i18n import _
from receptionist.services import (
    answer_caller,
    assign_message,
    close_message,
    edit_message,
    find_messages,
    move_promise,
)
from receptionist.services import hand_over as handing
from receptionist.services import undo as undoing
from receptionist.services.office import find_call_type
from receptionist.services.take_message import NewMessage, take_message

Options = argparse.Namespace


def take(terminal: Terminal, options: Options) -> None:
    """receptionist-cli take"""
    caller = _caller(options)
    if not any((caller.name, caller.company, caller.phone, options.text)):
        raise BadInput(_("Write at least who called, a telephone number or a text."))
    assignee, department = _receiver(terminal, options.receiver)
    kind = _call_type(terminal, options.type, department)
    if kind and kind.assignee and not options.receiver:
        assignee, department = _apart(terminal, kind.assignee)
    new = NewMessage(
        caller=caller,
        text=options.text or "",
        assignee=assignee,
        department=department,
        promised=_promised(terminal, options, kind, department),
        nothing_promised=options.nothing_promised,
        urgent=bool(options.urgent),
        channel=Channel(options.channel or Channel.PHONE),
        call_type=kind.name if kind else options.type or "",
        taken_at=terminal.moment(options.taken_at) if options.taken_at else None,
    )
    taken = take_message(terminal.desk, new, by=terminal.by)
    show_message(terminal, taken, mind=to_mind(terminal, taken))


def messages(terminal: Terminal, options: Options) -> None:
    """receptionist-cli messages"""
    if options.limit < 0:
        raise BadInput(_("The limit is 0 (all) or more."), field="limit")
    found = find_messages.messages(
        terminal.desk,
        tray=Tray(options.tray),
        person=terminal.person(options.receiver) if options.receiver else None,
        words=options.search,
        limit=options.limit,
    )
    show_messages(terminal, found)


def show(terminal: Terminal, options: Options) -> None:
    """receptionist-cli show"""
    show_number(terminal, options.number)


def note(terminal: Terminal, options: Options) -> None:
    """receptionist-cli note"""
    show_message(
        terminal,
        edit_message.note(terminal.desk, options.number, options.text, by=terminal.by),
    )


def edit(terminal: Terminal, options: Options) -> None:
    """receptionist-cli edit"""
    before = find_messages.message(terminal.desk, options.number).message
    changes = {"name": options.caller, "company": options.company, "phone": options.phone}
    caller = {name: value for name, value in changes.items() if value is not None}
    new = edit_message.Edit(
        caller=replace(before.caller, **caller) if caller else None,
        text=options.text,
        channel=Channel(options.channel) if options.channel else None,
        call_type=_renamed_type(terminal, options.type),
        urgent=options.urgent,
        read_version=before.version,
    )
    show_message(terminal, edit_message.edit(terminal.desk, options.number, new, by=terminal.by))


def accept(terminal: Terminal, options: Options) -> None:
    """receptionist-cli accept"""
    show_message(terminal, assign_message.accept(terminal.desk, options.number, by=terminal.by))


def give_back(terminal: Terminal, options: Options) -> None:
    """receptionist-cli give-back"""
    done = handing.give_back(terminal.desk, options.number, why=options.why, by=terminal.by)
    show_message(terminal, done)


def assign(terminal: Terminal, options: Options) -> None:
    """receptionist-cli assign"""
    to = terminal.person(options.receiver)
    show_message(
        terminal, assign_message.assign(terminal.desk, options.number, to=to, by=terminal.by)
    )


def hand_over(terminal: Terminal, options: Options) -> None:
    """receptionist-cli hand-over"""
    to = terminal.person(options.receiver)
    done = handing.hand_over(terminal.desk, options.number, to=to, why=options.why, by=terminal.by)
    show_message(terminal, done)


def undo(terminal: Terminal, options: Options) -> None:
    """receptionist-cli undo"""
    show_message(terminal, undoing.undo(terminal.desk, options.number, by=terminal.by))


def attempt(terminal: Terminal, options: Options) -> None:
    """receptionist-cli attempt"""
    what = AttemptKind(options.what)
    done = answer_caller.attempt(
        terminal.desk, options.number, what=what, note=options.note, by=terminal.by
    )
    show_message(terminal, done)


def answered(terminal: Terminal, options: Options) -> None:
    """receptionist-cli answered"""
    done = answer_caller.answered(terminal.desk, options.number, note=options.note, by=terminal.by)
    show_message(terminal, done)


def move(terminal: Terminal, options: Options) -> None:
    """receptionist-cli move"""
    done = move_promise.move(
        terminal.desk,
        options.number,
        due_at=terminal.due(options.by),
        told=Told(options.told),
        words=options.promise,
        why=options.why,
        by=terminal.by,
    )
    mind = to_mind(terminal, done) if done.open else ()
    show_message(terminal, done, mind=mind)


def close(terminal: Terminal, options: Options) -> None:
    """receptionist-cli close"""
    done = close_message.close(
        terminal.desk,
        options.number,
        outcome=Outcome(options.outcome),
        note=options.note,
        of=options.of,
        by=terminal.by,
    )
    show_message(terminal, done)


def reopen(terminal: Terminal, options: Options) -> None:
    """receptionist-cli reopen"""
    because = ReopenReason(options.because)
    done = close_message.reopen(terminal.desk, options.number, because=because, by=terminal.by)
    show_message(terminal, done)


def _caller(options: Options) -> Caller:
    return Caller(
        name=options.caller or "", company=options.company or "", phone=options.phone or ""
    )


def _receiver(terminal: Terminal, typed: str | None) -> tuple[PersonId | None, PersonId | None]:
    if not typed:
        return None, None
    return _apart(terminal, terminal.person(typed))


def _apart(terminal: Terminal, found: PersonId) -> tuple[PersonId | None, PersonId | None]:
    return (None, found) if terminal.people.department(found) else (found, None)


def _call_type(
    terminal: Terminal, typed: str | None, department: PersonId | None
) -> CallType | None:
    """The call type meant, else the department's usual one. An office without any takes any name.

    Raises NotFound, BadInput.
    """
    office, group = terminal.office, terminal.people.department(department)
    if typed and office.call_types:
        return find_call_type(office, typed)
    usual = group.call_type if group and not typed else None
    return next((each for each in office.call_types if each.id == usual), None)


def _renamed_type(terminal: Terminal, typed: str | None) -> str | None:
    return (
        find_call_type(terminal.office, typed).name
        if typed and terminal.office.call_types
        else typed
    )


def _promised(
    terminal: Terminal, options: Options, kind: CallType | None, department: PersonId | None
) -> Promised | None:
    """What was said aloud; words or time alone are completed by the office's standard."""
    if not (options.by or options.promise):
        return None
    if options.nothing_promised:
        raise BadInput(_("Either something is promised or nothing is."), field="by")
    words = options.promise or proposed_words((Wants.CALL_BACK,))
    urgent, office = bool(options.urgent), terminal.office
    standard = office.standard_for(
        urgent=urgent,
        call_type=kind.name if kind else "",
        department=terminal.people.department(department),
    )
    if options.by:
        return Promised(words=words, due_at=terminal.due(options.by, standard=standard))
    due_at = proposed_due(office, urgent=urgent, at=terminal.desk.now(), standard=standard)
    return Promised(words=words, due_at=due_at, proposed=True)
