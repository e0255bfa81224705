"""The commands of whoever looks after the office's server: set it up, invite, migrate."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from receptionist.cli.terminal import Terminal
from receptionist.domain.errors import BadInput, StorageTrouble
from receptionist.domain.people import Colleague, Role
from receptionist.i18n import _, n_
from receptionist.services.office import change_reading
from receptionist.services.office_server.joining import Invitation, invitation_line, save_invitation
from receptionist.services.office_server.setting_up import (
    Migrated,
    Reached,
    create_office,
    invite,
    migrate_offices,
    offices_beside,
    withdraw,
)
from receptionist.settings import database_address, load_settings

Options = argparse.Namespace


def create(options: Options) -> None:
    """receptionist-cli office create"""
    owner, invitation = create_office(options.address, name=options.name, reached=_reached(options))
    _say(options, _("The office is set up."), {})
    if invitation is None:
        said = _("{name} has a login already; “office invite” gives it a new password.")
        _say(options, said.format(name=owner.name), {"name": owner.name, "invited": False})
        return
    _tell(options, owner, invitation)


def call_in(options: Options) -> None:
    """receptionist-cli office invite"""
    role = Role(options.role) if options.role else None
    person, invitation = invite(
        _address(options), options.name, role=role, reached=_reached(options)
    )
    _tell(options, person, invitation)


def call_off(options: Options) -> None:
    """receptionist-cli office withdraw"""
    person = withdraw(_address(options), options.name)
    said = _("{name} cannot log in any more, and is still a colleague.").format(name=person.name)
    _say(options, said, {"name": person.name, "invited": False})


def migrate(options: Options) -> None:
    """receptionist-cli office migrate"""
    if bool(options.addresses) is bool(options.all):
        raise BadInput(_("Name the addresses, or --all and one of them."), field="address")
    addresses = offices_beside(options.all) if options.all else options.addresses
    done = []
    for each in migrate_offices(addresses):
        done.append(each)
        if not getattr(options, "json", False):
            sys.stdout.write(_line(each) + "\n")
            sys.stdout.flush()
    if getattr(options, "json", False):
        values = [{name: getattr(each, name) for name in Migrated.__slots__} for each in done]
        sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=2) + "\n")
    if left := sum(bool(each.trouble) for each in done):
        raise StorageTrouble(
            n_(
                "{count} office was left as it was; do it again once that is mended.",
                "{count} offices were left as they were; do it again once that is mended.",
                left,
            ).format(count=left)
        )


def reading(terminal: Terminal, options: Options) -> None:
    """receptionist-cli office reading"""
    office = change_reading(terminal.desk, everything=options.what == "all", by=terminal.by)
    said = (
        _("Colleagues read everybody's messages.")
        if office.colleagues_read_all
        else _("Colleagues read their own messages and those they stand in for.")
    )
    terminal.print(said, {"colleagues_read_all": office.colleagues_read_all})


def _line(done: Migrated) -> str:
    if done.trouble:
        return _("{address}: not done. {why}").format(address=done.address, why=done.trouble)
    if done.before == done.now:
        return _("{address}: was up to date.").format(address=done.address)
    return _("{address}: brought up to date.").format(address=done.address)


def _tell(options: Options, person: Colleague, invitation: Invitation) -> None:
    """Say the invitation, or save it where nobody else reads it: it is told only this once."""
    values: dict[str, Any] = {"name": person.name, "role": person.role.value}
    values |= {"address": invitation.address, "invited": True}
    if options.file:
        save_invitation(invitation, Path(options.file))
        said = _("{file} is {name}'s invitation: give it to nobody else, and open it on their PC.")
        _say(
            options,
            said.format(file=options.file, name=person.name),
            values | {"file": options.file},
        )
        return
    line = invitation_line(invitation)
    said = _("{name}'s invitation, said only this once. Paste it on their PC:")
    _say(options, said.format(name=person.name) + "\n" + line, values | {"invitation": line})


def _say(options: Options, text: str, values: dict[str, Any]) -> None:
    if not getattr(options, "json", False):
        sys.stdout.write(text + "\n")
    elif values:
        sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=2) + "\n")


def _address(options: Options) -> str:
    return getattr(options, "database", None) or database_address(load_settings())


def _reached(options: Options) -> Reached:
    file = Path(options.certificate) if options.certificate else None
    return Reached(server=options.server or "", certificate=file)
