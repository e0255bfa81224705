"""What a reminder says outside our windows: who, what they want, how late it is, for whom."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from receptionist.domain.message import Message
from receptionist.domain.office import Office
from receptionist.domain.people import People
from receptionist.domain.phone import show_phone
from receptionist.domain.reminders import Reminder
from receptionist.domain.reminders.stages import Stage
from receptionist.i18n import _, n_
from receptionist.notifications import Notice, Urgency
from receptionist.wording import say_length, say_moment

_ONE_MINUTE: Final = timedelta(minutes=1)

OPEN: Final = "open"
DONE: Final = "done"

_URGENCY: Final = {
    Stage.DUE: Urgency.CRITICAL,
    Stage.LATE: Urgency.CRITICAL,
    Stage.SECOND: Urgency.CRITICAL,
    Stage.CHASED: Urgency.CRITICAL,
}


def notice(reminder: Reminder, *, office: Office, people: People, now: datetime) -> Notice:
    """The notification of a reminder; its key is the message's number."""
    message = reminder.message
    lines = [message.text.strip(), telephone(message, office), _for_whom(reminder, people)]
    return Notice(
        key=str(message.number),
        title=f"{headline(reminder, office=office, now=now)}: {who(message)}",
        body="\n".join(line for line in lines if line),
        urgency=_URGENCY.get(reminder.stage, Urgency.NORMAL),
        actions=((OPEN, _("Open")), (DONE, _("Done…"))),
    )


def who(message: Message) -> str:
    """Name and company of the caller, or whatever is known."""
    caller = message.caller
    names = " · ".join(part for part in (caller.name, caller.company) if part)
    return names or caller.phone or _("Message {number}").format(number=message.number)


def telephone(message: Message, office: Office) -> str:
    """The caller's number the way the office writes it."""
    caller = message.caller
    if caller.withheld and not caller.phone:
        return _("number withheld")
    return show_phone(caller.phone_e164, typed=caller.phone, region=office.country)


def headline(reminder: Reminder, *, office: Office, now: datetime) -> str:
    """What the reminder is about, in a few words: "Late 1 h 05", "Due now", "New message"."""
    promise = reminder.message.promise
    if reminder.stage is Stage.CHASED:
        count = reminder.message.chases
        return n_("Called again {count} time", "Called again {count} times", count).format(
            count=count
        )
    due = None if promise.answered else promise.due_at
    if due is None:
        return _FIXED.get(reminder.stage, _still_open)()
    if due < now and now - due >= _ONE_MINUTE:
        return _("Late {length}").format(length=say_length(now - due))
    if reminder.stage in _FIXED and reminder.stage is not Stage.SECOND:
        return _FIXED[reminder.stage]()
    if due <= now:
        return _("Due now")
    when = say_moment(office.hours.local(due), office.hours.local(now))
    return _("Promised for {when}").format(when=when)


def _still_open() -> str:
    return _("Still open")


_FIXED: Final = {
    Stage.GIVEN: lambda: _("New message"),
    Stage.UNSEEN: lambda: _("Not seen yet"),
    Stage.OFFERED: lambda: _("Handed over, not accepted yet"),
}


def _for_whom(reminder: Reminder, people: People) -> str:
    if reminder.stage is Stage.CHASED:
        name = people.name(reminder.message.assignee) or _("the front desk")
        return _("For {name}; the caller asks again and again").format(name=name)
    if reminder.stage is Stage.SECOND:
        name = people.name(reminder.message.assignee) or _("the front desk")
        return _("For {name}; nobody has seen to it").format(name=name)
    return _("For {name}").format(name=people.name(reminder.person))
