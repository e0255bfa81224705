"""A list of messages on paper, as long as it must be: what stands behind a figure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from receptionist.domain.message import Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People
from receptionist.domain.telling.kind_words import outcome_words
from receptionist.i18n import _, speaking
from receptionist.reports.parts.said import (
    Clock,
    say_caller,
    say_holder,
    say_mark,
    say_subject,
)
from receptionist.reports.parts.summary import begin_page
from receptionist.reports.parts.table import Cell, Column, Line, draw_table, printable


def message_list(
    messages: Iterable[Message],
    *,
    title: str,
    people: People,
    paper: str = "A4",
    language: str = "es",
    office_name: str,
    hours: OpeningHours,
    made_at: datetime,
) -> bytes:
    """The messages under `title` as a PDF, in the order given, judged as of `made_at`."""
    with speaking(language):
        sheets = begin_page(
            paper,
            kind=_("Messages"),
            title=title,
            office_name=office_name,
            made_at=hours.local(made_at),
        )
        clock = Clock(hours, made_at, dated=True)
        columns = (
            Column(title=_("No."), share=0.08, align="right"),
            Column(title=_("Taken"), share=0.155),
            Column(title=_("Caller"), share=0.205),
            Column(title=_("About"), share=0.22),
            Column(title=_("Held by"), share=0.12),
            Column(title=_("Due or outcome"), share=0.22),
        )
        lines = printable(
            messages, lambda each: _line(each, people, clock), lambda each: each.number
        )
        draw_table(sheets, columns, lines)
        return sheets.finish()


def _line(message: Message, people: People, clock: Clock) -> Line:
    holder = people.name(message.assignee) or people.name(message.department)
    return Line(
        cells=(
            Cell(str(message.number)),
            Cell(clock.moment(message.taken_at)),
            Cell(say_caller(message.caller)),
            Cell(say_subject(message)),
            Cell(say_holder(holder)),
            Cell(_what_became(message, clock), mark=say_mark(message.promise.verdict(clock.now))),
        )
    )


def _what_became(message: Message, clock: Clock) -> str:
    """How it was closed; of an open one until when somebody waits."""
    if message.closing:
        return outcome_words(message.closing.outcome)
    if message.promise.answered:
        return _("answered, not closed")
    due_at = message.promise.due_at
    return clock.moment(due_at) if due_at else _("nothing promised")
