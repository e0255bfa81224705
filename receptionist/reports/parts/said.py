"""What the papers say of a message: caller, promise, what happened, outcome, as few words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from receptionist.domain.figures.rows import OpenRow, OpenState, Trouble
from receptionist.domain.message import Caller, Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.promise import Verdict
from receptionist.domain.telling.kind_words import outcome_words
from receptionist.i18n import _
from receptionist.reports.letters.fit import one_line
from receptionist.reports.parts.marks import Mark
from receptionist.wording import say_clock, say_dated, say_length, say_moment, say_short_date

_MARKS: Final = {
    Verdict.BROKEN: Mark.BROKEN,
    Verdict.LATE: Mark.LATE,
    Verdict.PENDING: Mark.LATER,
    Verdict.KEPT: Mark.DONE,
}


def say_caller(caller: Caller) -> str:
    """Name · company, else the phone, else that nobody knows."""
    known = [text for text in (one_line(caller.name), one_line(caller.company)) if text]
    if not known:
        known = [one_line(caller.phone)] if one_line(caller.phone) else []
    if not known:
        known = [_("number withheld") if caller.withheld else _("no name")]
    return " · ".join(known)


def say_subject(message: Message) -> str:
    """What the caller wants, in one line."""
    return one_line(message.text) or "—"


def say_holder(name: str) -> str:
    """Who has a message."""
    return one_line(name) or _("Unassigned")


class Clock:
    """Says moments by the office's clock, as seen from one moment; `dated` ones by their date."""

    def __init__(self, hours: OpeningHours, now: datetime, *, dated: bool = False) -> None:
        self._hours = hours
        self._dated = dated
        self._said: dict[date, str] = {}
        self.now = hours.local(now)

    def moment(self, at: datetime) -> str:
        """today 13:00, Tue 24 Nov 10:00"""
        local = self._hours.local(at)
        if self._dated:
            return f"{self._say_day(local.date())} {say_clock(local)}"
        return say_moment(local, self.now)

    def _say_day(self, day: date) -> str:
        # A long list says few days often, and CLDR takes its time.
        if day not in self._said:
            dated = day.year != self.now.year
            self._said[day] = say_dated(day) if dated else say_short_date(day)
        return self._said[day]

    def today(self, at: datetime) -> bool:
        """Whether `at` falls on the day seen from."""
        return self._hours.local(at).date() == self.now.date()

    def on(self, at: datetime, expected: date) -> str:
        """13:00 where `at` falls on the `expected` day, else with its day."""
        local = self._hours.local(at)
        same = local.date() == expected and not self._dated
        return say_clock(local) if same else self.moment(at)

    def short(self, at: datetime) -> str:
        """13:00 for a moment of the same day, else with its day."""
        return self.on(at, self.now.date())


def say_due(row: OpenRow, clock: Clock) -> tuple[Mark, str]:
    """The mark and the words for when an open message is due."""
    if row.state is OpenState.ANSWERED:
        return Mark.DONE, _("answered")
    if row.due_at is None:
        return Mark.NOTHING, _("nothing promised")
    if row.state is OpenState.LATE:
        return Mark.LATE, _("late {length}").format(length=say_length(clock.now - row.due_at))
    return (Mark.SOON if clock.today(row.due_at) else Mark.LATER), clock.moment(row.due_at)


def say_told(row: OpenRow, clock: Clock) -> str:
    """Whether the caller was told that it takes longer."""
    if row.told_at:
        return _("told {time}").format(time=clock.short(row.told_at))
    if row.state is not OpenState.LATE:
        return "—"
    if row.tried_at:
        return _("tried {time}").format(time=clock.short(row.tried_at))
    return _("not told")


def say_mark(verdict: Verdict) -> Mark:
    """The mark of what became of a promise."""
    return _MARKS.get(verdict, Mark.NOTHING)


def say_answer(row: Trouble, clock: Clock) -> str:
    """When the caller was answered, and how much too late."""
    if row.answered_at is None:
        return _("not answered")
    said = clock.short(row.answered_at)
    return f"{said} (+{say_length(row.late_by)})" if row.late_by else said


def say_what_came_of_it(row: Trouble, clock: Clock) -> str:
    """The outcome: closed how, with its sentence; or the new term; or tried; or nothing."""
    said = []
    if row.new_term:
        told = clock.short(row.new_term.told_at or row.new_term.agreed_at)
        due = clock.moment(row.new_term.due_at)
        said.append(_("told {time}, new deadline {due}").format(time=told, due=due))
    elif row.tried_at and row.answered_at is None:
        said.append(_("tried {time}").format(time=clock.short(row.tried_at)))
    closing = row.message.closing
    if closing:
        note = one_line(closing.note)
        said.append(outcome_words(closing.outcome) + (f": {note}" if note else ""))
    elif row.answered_at:
        said.append(_("answered, not closed"))
    elif not said:
        said.append(_("still open, not told"))
    return " · ".join(said)
