"""What the windows say of a message, in words: its row, its ticks, its verdict, its way in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from receptionist.domain.message import Message, Progress, Wants
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People
from receptionist.domain.reminders.stages import Stage
from receptionist.domain.telling import kind_words
from receptionist.i18n import _, n_
from receptionist.wording import say_clock, say_date, say_list
from ui.models.roles import RowText
from ui.widgets.due_badge import DueWords, due_words


def row_text(
    message: Message,
    *,
    people: People,
    hours: OpeningHours,
    now: datetime,
    why: str = "",
    due: DueWords | None = None,
    who_for: str = "",
) -> RowText:
    """The row of a message in a list; `why` it stands there comes before what they want.

    `due` and `who_for` are for whoever knows already what is said there.
    """
    caller = message.caller
    answered = message.promise.answered or not message.open
    # Where it is comes first: nobody else has it before their eyes yet.
    here = [_("saved on this PC")] if message.provisional else []
    ticks = [tick_words(each) for each in message.wants if each is not Wants.CALL_BACK]
    return RowText(
        who=caller.name or caller.company or caller.phone or _("Unknown caller"),
        company=caller.company if caller.name else "",
        summary=" ".join(message.text.split()),
        due=due
        or due_words(
            message.promise.due_at,
            now,
            open=not answered,
            hours_zone=hours.zone,
            verdict=message.promise.verdict(now),
        ),
        due_at=hours.local(message.promise.due_at) if message.promise.due_at else None,
        who_for=who_for or _who_for(message, people=people, hours=hours, now=now),
        progress=message.progress,
        urgent=message.urgent,
        incomplete=message.open and message.incomplete,
        number=message.number,
        ticks=(*here, why, *ticks) if why else (*here, *ticks),
    )


def _who_for(message: Message, *, people: People, hours: OpeningHours, now: datetime) -> str:
    """Whose it is; while they are away, who stands in for them stands first."""
    name = people.name(message.assignee or message.department)
    absent = people.find(message.assignee)
    due_at = message.promise.due_at
    if not message.open or absent is None:
        return name or _("Unassigned")
    if not absent.absent(now=now, due_at=due_at, hours=hours):
        return name
    acting = people.acting_for(
        message.assignee, department=message.department, now=now, due_at=due_at, hours=hours
    )
    if not acting or absent in acting:
        return name
    first = acting[0].name if len(acting) == 1 else _("the front desk")
    return _("{deputy} (for {name})").format(deputy=first, name=name.split()[0])


def without_names(row: RowText) -> RowText:
    """The same row for a PC at which nobody sits."""
    who = _("Message {number}").format(number=row.number)
    return replace(row, who=who, company="", summary="", who_for="", ticks=())


def row_aloud(row: RowText) -> str:
    """The same row as a screen reader says it, with the time itself: "in 12 min" grows old."""
    parts = (
        _("urgent") if row.urgent else "",
        row.who,
        row.company,
        row.due.text if row.due else "",
        _due_aloud(row.due_at) if row.due_at else "",
        _("for {name}").format(name=row.who_for) if row.who_for else "",
        progress_words(Progress(row.progress)) if row.number else "",
        *row.ticks,
        row.summary,
        _("number {number}").format(number=row.number),
    )
    return ", ".join(part for part in parts if part)


def _due_aloud(at: datetime) -> str:
    return _("by {day}, {clock}").format(day=say_date(at), clock=say_clock(at))


def stage_words(stage: Stage) -> str:
    """Why a reminder stands in its window, where its due time does not say it."""
    return {
        Stage.UNSEEN: _("Not seen yet"),
        Stage.OFFERED: _("Handed over, not accepted yet"),
        Stage.STILL_OPEN: _("Still open"),
        Stage.AGAIN: _("Reminder again"),
        Stage.SECOND: _("Nobody has seen to it"),
    }.get(stage, "")


def postponed_words(message: Message, people: People) -> str:
    """How often reminders of it were put off, and by whom; "" when they never were."""
    count = len(message.postponements)
    if not count:
        return ""
    names = dict.fromkeys(people.name(each.person) for each in message.postponements)
    words = n_("Postponed {count} time by {names}", "Postponed {count} times by {names}", count)
    return words.format(count=count, names=say_list(list(names)))


def progress_words(progress: Progress) -> str:
    """How far a message has come with whoever it is for."""
    return {
        Progress.UNSEEN: _("Not seen yet"),
        Progress.SEEN: _("Seen"),
        Progress.ACCEPTED: _("Accepted"),
        Progress.DONE: _("Done"),
    }[progress]


def tick_words(wants: Wants) -> str:
    """A tick of the paper pad, as a button says it."""
    return capital(kind_words.tick_words(wants))


def capital(words: str) -> str:
    """`words` as they begin a line."""
    return words[:1].upper() + words[1:]
