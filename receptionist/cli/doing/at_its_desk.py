"""Does one command at its desk; at an office whose server is away, on what this PC knows of it."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing

from receptionist.cli.terminal import Terminal, read_moment
from receptionist.clock import SetClock
from receptionist.domain.ids import PersonId
from receptionist.i18n import _, n_
from receptionist.notifications import Notifier, open_notifier
from receptionist.services.away.line import Line, not_meanwhile
from receptionist.services.away.office_desk import Office, open_office
from receptionist.services.desk import Desk, open_desk
from receptionist.services.manage_people import acting_person
from receptionist.services.signing_in.own_login import settings_of
from receptionist.services.signing_in.rights import must_be_owner
from receptionist.settings import Settings, load_settings

_ON_MESSAGES = "receptionist.cli.messages"
_MEANWHILE = frozenset({"remind", "doctor", "list_colleagues", "list_departments", "show_hours"})


def work_for(options: argparse.Namespace) -> None:
    """Do what the options name with their desk, as of the moment they name.

    Where an office's server is away and this PC knows the office, it is done here and waits.
    """
    address = getattr(options, "database", None)
    notifier: Notifier | None = None
    if getattr(options, "notifies", False) and not getattr(options, "dry_run", False):
        notifier = open_notifier(lambda _key, _action: None)
    try:
        office = open_office(_settings(options), address=address, notifier=notifier)
        if office is None:
            with closing(open_desk(address=address, notifier=notifier)) as desk:
                _work(desk, options)
        else:
            _work_in(office, options)
    finally:
        if notifier:
            notifier.close(wait=3)


def _settings(options: argparse.Namespace) -> Settings:
    """This PC's; in an office by the login that it holds for whoever is named to act."""
    settings, name = load_settings(), getattr(options, "act_as", None)
    if not name or getattr(options, "database", None):
        return settings
    return settings_of(name, settings)


def _work_in(office: Office, options: argparse.Namespace) -> None:
    """Send what waits first; afterwards say what waits now."""
    line = office.line
    office.send_first()
    with closing(office.desk()) as desk:
        desk.do(lambda found: _work(found, options, line))
    if line.away:
        line.count()
        count = line.state.waiting
        waits = n_("{count} thing waits", "{count} things wait", count).format(count=count)
        print(  # noqa: T201 -- this is a terminal
            _("The office's server does not answer. On this PC: {waits}.").format(waits=waits),
            file=sys.stderr,
        )
    else:
        office.keep_up()


def _work(desk: Desk, options: argparse.Namespace, line: Line | None = None) -> None:
    if desk.database.part and not _can_be_done_meanwhile(options):
        raise not_meanwhile()
    if at := getattr(options, "at", None):
        desk.clock = SetClock(read_moment(at, desk.office()))
    if getattr(options, "owner", False):
        must_be_owner(desk, _named(desk, options))
    options.do(Terminal(desk, options, line), options)


def _named(desk: Desk, options: argparse.Namespace) -> PersonId | None:
    """Who acts, where somebody is named: with --as, or as who this PC is set to."""
    if getattr(options, "act_as", None):
        return acting_person(desk, options.act_as)
    here = (each for each in desk.people().active if each.name == desk.settings.person)
    return next((each.id for each in here), None)


def _can_be_done_meanwhile(options: argparse.Namespace) -> bool:
    do = options.do
    return do.__module__ == _ON_MESSAGES or do.__name__ in _MEANWHILE
