"""Every command and its options; those that hold for all of them stand before or behind it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from receptionist import __version__
from receptionist.cli import (
    backups,
    call_types,
    contacts,
    messages,
    moving,
    office,
    office_server,
    passwords,
    people,
    reports,
)
from receptionist.cli.terminal import Terminal
from receptionist.domain.history import AttemptKind, ReopenReason
from receptionist.domain.message import Channel, Outcome
from receptionist.domain.opening_hours import WEEKDAYS
from receptionist.domain.people import GONE, Role, Whereabouts
from receptionist.domain.promise import Told
from receptionist.domain.trays import Tray
from receptionist.reports.figure_tables import NAMES

Do = Callable[[Terminal, argparse.Namespace], None] | Callable[[argparse.Namespace], None]

_AWAY = (Whereabouts.HOLIDAY, Whereabouts.SICK, Whereabouts.OUT, Whereabouts.MEETING)
_TRAYS = [each.value for each in Tray if each is not Tray.MINE]


class _Parser:
    """Adds commands that all take the common options."""

    def __init__(self, commands: Any, common: argparse.ArgumentParser) -> None:
        self._commands = commands
        self._common = common

    def add(self, name: str, do: Do, what: str, **defaults: Any) -> argparse.ArgumentParser:
        """A command that does `do`."""
        parser: argparse.ArgumentParser = self._commands.add_parser(
            name, help=what, description=what, parents=[self._common]
        )
        parser.set_defaults(do=do, **defaults)
        return parser

    def group(self, name: str, what: str) -> _Parser:
        """A command that has commands of its own."""
        parser = self._commands.add_parser(
            name, help=what, description=what, parents=[self._common]
        )
        inner = parser.add_subparsers(required=True, metavar="VERB")
        return _Parser(inner, self._common)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    common = _common_options()
    parser = argparse.ArgumentParser(
        prog="receptionist-cli", description="The desk from a terminal.", parents=[common]
    )
    parser.add_argument("--version", action="version", version=f"Receptionist {__version__}")
    commands = _Parser(parser.add_subparsers(required=True, metavar="COMMAND"), common)
    _message_commands(commands)
    _action_commands(commands)
    _promise_commands(commands)
    _people_commands(commands)
    _contact_commands(commands)
    _office_commands(commands)
    _report_commands(commands)
    _server_commands(commands)
    return parser


def _common_options() -> argparse.ArgumentParser:
    # SUPPRESS: an option given before the command is not overwritten by its absence behind it.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_true", help="print JSON")
    common.add_argument(
        "--database", metavar="ADDRESS", help="sqlite:///FILE or postgresql://NAME@SERVER/DATABASE"
    )
    common.add_argument("--as", dest="act_as", metavar="NAME", help="who acts")
    common.add_argument("--at", metavar="ISO-TIME", help="as if it were then")
    return common


def _values(kind: Iterable[StrEnum]) -> list[str]:
    return [each.value for each in kind]


def _typed_fields(parser: argparse.ArgumentParser) -> None:
    for name in ("caller", "company", "phone", "text", "type"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--channel", choices=_values(Channel))
    parser.add_argument("--urgent", action=argparse.BooleanOptionalAction, default=None)


def _which_messages(parser: argparse.ArgumentParser, *, limit: int) -> None:
    parser.add_argument("--tray", choices=_TRAYS, default=Tray.OPEN.value)
    parser.add_argument("--for", dest="receiver", metavar="NAME")
    parser.add_argument("--search", metavar="WORDS", default="")
    parser.add_argument("--limit", type=int, default=limit)


def _message_commands(commands: _Parser) -> None:
    take = commands.add("take", messages.take, "take a message")
    _typed_fields(take)
    take.add_argument("--for", dest="receiver", metavar="NAME|DEPARTMENT")
    take.add_argument("--promise", metavar="WORDS")
    take.add_argument("--by", metavar="PHRASE", help="until when, in words: 13, mañana 10, +2h")
    take.add_argument("--nothing-promised", action="store_true")
    take.add_argument("--taken-at", metavar="TIME")
    _which_messages(commands.add("messages", messages.messages, "list messages"), limit=500)
    _numbered(commands, "show", messages.show, "one message with its history")
    note = _numbered(commands, "note", messages.note, "add a note")
    note.add_argument("text")
    _typed_fields(_numbered(commands, "edit", messages.edit, "change what was written down"))


def _action_commands(commands: _Parser) -> None:
    _numbered(commands, "accept", messages.accept, "take a message on")
    given_back = _numbered(commands, "give-back", messages.give_back, "give a message back")
    given_back.add_argument("--why", required=True)
    assign = _numbered(commands, "assign", messages.assign, "give a message to somebody")
    assign.add_argument("--for", dest="receiver", metavar="NAME", required=True)
    hand_over = _numbered(commands, "hand-over", messages.hand_over, "hand a message over")
    hand_over.add_argument("--for", dest="receiver", metavar="NAME", required=True)
    hand_over.add_argument("--why", required=True)
    _numbered(commands, "undo", messages.undo, "take one's latest action back")
    attempt = _numbered(commands, "attempt", messages.attempt, "a call back that did not reach")
    attempt.add_argument("--what", choices=_values(AttemptKind), required=True)
    attempt.add_argument("--note", default="")
    answered = _numbered(commands, "answered", messages.answered, "the caller was answered")
    answered.add_argument("--note", default="")


def _promise_commands(commands: _Parser) -> None:
    move = _numbered(commands, "move", messages.move, "agree a new term")
    move.add_argument("--by", metavar="PHRASE", required=True)
    move.add_argument("--promise", metavar="WORDS", default="")
    move.add_argument("--told", choices=_values(Told), required=True)
    move.add_argument("--why", default="")
    close = _numbered(commands, "close", messages.close, "close a message")
    close.add_argument("--outcome", choices=_values(Outcome), required=True)
    close.add_argument("--of", type=int, metavar="NUMBER")
    close.add_argument("--note", default="")
    reopen = _numbered(commands, "reopen", messages.reopen, "open a message again")
    reopen.add_argument("--because", choices=_values(ReopenReason), required=True)


def _people_commands(commands: _Parser) -> None:
    colleagues = commands.group("colleagues", "who works here")
    add = colleagues.add("add", office.add_colleague, "a new colleague", owner=True)
    add.add_argument("name")
    add.add_argument("--role", choices=_values(Role), default=Role.COLLEAGUE.value)
    add.add_argument("--initials", default="")
    add.add_argument("--deputy", metavar="NAME")
    colleagues.add("list", office.list_colleagues, "everyone")
    rename = colleagues.add("rename", office.rename_colleague, "another name", owner=True)
    rename.add_argument("name")
    rename.add_argument("new_name")
    colleagues.add("retire", office.retire_colleague, "somebody leaves", owner=True).add_argument(
        "name"
    )
    away = colleagues.add("away", office.away, "somebody is away")
    away.add_argument("name")
    away.add_argument("--reason", choices=_values((*_AWAY, Whereabouts.BUSY)), required=True)
    away.add_argument("--back", metavar="PHRASE")
    away.add_argument("--deputy", metavar="NAME")
    colleagues.add("back", office.back, "somebody is in again").add_argument("name")
    quiet = colleagues.add("quiet", people.quiet, "somebody is not to be disturbed")
    quiet.add_argument("name")
    quiet.add_argument("--minutes", type=int, default=30, help="an hour at most; 0 ends it")
    _absence_commands(colleagues)
    departments = commands.group("departments", "several colleagues under one name")
    add = departments.add("add", people.add_department, "one, or its new members", owner=True)
    add.add_argument("name")
    add.add_argument("--members", metavar="A,B", required=True)
    add.add_argument("--type", metavar="NAME", help="what its calls usually are")
    add.add_argument("--standard", type=int, metavar="MINUTES")
    departments.add("list", people.list_departments, "all departments")
    rename = departments.add("rename", people.rename_department, "another name", owner=True)
    rename.add_argument("name")
    rename.add_argument("new_name")
    remove = departments.add("remove", people.remove_department, "there is none now", owner=True)
    remove.add_argument("name")
    remove.add_argument("--to", metavar="NAME|DEPARTMENT", help="who gets its open messages")


def _absence_commands(colleagues: _Parser) -> None:
    plan = colleagues.add("plan", people.plan, "a planned absence")
    plan.add_argument("name")
    plan.add_argument("--from", dest="first", metavar="DATE|TIME", required=True)
    plan.add_argument("--until", dest="last", metavar="DATE|TIME", required=True)
    plan.add_argument("--reason", choices=_values(sorted(GONE)), default="holiday")
    plan.add_argument("--deputy", metavar="NAME")
    unplan = colleagues.add("unplan", people.unplan, "no such absence")
    unplan.add_argument("name")
    unplan.add_argument("--from", dest="first", metavar="DATE|TIME", required=True)
    colleagues.add("planned", people.planned, "who will be away").add_argument("name", nargs="?")
    sick = colleagues.add("sick", people.sick, "off sick today: their messages go to others")
    sick.add_argument("name")


def _contact_commands(commands: _Parser) -> None:
    known = commands.group("contacts", "who calls")
    find = known.add("find", contacts.find, "who a name, a company or a number may mean")
    find.add_argument("words", nargs="+", metavar="WORDS")
    find.add_argument("--limit", type=int, default=8)
    add = known.add("add", contacts.add, "a new caller")
    add.add_argument("name", nargs="?", default="")
    add.add_argument("--company", default="")
    add.add_argument("--phone", action="append", default=[], metavar="NUMBER")
    add.add_argument("--notes", default="")
    erase = known.add("erase", contacts.erase, "erase a caller, or what one message says")
    erase.add_argument("words", nargs="*", metavar="WORDS")
    erase.add_argument("--message", type=int, default=0, metavar="NUMBER")
    erase.add_argument("--again", action="store_true", help="once more what an old backup brought")
    erase.add_argument("--yes", action="store_true", help="do not ask")


def _office_commands(commands: _Parser) -> None:
    hours = commands.group("hours", "when the office is open")
    hours.add("show", office.show_hours, "the opening hours")
    week = hours.add("set", office.set_hours, "the hours of one weekday", owner=True)
    week.add_argument("day", choices=WEEKDAYS)
    week.add_argument("spans", help="09:00-14:00,16:00-19:00, or - for closed")
    hours.add("close", office.close_hours, "closed on a date", owner=True).add_argument("date")
    special = hours.add("special", office.special_hours, "other hours on a date", owner=True)
    special.add_argument("date")
    special.add_argument("spans")
    holidays = hours.add("holidays", office.public_holidays, "a year's public holidays", owner=True)
    holidays.add_argument("--year", type=int, required=True)
    holidays.add_argument("--country", default="", help="two letters, as ES")
    holidays.add_argument("--region", help="as MD; - for none")
    holidays.add_argument("--add", action="store_true", help="close on them")
    standard = commands.group("standard", "how soon the office answers")
    minutes = standard.add("set", office.set_standard, "in minutes of opening time", owner=True)
    minutes.add_argument("minutes", type=int)
    minutes.add_argument("--urgent", type=int, metavar="MINUTES")
    keeping = commands.group("retention", "how long callers' data is kept in closed messages")
    keeping.add("show", contacts.show_kept, "for how many months, and what is older")
    months = keeping.add("set", contacts.keep_for, "in months, 0 is for good", owner=True)
    months.add_argument("months", type=int)
    keeping.add("run", contacts.let_go_of, "erase now what is older", owner=True)
    _call_type_commands(commands)
    remind = commands.add("remind", office.remind, "remind of what is due", notifies=True)
    remind.add_argument("--dry-run", action="store_true")


def _call_type_commands(commands: _Parser) -> None:
    types = commands.group("call-types", "the types of call")
    add = types.add("add", call_types.add, "a type of call, or what it is from now on", owner=True)
    add.add_argument("name")
    for line in ("greeting", "hold", "goodbye"):
        add.add_argument(f"--{line}", metavar="TEXT", help="a courtesy line")
    add.add_argument("--for", dest="receiver", metavar="NAME|DEPARTMENT")
    add.add_argument("--standard", type=int, metavar="MINUTES")
    add.add_argument("--question", action="append", metavar="TEXT", help="up to five")
    types.add("list", call_types.show, "all types of call")
    types.add("remove", call_types.remove, "no such calls any more", owner=True).add_argument(
        "name"
    )


def _report_commands(commands: _Parser) -> None:
    report = commands.group("report", "the papers of the desk")
    day = report.add("day", reports.day, "the day page")
    day.add_argument("--date")
    slip = report.add("slip", reports.slip, "slips, four on a page")
    slip.add_argument("numbers", type=int, nargs="*", metavar="NUMBER")
    slip.add_argument("--unseen-of", metavar="NAME", help="all that this colleague has not seen")
    period = report.add("period", reports.period, "the figures of a period", owner=True)
    period.add_argument("--from", dest="first", required=True)
    period.add_argument("--to", dest="last", required=True)
    day.add_argument("--full", action="store_true", help="the whole lists, on more pages")
    period.add_argument("--person", metavar="NAME", help="of their messages alone")
    listed = report.add("list", reports.listed, "the messages of a tray")
    _which_messages(listed, limit=0)
    listed.add_argument("--title", default="", help="what stands above it on paper")
    for each in (day, period):
        each.add_argument("--list", choices=NAMES, default="", help="only this list as CSV")
    for each in (day, period, listed):
        each.add_argument("--csv", metavar="FILE")
        mark = "begin the CSV file with Excel's mark"
        each.add_argument("--mark", action=argparse.BooleanOptionalAction, default=True, help=mark)
    for each in (day, slip, period, listed):
        each.add_argument("--print", dest="printer", nargs="?", const="", metavar="PRINTER")
        each.add_argument("--pdf", metavar="FILE")
        each.add_argument("--paper", choices=["A4", "Letter"], default="A4")
        each.add_argument("--language", choices=["es", "en"], default="")
    backup = commands.add("backup", backups.backup, "a copy of everything, checked")
    backup.add_argument("file", nargs="?", help="without it, beside the messages as every day")
    restore = commands.add("restore", backups.put_back, "put a backup in the place of the messages")
    restore.set_defaults(without_desk=True)
    restore.add_argument("file", metavar="FILE|newest")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    secret = commands.add("password", passwords.password, "let this PC keep the office's password")
    secret.set_defaults(without_desk=True)
    secret.add_argument("--forget", action="store_true", help="keep it no longer")
    commands.add("check", reports.check, "whether everything stored holds together")
    commands.add("doctor", reports.doctor, "what this PC can do", notifies=True)
    demo = commands.add("demo", reports.demo, "fill an empty database with a sample office")
    demo.add_argument("--messages", type=int, default=400, metavar="N")
    demo.add_argument("--seed", type=int, default=1)


def _server_commands(commands: _Parser) -> None:
    office = commands.group("office", "the office on its server")
    move_in = office.add("move-in", moving.bring_in, "a PC's desk moves into the office")
    move_in.add_argument("file", nargs="?", metavar="FILE")
    move_in.add_argument("--from", dest="source", metavar="ADDRESS")
    office.add("export", moving.bring_out, "the office out into a file").add_argument("file")
    create = office.add("create", office_server.create, "make the office of a database")
    create.add_argument("address", metavar="ADDRESS")
    create.add_argument("--name", metavar="NAME", required=True, help="its first owner")
    invite = office.add("invite", office_server.call_in, "a login for a colleague")
    invite.add_argument("name")
    invite.add_argument("--role", choices=_values(Role))
    for each in (create, invite):
        each.add_argument("--file", metavar="FILE", help="save the invitation instead of saying it")
        each.add_argument("--server", metavar="HOST[:PORT]", help="as their PCs reach it")
        each.add_argument("--certificate", metavar="FILE", help="the authority their PCs trust")
    withdraw = office.add("withdraw", office_server.call_off, "lock a colleague's login")
    withdraw.add_argument("name")
    migrate = office.add("migrate", office_server.migrate, "bring offices up to date")
    migrate.add_argument("addresses", nargs="*", metavar="ADDRESS")
    migrate.add_argument("--all", metavar="ADDRESS", help="every office on that server")
    for each in (create, invite, withdraw, migrate):
        each.set_defaults(without_desk=True)
    reading = office.add("reading", office_server.reading, "what colleagues may read")
    reading.add_argument("what", choices=["all", "own"])


def _numbered(commands: _Parser, name: str, do: Do, what: str) -> argparse.ArgumentParser:
    parser = commands.add(name, do, what)
    parser.add_argument("number", type=int)
    return parser
