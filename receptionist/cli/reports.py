"""The commands on paper and on the desk as a whole: reports, backup, check, doctor, demo."""

from __future__ import annotations

import argparse
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path

from receptionist import __version__
from receptionist.cli.progress import telling_how_far
from receptionist.cli.terminal import Terminal, read_day
from receptionist.domain.errors import BadInput, NotFound, StorageTrouble
from receptionist.domain.figures.span import Period, Stretch
from receptionist.domain.reminders.health import Computer
from receptionist.domain.trays import Tray
from receptionist.i18n import _, language, n_
from receptionist.paths import settings_file
from receptionist.services.away.others import waiting_of_others
from receptionist.services.check_desk import check_desk
from receptionist.services.find_messages import numbers_in, unseen_of
from receptionist.services.office_server.joining import weaker_words
from receptionist.services.papers.figures_as_csv import day_as_csv, figures_as_csv
from receptionist.services.papers.long_lists import print_list, save_list
from receptionist.services.papers.printers import print_file
from receptionist.services.print_day import print_day, print_period, print_slips
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.summarise_day import summarise_day, summarise_period
from receptionist.services.watching.computers import computers
from receptionist.settings import database_address

Options = argparse.Namespace


def day(terminal: Terminal, options: Options) -> None:
    """receptionist-cli report day"""
    wanted = read_day(options.date) if options.date else None
    _put_out(
        terminal,
        options,
        lambda: print_day(
            terminal.desk,
            wanted,
            paper=options.paper,
            language=options.language,
            full=options.full,
        ),
    )
    if options.csv:
        table = day_as_csv(
            terminal.desk,
            wanted,
            only=options.list,
            language=options.language,
            mark=options.mark,
        )
        terminal.save(table, options.csv)
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
    if not figures.adds_up:
        text += "\n" + _("Counted a second way this comes to something else.")
    terminal.print(text, figures.as_dict())


def slip(terminal: Terminal, options: Options) -> None:
    """receptionist-cli report slip"""
    numbers = list(options.numbers)
    if options.unseen_of:
        numbers += unseen_of(terminal.desk, terminal.person(options.unseen_of))
    if not numbers:
        raise NotFound(_("There is no message to print."))
    pdf = print_slips(terminal.desk, numbers, paper=options.paper, language=options.language)
    _put_out(terminal, options, lambda: pdf)
    text = n_("{count} slip", "{count} slips", len(numbers)).format(count=len(numbers))
    terminal.print(text, numbers)


def period(terminal: Terminal, options: Options) -> None:
    """receptionist-cli report period"""
    first, last = read_day(options.first), read_day(options.last)
    if last < first:
        raise BadInput(_("The last day lies before the first one."), field="to")
    person = terminal.person(options.person) if options.person else None
    # Without a name it is a script of this PC, which may read the whole database anyway.
    by = terminal.by if getattr(options, "act_as", None) else None
    before = Period(stretch=Stretch.OTHER, first=first, last=last).before
    with telling_how_far() as how_far:
        _put_out(
            terminal,
            options,
            lambda: print_period(
                terminal.desk,
                first=first,
                last=last,
                compared_with=(before.first, before.last),
                person=person,
                by=by,
                paper=options.paper,
                language=options.language,
                how_far=how_far,
            ),
        )
        if options.csv:
            table = figures_as_csv(
                terminal.desk,
                first=first,
                last=last,
                person=person,
                by=by,
                only=options.list,
                language=options.language,
                mark=options.mark,
                how_far=how_far,
            )
            terminal.save(table, options.csv)
    figures = summarise_period(terminal.desk, first=first, last=last, person=person, by=by)
    values = figures.as_dict()
    text = _("{first} to {last}").format(first=first.isoformat(), last=last.isoformat())
    terminal.print(text, values)


def listed(terminal: Terminal, options: Options) -> None:
    """receptionist-cli report list"""
    desk = terminal.desk
    if options.limit < 0:
        raise BadInput(_("The limit is 0 (all) or more."), field="limit")
    numbers = numbers_in(
        desk,
        tray=Tray(options.tray),
        person=terminal.person(options.receiver) if options.receiver else None,
        words=options.search,
        limit=options.limit,
    )
    with telling_how_far() as how_far:
        _put_out(
            terminal,
            options,
            lambda: print_list(
                desk,
                numbers,
                title=options.title or _("Messages"),
                paper=options.paper,
                language=options.language,
                how_far=how_far,
            ),
        )
        if options.csv:
            save_list(
                desk,
                numbers,
                Path(options.csv),
                language=options.language,
                mark=options.mark,
                how_far=how_far,
            )
    text = n_("{count} message", "{count} messages", len(numbers)).format(count=len(numbers))
    terminal.print(text, list(numbers))


def check(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli check"""
    with telling_how_far() as how_far:
        found = check_desk(terminal.desk, how_far=how_far)
    terminal.print(
        n_(
            "{count} message checked: everything holds together.",
            "{count} messages checked: everything holds together.",
            found.messages,
        ).format(count=found.messages)
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
        "settings": str(settings_file()),
        "database": terminal.desk.database.name,
        "time_zone": terminal.office.hours.zone.key,
        "notifications": health.channel,
        "notifications_available": health.available,
        "notifications_proven": bool(terminal.desk.settings.seen_notification_at),
        "trouble": health.last_error,
        **_line_values(terminal),
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


def _line_values(terminal: Terminal) -> dict[str, object]:
    """How it stands with an office's server."""
    line = terminal.line
    if line is None:
        return {}
    line.look(terminal.desk)
    state = line.state
    return {
        "server": "away" if line.away else "there",
        "waiting": state.waiting,
        "waiting_of_others": waiting_of_others(_address(terminal)),
        "refused": state.refused,
        "clock_ahead_seconds": round(state.ahead.total_seconds()),
        "warning": weaker_words(_address(terminal)),
    }


def _address(terminal: Terminal) -> str:
    chosen: str | None = getattr(terminal.options, "database", None)
    return chosen or database_address(terminal.desk.settings)


def _computer_line(computer: Computer, terminal: Terminal) -> str:
    parts = (computer.name, computer.standing(terminal.desk.now()).value, computer.trouble)
    return " · ".join(part for part in parts if part)


def demo(terminal: Terminal, options: Options) -> None:
    """receptionist-cli demo"""
    with telling_how_far() as how_far:
        made = fill_with_sample(
            terminal.desk,
            count=options.messages,
            seed=options.seed,
            language=language(),
            how_far=how_far,
        )
    terminal.print(
        n_(
            "A sample office with {count} message was made.",
            "A sample office with {count} messages was made.",
            made,
        ).format(count=made),
        {"messages": made},
    )


def _put_out(terminal: Terminal, options: Options, make: Callable[[], bytes]) -> None:
    """Save the paper, print it, or both, as the options say."""
    printer = options.printer
    if not options.pdf and printer is None:
        return
    pdf = make()
    if options.pdf:
        terminal.save(pdf, options.pdf)
    if printer is not None:
        chosen = printer or terminal.desk.settings.printer
        with tempfile.TemporaryDirectory() as folder:
            file = Path(options.pdf or Path(folder, "receptionist.pdf"))
            if not options.pdf:
                file.write_bytes(pdf)
            print_file(file.absolute(), printer=chosen, paper=options.paper)
