"""The commands on colleagues and office: who works here, when it is open, what is due."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from receptionist.cli.show import show_colleagues, show_reminders
from receptionist.cli.terminal import Terminal, read_day
from receptionist.domain.errors import BadInput
from receptionist.domain.ids import PersonId
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import WEEKDAYS, write_spans
from receptionist.domain.people import Role, Whereabouts
from receptionist.i18n import _, n_
from receptionist.services import manage_people
from receptionist.services import office as settings
from receptionist.services import public_holidays as holidays
from receptionist.services import remind as reminding
from receptionist.services.planning.recompute import Effects, effect_lines, effects_of
from receptionist.services.promises_hit import promises_hit

Options = argparse.Namespace


def add_colleague(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues add"""
    role = Role(options.role)
    if not terminal.people.active:
        role = Role.OWNER  # there is always an owner, so the first one is
    deputy = terminal.person(options.deputy) if options.deputy else None
    added = manage_people.add(
        terminal.desk, options.name, role=role, initials=options.initials, deputy=deputy
    )
    show_colleagues(terminal, [added])


def list_colleagues(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli colleagues list"""
    show_colleagues(terminal, terminal.people)


def rename_colleague(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues rename"""
    person = terminal.person(options.name)
    show_colleagues(terminal, [manage_people.rename(terminal.desk, person, options.new_name)])


def retire_colleague(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues retire"""
    person = terminal.person(options.name)
    show_colleagues(terminal, [manage_people.retire(terminal.desk, person)])


def away(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues away"""
    known = promises_hit(terminal.desk)
    done = manage_people.away(
        terminal.desk,
        terminal.person(options.name),
        reason=Whereabouts(options.reason),
        back_at=terminal.back(options.back) if options.back else None,
        deputy=terminal.person(options.deputy) if options.deputy else None,
        by=terminal.by,
    )
    show_colleagues(terminal, [done], hit=promises_hit(terminal.desk, known=known))


def back(terminal: Terminal, options: Options) -> None:
    """receptionist-cli colleagues back"""
    person = terminal.person(options.name)
    show_colleagues(terminal, [manage_people.back(terminal.desk, person, by=terminal.by)])


def show_hours(terminal: Terminal, _options: Options) -> None:
    """receptionist-cli hours show"""
    _show_hours(terminal, terminal.office)


def set_hours(terminal: Terminal, options: Options) -> None:
    """receptionist-cli hours set"""
    spans = _spans(options.spans)
    _change_hours(
        terminal, lambda: settings.set_hours(terminal.desk, options.day, spans, by=_by(terminal))
    )


def close_hours(terminal: Terminal, options: Options) -> None:
    """receptionist-cli hours close"""
    day = read_day(options.date)
    _change_hours(terminal, lambda: settings.close_on(terminal.desk, day, by=_by(terminal)))


def special_hours(terminal: Terminal, options: Options) -> None:
    """receptionist-cli hours special"""
    day, spans = read_day(options.date), _spans(options.spans)
    _change_hours(
        terminal, lambda: settings.special_on(terminal.desk, day, spans, by=_by(terminal))
    )


def _change_hours(terminal: Terminal, change: Callable[[], Office]) -> None:
    """Change them, and say which terms moved and which promises are hit."""
    effects = effects_of(terminal.desk, change)
    _show_hours(terminal, effects.done, effects)


def _by(terminal: Terminal) -> PersonId | None:
    """Who changes the hours; in an office where nobody works yet, nobody."""
    return terminal.by if terminal.people.active else None


def public_holidays(terminal: Terminal, options: Options) -> None:
    """receptionist-cli hours holidays"""
    region = "" if options.region == "-" else options.region
    place = holidays.place_of(terminal.office, country=options.country, region=region)
    found = holidays.public_holidays(*place, options.year)
    values: dict[str, Any] = {
        "country": place[0],
        "region": place[1],
        "year": options.year,
        "holidays": [{"date": each.day.isoformat(), "name": each.name} for each in found],
    }
    lines = [f"{each.day.isoformat()}  {each.name}" for each in found]
    if options.add:
        lines += _close_on_holidays(terminal, options.year, place, values)
    terminal.print("\n".join(lines), values)


def _close_on_holidays(
    terminal: Terminal, year: int, place: tuple[str, str], values: dict[str, Any]
) -> list[str]:
    before, desk = terminal.office.hours.closed, terminal.desk
    country, region = place
    effects = effects_of(
        desk,
        lambda: holidays.close_on_public_holidays(
            desk, year, country=country, region=region, by=_by(terminal)
        ),
    )
    added = sorted(effects.done.hours.closed - before)
    values["added"] = [day.isoformat() for day in added]
    values["recomputed"] = [each.number for each in effects.moved]
    values["promises_hit"] = [each.number for each in effects.hit]
    said = n_("{count} closed day added", "{count} closed days added", len(added))
    return [said.format(count=len(added)), *effect_lines(effects, effects.done, desk.now())]


def set_standard(terminal: Terminal, options: Options) -> None:
    """receptionist-cli standard set"""
    if abs(options.minutes) > 10**6 or abs(options.urgent or 0) > 10**6:
        raise BadInput(
            _("The response standard is between one minute and thirty days."), field="standard"
        )
    office = settings.set_standard(
        terminal.desk,
        standard=timedelta(minutes=options.minutes),
        urgent=None if options.urgent is None else timedelta(minutes=options.urgent),
    )
    _show_hours(terminal, office)


def remind(terminal: Terminal, options: Options) -> None:
    """receptionist-cli remind"""
    show_reminders(terminal, reminding.remind(terminal.desk, dry_run=options.dry_run))


def _spans(typed: str) -> list[str]:
    return [] if typed.strip() == "-" else [each for each in typed.split(",") if each.strip()]


def _show_hours(terminal: Terminal, office: Office, effects: Effects[Office] | None = None) -> None:
    minute = timedelta(minutes=1)
    values = office.hours.as_dict() | {
        "standard": office.standard // minute,
        "urgent": office.urgent_standard // minute,
    }
    lines = [
        f"{day}  {'  '.join(write_spans(office.hours.week[at])) or '–'}"
        for at, day in enumerate(WEEKDAYS)
    ]
    lines += [f"{day.isoformat()}  –" for day in sorted(office.hours.closed)]
    lines += [f"{day.isoformat()}  {'  '.join(write_spans(s))}" for day, s in office.hours.special]
    lines.append(
        _("Answers within {standard} min, urgent within {urgent} min of opening time").format(
            standard=values["standard"], urgent=values["urgent"]
        )
    )
    if effects is not None:
        values["recomputed"] = [each.number for each in effects.moved]
        values["promises_hit"] = [each.number for each in effects.hit]
        lines += effect_lines(effects, office, terminal.desk.now())
    terminal.print("\n".join(lines), values)
