"""The commands on types of call: what one says, for whom it is, what one asks."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import timedelta

from receptionist.cli.terminal import Terminal
from receptionist.domain.ids import CallTypeId, new_id
from receptionist.domain.office import CallType, Office, call_type_named
from receptionist.i18n import _
from receptionist.services import office as service

Options = argparse.Namespace

_MINUTE = timedelta(minutes=1)


def add(terminal: Terminal, options: Options) -> None:
    """receptionist-cli call-types add; what is not named of a known one stays."""
    known = call_type_named(terminal.office.call_types, options.name)
    kind = known or CallType(id=CallTypeId(new_id(terminal.desk.now())), name=options.name)
    lines = {name: getattr(options, name) for name in ("greeting", "hold", "goodbye")}
    kind = replace(kind, **{name: text for name, text in lines.items() if text is not None})
    if options.receiver:
        kind = replace(kind, assignee=terminal.person(options.receiver))
    if options.standard is not None:
        minutes = max(-1, min(options.standard, 10**6))
        kind = replace(kind, standard=minutes * _MINUTE)
    if options.question:
        kind = replace(kind, questions=tuple(options.question))
    _show(terminal, service.save_call_type(terminal.desk, kind))


def show(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli call-types list"""
    _show(terminal, terminal.office)


def remove(terminal: Terminal, options: Options) -> None:
    """receptionist-cli call-types remove"""
    which = service.find_call_type(terminal.office, options.name)
    _show(terminal, service.remove_call_type(terminal.desk, which))


def _show(terminal: Terminal, office: Office) -> None:
    people = terminal.people
    values = [
        {
            "name": each.name,
            "greeting": each.greeting,
            "hold": each.hold,
            "goodbye": each.goodbye,
            "for": people.name(each.assignee) or None,
            "standard": None if each.standard is None else each.standard // _MINUTE,
            "questions": list(each.questions),
        }
        for each in office.call_types
    ]
    lines = [
        " · ".join(part for part in (each.name, people.name(each.assignee), each.greeting) if part)
        for each in office.call_types
    ]
    terminal.print("\n".join(lines) or _("No call types."), values)
