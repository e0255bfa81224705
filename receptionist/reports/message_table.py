"""A list of messages as a table for a spreadsheet: all that is known of each, a line a message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from receptionist.domain.message import Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import People
from receptionist.domain.telling.kind_words import (
    channel_words,
    outcome_words,
    tick_words,
    verdict_words,
)
from receptionist.i18n import _, p_
from receptionist.reports.csv_file import Table, Value
from receptionist.reports.parts.said import say_holder


def message_table(
    messages: Iterable[Message], *, people: People, hours: OpeningHours, now: datetime
) -> Table:
    """The messages in the order given, judged as of `now`; read one by one as they are written."""
    headers = (
        *(_("No."), _("Taken"), _("Taken by"), _("Way in"), _("Type of call"), _("Urgent")),
        *(_("Caller"), _("Company"), _("Phone"), _("Held by"), _("Wants"), _("About")),
        *(_("Promised words"), _("Due"), _("Promise"), _("Moved, times"), _("Answered")),
        *(_("Response in minutes"), _("Handed over, times"), _("Called again, times")),
        *(_("Closed"), p_("column", "Outcome"), _("Note")),
    )
    rows = (_cells(each, people, hours, now) for each in messages)
    return Table(name="messages", title=_("Messages"), headers=headers, rows=rows)


def _cells(
    message: Message, people: People, hours: OpeningHours, now: datetime
) -> tuple[Value, ...]:
    caller, promise, closing = message.caller, message.promise, message.closing
    first = promise.rounds[0].answered_at
    holder = people.name(message.assignee) or people.name(message.department)
    return (
        message.number,
        hours.local(message.taken_at),
        people.name(message.taken_by),
        channel_words(message.channel),
        message.call_type,
        _("yes") if message.urgent else "",
        caller.name,
        caller.company,
        caller.phone or (_("number withheld") if caller.withheld else ""),
        say_holder(holder),
        ", ".join(tick_words(each) for each in message.wants),
        message.text,
        promise.term.words if promise.term else "",
        _local(promise.due_at, hours),
        verdict_words(promise.verdict(now)),
        promise.moved,
        _local(promise.round.answered_at, hours),
        hours.between(message.taken_at, first) if first else None,
        message.handed_over,
        message.chases,
        _local(closing.at, hours) if closing else None,
        outcome_words(closing.outcome) if closing else p_("outcome", "still open"),
        closing.note if closing else "",
    )


def _local(at: datetime | None, hours: OpeningHours) -> datetime | None:
    return hours.local(at) if at else None
