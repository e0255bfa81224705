"""The commands on the directory of callers: who a name or number may mean, and a new one."""

from __future__ import annotations

import argparse
from typing import Any

from receptionist.cli.terminal import Terminal
from receptionist.domain.contacts import Contact
from receptionist.domain.phone import show_phone
from receptionist.i18n import _
from receptionist.services import keep_contacts
from receptionist.services.find_callers import FoundCaller, find_callers
from receptionist.wording import say_moment

Options = argparse.Namespace


def find(terminal: Terminal, options: Options) -> None:
    """receptionist-cli contacts find"""
    remember_all(terminal)
    found = find_callers(terminal.desk, " ".join(options.words), limit=max(1, options.limit))
    lines = [_line(terminal, each) for each in found] or [_("Nobody found.")]
    terminal.print("\n".join(lines), [_values(terminal, each) for each in found])


def add(terminal: Terminal, options: Options) -> None:
    """receptionist-cli contacts add"""
    made = keep_contacts.add(
        terminal.desk,
        name=options.name,
        company=options.company,
        phones=tuple(options.phone),
        notes=options.notes,
    )
    found = FoundCaller(contact=made)
    terminal.print(_line(terminal, found), _values(terminal, found))


def remember_all(terminal: Terminal) -> None:
    """Look up the callers of all messages that were not yet, as the window does by and by."""
    while keep_contacts.remember_callers(terminal.desk, at_most=500):
        pass


def _line(terminal: Terminal, found: FoundCaller) -> str:
    contact = found.contact
    numbers = ", ".join(_numbers(terminal, contact))
    named = [contact.name, contact.company, numbers, " ".join(contact.notes.split())]
    if found.last:
        local = terminal.office.hours.local
        when = say_moment(local(found.last.taken_at), local(terminal.desk.now()))
        named.append(_("last call {when}").format(when=when))
    named += [f"#{each.number}" for each in found.open]
    return " · ".join(each for each in named if each)


def _values(terminal: Terminal, found: FoundCaller) -> dict[str, Any]:
    contact, local = found.contact, terminal.office.hours.local
    return {
        "id": str(contact.id),
        "name": contact.name,
        "company": contact.company,
        "numbers": [{"typed": each.typed, "e164": each.e164} for each in contact.numbers],
        "notes": contact.notes,
        "last_call_at": local(found.last.taken_at).isoformat() if found.last else None,
        "open": [each.number for each in found.open],
        "namesakes": found.namesakes,
    }


def _numbers(terminal: Terminal, contact: Contact) -> list[str]:
    region = terminal.office.country
    return [show_phone(each.e164, typed=each.typed, region=region) for each in contact.numbers]
