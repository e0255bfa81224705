"""The day page by itself: at closing time made, kept in a folder, printed if so set.

Days that were missed, since the PC slept or was off, are made up and say so. A day without
opening hours has no closing time: its page is made when it is over, and only if anything happened
on it. What cannot be kept or printed now is tried again with the next look; nothing is made twice.

Each PC keeps pages of its own. Printing is off until it is switched on at one of them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from receptionist.domain.errors import DeskError, PrinterTrouble
from receptionist.domain.opening_hours import OpeningHours
from receptionist.files import write_safely
from receptionist.i18n import _, speaking
from receptionist.paths import day_pages_file, day_pages_folder
from receptionist.services.desk import Desk
from receptionist.services.papers.printers import print_file, still_waiting
from receptionist.services.print_day import print_day
from receptionist.services.summarise_day import summarise_day

log = logging.getLogger(__name__)

_ONE_DAY = timedelta(days=1)
_AT_MOST = 31  # older pages are still there to be made by hand
_WAITS_LONG = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A page that was made: of which day, where it is, and whether it was missed on its day."""

    day: date
    file: Path
    late: bool


@dataclass(slots=True)
class Looked:
    """What one look at the day pages brought: pages made, days printed, troubles in sentences."""

    made: list[MadeUp] = field(default_factory=list)
    printed: list[date] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """Until which day everything is made; what has to be printed; jobs that wait at a printer."""

    made_until: date
    to_print: list[str] = field(default_factory=list)
    jobs: dict[str, list[str]] = field(default_factory=dict)


def keep_day_pages(desk: Desk) -> Looked:
    """Make and print what is due now; never raises what a person could do something about."""
    looked = Looked()
    settings, office, now = desk.settings, desk.office(), desk.now()
    state = _read(office.hours, now)
    try:
        if not day_pages_file().exists():
            _write(state)  # days before the first start are nobody's to make up
        for day, due_at in _due(state.made_until, office.hours, now):
            if not office.hours.openings(day) and not summarise_day(desk, day).eventful:
                state.made_until = day
                _write(state)  # nobody looks at that day every minute
                continue
            late = office.hours.local(due_at).date() < office.hours.local(now).date()
            file = _folder(desk) / _file_name(day, office.language)
            pdf = print_day(desk, day, paper=settings.paper, made_up=late)
            write_safely(file, pdf)
            state.made_until = day
            if settings.prints_day_page:
                state.to_print.append(str(file))
            _write(state)
            looked.made.append(MadeUp(day, file, late))
    except DeskError as error:
        log.info("the day page could not be kept")
        looked.troubles.append(str(error))
    _print(desk, state, looked, now)
    return looked


def _due(made_until: date, hours: OpeningHours, now: datetime) -> Iterator[tuple[date, datetime]]:
    """The days after `made_until` that are over for the office, oldest first, and since when."""
    today = hours.local(now).date()
    first = max(made_until + _ONE_DAY, today - _ONE_DAY * _AT_MOST)
    for at in range((today - first).days + 1):
        day = first + _ONE_DAY * at
        closes = hours.closing(hours.at_wall(day, 0))
        over_at = closes or hours.at_wall(day + _ONE_DAY, 0)
        if over_at <= now:
            yield day, over_at


def _print(desk: Desk, state: _State, looked: Looked, now: datetime) -> None:
    """Send what has to be printed, and look after what was sent before."""
    before = (list(state.to_print), dict(state.jobs))
    try:
        for job, (file, sent_at) in list(state.jobs.items()):
            why = still_waiting(job)
            if not why:
                del state.jobs[job]
                looked.printed.append(_day_of(file))
            elif now - datetime.fromisoformat(sent_at) > _WAITS_LONG:
                looked.troubles.append(why)
        for file in list(state.to_print):
            settings = desk.settings
            job = print_file(Path(file), printer=settings.printer, paper=settings.paper)
            state.to_print.remove(file)
            if job:
                state.jobs[job] = [file, now.isoformat()]
            else:
                looked.printed.append(_day_of(file))
    except PrinterTrouble as error:
        looked.troubles.append(str(error))
    if before != (state.to_print, state.jobs):
        _write(state)


def _folder(desk: Desk) -> Path:
    chosen = desk.settings.day_page_folder
    return Path(chosen).expanduser() if chosen else day_pages_folder()


def _file_name(day: date, language: str) -> str:
    with speaking(language):
        return _("day page {day}.pdf").format(day=day.isoformat())


def _day_of(file: str) -> date:
    return date.fromisoformat(Path(file).stem[-10:])


def _read(hours: OpeningHours, now: datetime) -> _State:
    """What is on disk; nothing, or nothing readable, begins with today."""
    begins = _State(made_until=hours.local(now).date() - _ONE_DAY)
    try:
        known: dict[str, Any] = json.loads(day_pages_file().read_text(encoding="utf-8"))
        return _State(
            made_until=date.fromisoformat(known["made_until"]),
            to_print=[str(each) for each in known["to_print"]],
            jobs={str(job): [str(part) for part in kept] for job, kept in known["jobs"].items()},
        )
    except FileNotFoundError:
        return begins
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        log.warning("what is known of the day pages cannot be read and begins anew: %s", error)
        return begins


def _write(state: _State) -> None:
    values = {
        "made_until": state.made_until.isoformat(),
        "to_print": state.to_print,
        "jobs": state.jobs,
    }
    write_safely(day_pages_file(), json.dumps(values, ensure_ascii=False).encode())
