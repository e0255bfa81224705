"""What every command works with: the desk, who acts, what is printed and how it is read."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from receptionist.domain.due_phrase import DueReading, read_due
from receptionist.domain.errors import BadInput, NotFound
from receptionist.domain.ids import PersonId
from receptionist.domain.office import Office
from receptionist.domain.people import People
from receptionist.files import write_safely
from receptionist.i18n import _, language
from receptionist.services.away.line import Line
from receptionist.services.desk import Desk
from receptionist.services.manage_people import acting_person, find_person
from receptionist.typed import clean_line
from receptionist.wording import say_moment

_YEARS = range(1971, 2200)  # what calendars and time zones reckon with


@dataclass
class Terminal:
    """A desk opened for one command."""

    desk: Desk
    options: argparse.Namespace
    line: Line | None = None

    @cached_property
    def office(self) -> Office:
        """The office."""
        return self.desk.office()

    @property
    def as_json(self) -> bool:
        """Whether a program reads what is printed."""
        return bool(getattr(self.options, "json", False))

    @property
    def people(self) -> People:
        """Everyone, as they are now."""
        return self.desk.people()

    @cached_property
    def by(self) -> PersonId:
        """Who acts. Only taking a message gives an empty office its first colleague."""
        if not self.people.active and self.options.do.__name__ != "take":
            raise NotFound(_("Nobody works here yet. Add a colleague first."))
        return acting_person(self.desk, getattr(self.options, "act_as", None))

    def person(self, typed: str) -> PersonId:
        """The colleague or department meant."""
        return find_person(self.people, typed)

    def due(self, typed: str, *, standard: timedelta | None = None) -> datetime:
        """The moment a due phrase means; `standard` is what "asap" stands for, else the office's.

        Raises BadInput for one that is not clear.
        """
        return self._clear(typed, self._reading(typed, standard))

    def back(self, typed: str) -> datetime:
        """When somebody is back who says so in a due phrase. Raises BadInput."""
        reading = self._reading(typed)
        return self.office.back_on(reading, now=self.desk.now()) or self._clear(typed, reading)

    def _reading(self, typed: str, standard: timedelta | None = None) -> DueReading:
        return read_due(
            clean_line(typed),
            now=self.desk.now(),
            hours=self.office.hours,
            day_first=self.office.day_first(language()),
            standard=standard or self.office.standard,
        )

    def _clear(self, typed: str, reading: DueReading) -> datetime:
        if reading.at:
            return reading.at
        typed, local = clean_line(typed), self.office.hours.local
        if reading.choices:
            when = [say_moment(local(each), local(self.desk.now())) for each in reading.choices]
            raise BadInput(
                _("“{typed}” may be {choices}. Say which.").format(
                    typed=typed[:60], choices=", ".join(when)
                ),
                field="by",
            )
        problem = reading.problem or typed[:60]
        if reading.chips:
            when = [say_moment(local(each), local(self.desk.now())) for each in reading.chips]
            problem = _("{problem} Next: {choices}.").format(
                problem=problem, choices=", ".join(when)
            )
        raise BadInput(problem, field="by")

    def moment(self, typed: str) -> datetime:
        """An ISO time that has passed; without an offset by the office's clock. Raises BadInput."""
        at = read_moment(typed, self.office)
        if at > self.desk.now():
            raise BadInput(_("A message cannot be taken in the future."), field="taken_at")
        return at

    def print(self, text: str, values: Any) -> None:
        """Show `text` to a person or, with --json, `values` to a program."""
        if self.as_json:
            text = json.dumps(values, ensure_ascii=False, indent=2)
        sys.stdout.write(text + "\n")

    def save(self, content: bytes, file: str) -> None:
        """Write a file whole, or not at all. Raises StorageTrouble."""
        write_safely(Path(file), content)


def read_moment(typed: str, office: Office) -> datetime:
    """An ISO time; without an offset by the office's clock. Raises BadInput."""
    try:
        at = datetime.fromisoformat(typed)
    except ValueError as error:
        raise BadInput(
            _("“{text}” is no time. Write it like 2026-11-24T10:30.").format(text=typed[:40]),
            field="at",
        ) from error
    if at.year not in _YEARS:
        raise BadInput(_("“{text}” is too far away.").format(text=typed[:40]), field="at")
    if at.tzinfo:
        return at
    minute = office.hours.at_wall(at.date(), at.hour * 60 + at.minute)
    return minute + timedelta(seconds=at.second, microseconds=at.microsecond)


def read_day(typed: str) -> date:
    """An ISO date. Raises BadInput."""
    try:
        day = date.fromisoformat(typed)
    except ValueError as error:
        raise BadInput(
            _("“{text}” is not a date. Write it like 2026-12-25.").format(text=typed[:40]),
            field="date",
        ) from error
    if day.year not in _YEARS:
        raise BadInput(_("“{text}” is too far away.").format(text=typed[:40]), field="date")
    return day
