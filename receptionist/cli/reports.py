"""The commands on paper and on the desk as a whole: reports, backup, check, doctor, demo."""

from __future__ import annotations

import argparse
import platform

from receptionist import __version__
from receptionist.cli.terminal import Terminal, read_day
from receptionist.domain.errors import StorageTrouble
from receptionist.domain.reminders.health import Computer
from receptionist.i18n import _, language
from receptionist.services.check_desk import check_desk
from receptionist.services.print_day import print_day, print_period, print_slips
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.summarise_day import summarise_day, summarise_period
from receptionist.services.watching.computers import computers

Options = argparse.Namespace


def day(terminal: Terminal, options: Options) -> None:
    """receptionist-cli report day"""
    wanted = read_day(options.date) if options.date else None
    if options.pdf:
        pdf = print_day(terminal.desk, wanted, paper=options.paper, language=options.language)
        terminal.save(pdf, options.pdf)
    figures = summarise_day(terminal.desk, wanted)
    balance = figures.balance
    text = _(
        "{day}: carried in {carried} + taken {taken} + reopened {reopened} "
        "= closed {closed} + still open {open}"
    ).format(
        day=figures.day.isoformat(),
        carried=len(balance.carried_in),
        taken=len(balance.taken),
        reopened=len(balance.reopened),
        closed=len(balance.closed),
        open=len(balance.still_open),
    )
    terminal.print(text, figures.as_dict())


def slip(terminal: Terminal, options: Options) -> None:
    """receptionist-cli report slip"""
    pdf = print_slips(
        terminal.desk, options.numbers, paper=options.paper, language=options.language
    )
    _save(terminal, options, pdf)
    terminal.print(_("{count} slips").format(count=len(options.numbers)), options.numbers)


def period(terminal: Terminal, options: Options) -> None:
    """receptionist-cli report period"""
    first, last = read_day(options.first), read_day(options.last)
    if options.pdf:
        pdf = print_period(
            terminal.desk,
            first=first,
            last=last,
            paper=options.paper,
            language=options.language,
        )
        terminal.save(pdf, options.pdf)
    figures = summarise_period(terminal.desk, first=first, last=last)
    values = figures.as_dict()
    text = _("{first} to {last}").format(first=first.isoformat(), last=last.isoformat())
    terminal.print(text, values)


def check(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli check"""
    found = check_desk(terminal.desk)
    terminal.print(
        _("{count} messages checked: everything holds together.").format(count=found.messages)
        if not found.troubles
        else "\n".join(found.troubles),
        {"messages": found.messages, "troubles": list(found.troubles)},
    )
    if found.troubles:
        raise StorageTrouble(_("Something stored does not hold together; see the list."))


def doctor(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli doctor"""
    health = terminal.desk.notifier.check()
    values = {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "language": language(),
        "database": terminal.desk.database.name,
        "time_zone": terminal.office.hours.zone.key,
        "notifications": health.channel,
        "notifications_available": health.available,
        "notifications_proven": bool(terminal.desk.settings.seen_notification_at),
        "trouble": health.last_error,
    }
    lines = [f"{name:24} {value}" for name, value in values.items()]
    reported = computers(terminal.desk)
    lines += [f"{'computer':24} {_computer_line(each, terminal)}" for each in reported]
    now = terminal.desk.now()
    listed = [
        {
            "name": each.name,
            "notifications": each.channel,
            "standing": each.standing(now).value,
            "proven_at": each.proven_at and each.proven_at.isoformat(),
            "reported_at": each.reported_at.isoformat(),
            "trouble": each.trouble,
        }
        for each in reported
    ]
    terminal.print("\n".join(lines), values | {"computers": listed})


def _computer_line(computer: Computer, terminal: Terminal) -> str:
    parts = (computer.name, computer.standing(terminal.desk.now()).value, computer.trouble)
    return " · ".join(part for part in parts if part)


def demo(terminal: Terminal, options: Options) -> None:
    """receptionist-cli demo"""
    made = fill_with_sample(
        terminal.desk, count=options.messages, seed=options.seed, language=language()
    )
    terminal.print(
        _("A sample office with {count} messages was made.").format(count=made),
        {"messages": made},
    )


def _save(terminal: Terminal, options: Options, pdf: bytes) -> None:
    if options.pdf:
        terminal.save(pdf, options.pdf)
