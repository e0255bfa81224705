"""The commands on absences and departments: planned days, sick today, who stands together."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import datetime, timedelta

from receptionist.cli.terminal import Terminal, read_moment
from receptionist.domain.errors import NotFound
from receptionist.domain.people import Absence, Colleague, Department, Whereabouts
from receptionist.i18n import _, n_
from receptionist.services import manage_people
from receptionist.services.office import find_call_type
from receptionist.services.planning import absences
from receptionist.services.watching.do_not_disturb import do_not_disturb
from receptionist.wording import say_clock, say_moment

Options = argparse.Namespace

_MINUTE = timedelta(minutes=1)
_MOST_MINUTES = 10**6


def plan(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues plan"""
    person = _colleague(terminal, options.name)
    new = Absence(
        start=_moment(terminal, options.first),
        end=_moment(terminal, options.last, whole_day=True),
        reason=Whereabouts(options.reason),
        deputy=_colleague(terminal, options.deputy).id if options.deputy else None,
    )
    known = (each for each in person.absences if each.start != new.start)
    _show(terminal, absences.plan(terminal.desk, person.id, [*known, new], by=terminal.by))


def unplan(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues unplan"""
    person, start = _colleague(terminal, options.name), _moment(terminal, options.first)
    left = [each for each in person.absences if each.start != start]
    if len(left) == len(person.absences):
        raise NotFound(_("{name} has no absence that begins then.").format(name=person.name))
    _show(terminal, absences.plan(terminal.desk, person.id, left, by=terminal.by))


def planned(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues planned"""
    wanted = [_colleague(terminal, options.name)] if options.name else terminal.people.active
    _show(terminal, *wanted)


def sick(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues sick"""
    person = _colleague(terminal, options.name)
    done = absences.sick_today(terminal.desk, person.id, by=terminal.by)
    moved = [each.message.number for each in done.moved]
    said = n_("{count} message moved", "{count} messages moved", len(moved))
    back_at = done.person.presence.back_at
    values = {
        "name": done.person.name,
        "back_at": back_at and terminal.office.hours.local(back_at).isoformat(),
        "moved": moved,
    }
    terminal.print(said.format(count=len(moved)), values)


def quiet(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues quiet"""
    person = _colleague(terminal, options.name)
    done = do_not_disturb(terminal.desk, person.id, minutes=options.minutes)
    until = done.quiet_until and terminal.office.hours.local(done.quiet_until)
    said = _("{name} may be disturbed.").format(name=done.name)
    if until:
        words = _("{name} is not to be disturbed until {clock}.")
        said = words.format(name=done.name, clock=say_clock(until))
    values = {"name": done.name, "quiet_until": until.isoformat() if until else None}
    terminal.print(said, values)


def add_department(terminal: Terminal, options: Options) -> None:
    """receptionist-cli departments add"""
    members = [terminal.person(each) for each in options.members.split(",") if each.strip()]
    made = manage_people.add_department(terminal.desk, options.name, members)
    if options.type:
        made = replace(made, call_type=find_call_type(terminal.office, options.type).id)
    if options.standard is not None:
        minutes = max(-1, min(options.standard, _MOST_MINUTES))
        made = replace(made, standard=minutes * _MINUTE)
    manage_people.change_department(terminal.desk, made)
    list_departments(terminal, options)


def rename_department(terminal: Terminal, options: Options) -> None:
    """receptionist-cli departments rename"""
    group = replace(_department(terminal, options.name), name=options.new_name)
    manage_people.change_department(terminal.desk, group)
    list_departments(terminal, options)


def remove_department(terminal: Terminal, options: Options) -> None:
    """receptionist-cli departments remove"""
    group = _department(terminal, options.name)
    to = terminal.person(options.to) if options.to else None
    moved = manage_people.remove_department(terminal.desk, group.id, to=to, by=terminal.by)
    said = n_("{count} message moved", "{count} messages moved", len(moved))
    values = {"name": group.name, "moved": [each.number for each in moved]}
    terminal.print(said.format(count=len(moved)), values)


def list_departments(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli departments list"""
    people, types = terminal.people, terminal.office.call_types
    values, lines = [], []
    for each in people.departments:
        usual = next((kind.name for kind in types if kind.id == each.call_type), None)
        more = {"type": usual, "standard": each.standard and each.standard // _MINUTE}
        members = [people.name(member) for member in each.members]
        said = {name: value for name, value in more.items() if value}
        values.append({"name": each.name, "members": members, **said})
        lines.append(f"{each.name}: {', '.join(members)}")
    terminal.print("\n".join(lines) or _("No departments."), values)


def _show(terminal: Terminal, *colleagues: Colleague) -> None:
    people, local = terminal.people, terminal.office.hours.local
    now = local(terminal.desk.now())
    found = [(each, plan) for each in colleagues for plan in each.absences if plan.end > now]
    values = [
        {
            "name": each.name,
            "from": local(plan.start).isoformat(),
            "until": local(plan.end).isoformat(),
            "reason": plan.reason.value,
            "deputy": people.name(plan.deputy) or None,
        }
        for each, plan in found
    ]
    lines = [
        f"{each.name}: {say_moment(local(plan.start), now)} – {say_moment(local(plan.end), now)}"
        for each, plan in found
    ]
    terminal.print("\n".join(lines) or _("Nobody has planned to be away."), values)


def _colleague(terminal: Terminal, typed: str) -> Colleague:
    found = terminal.people.find(terminal.person(typed))
    if found is None:
        raise NotFound(_("A department cannot be away; name a colleague."))
    return found


def _department(terminal: Terminal, typed: str) -> Department:
    found = terminal.people.department(terminal.person(typed))
    if found is None:
        raise NotFound(_("There is no such department here."))
    return found


def _moment(terminal: Terminal, typed: str, *, whole_day: bool = False) -> datetime:
    """A time, or a date: its first moment, or with `whole_day` the first opening after it.

    Raises BadInput.
    """
    at = read_moment(typed, terminal.office)
    if whole_day and len(typed.strip()) == len("2026-12-25"):
        return terminal.office.first_opening(at.date() + timedelta(days=1))
    return at
