"""The commands on the directory of callers: who a name or number may mean, and a new one."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from receptionist.cli.backups import YES
from receptionist.cli.terminal import Terminal
from receptionist.domain.contacts import Contact
from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.names import folded
from receptionist.domain.phone import show_phone
from receptionist.i18n import _, n_
from receptionist.services import keep_contacts
from receptionist.services import office as settings
from receptionist.services.erasing.erase_person import (
    erase_again,
    erase_contact,
    erase_message,
    held_on,
    what_goes,
)
from receptionist.services.erasing.let_go import kept_too_long, let_go
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


def erase(terminal: Terminal, options: Options) -> None:
    """receptionist-cli contacts erase"""
    if options.again:
        done = erase_again(terminal.desk)
    elif options.message:
        _must_want(terminal, options, (options.message,), f"#{options.message}")
        done = erase_message(terminal.desk, options.message, by=terminal.by)
    else:
        contact = _one(terminal, " ".join(options.words))
        numbers = held_on(terminal.desk, contact.id)
        _must_want(terminal, options, numbers, contact.called)
        done = erase_contact(terminal.desk, contact.id, by=terminal.by)
    _say_erased(terminal, list(done.numbers), done.files)


def show_kept(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli retention show"""
    months, older = terminal.desk.office().keep_months, kept_too_long(terminal.desk)
    lines = [_("Callers' data is kept for good.")]
    if months:
        kept = n_(
            "{count} month after it is closed, a message loses its caller's data.",
            "{count} months after it is closed, a message loses its caller's data.",
            months,
        )
        waiting = n_("{count} message is older.", "{count} messages are older.", older)
        lines = [kept.format(count=months), waiting.format(count=older)]
    terminal.print("\n".join(lines), {"months": months, "older": older})


def keep_for(terminal: Terminal, options: Options) -> None:
    """receptionist-cli retention set"""
    settings.keep_for(terminal.desk, options.months)
    show_kept(terminal, options)


def let_go_of(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli retention run"""
    numbers: list[int] = []
    files = 0
    while (done := let_go(terminal.desk, by=terminal.by)).numbers:
        numbers += done.numbers
        files += done.files
    _say_erased(terminal, numbers, files)


def _say_erased(terminal: Terminal, numbers: list[int], files: int) -> None:
    """Say how many messages lost their caller's data, however it came to it."""
    said = n_(
        "{count} message has lost its caller's data; its times and figures stay.",
        "{count} messages have lost their caller's data; their times and figures stay.",
        len(numbers),
    ).format(count=len(numbers))
    terminal.print(said, {"numbers": numbers, "files": files})


def _one(terminal: Terminal, words: str) -> Contact:
    """The one contact of exactly that name or number; nothing is erased that might be meant."""
    remember_all(terminal)
    found = [each.contact for each in find_callers(terminal.desk, words, limit=20)] if words else []
    exact = [each for each in found if folded(words) in (folded(each.name), folded(each.company))]
    if len(exact or found) != 1:
        names = "; ".join(each.called for each in found) or _("nobody")
        raise BadInput(
            _("“{words}” is not one caller: {names}.").format(words=words, names=names),
            field="words",
        )
    return (exact or found)[0]


def _must_want(terminal: Terminal, options: Options, numbers: tuple[int, ...], called: str) -> None:
    """Ask, since nothing brings it back. Raises NotAllowed without a yes."""
    if options.yes:
        return
    print(what_goes(called, numbers))  # noqa: T201 -- this is a terminal
    print(_("Erase it? (yes/no)"), end=" ", flush=True)  # noqa: T201 -- this is a terminal
    if sys.stdin is None or sys.stdin.readline().strip().casefold() not in YES:
        raise NotAllowed(_("Nothing was erased."))


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
