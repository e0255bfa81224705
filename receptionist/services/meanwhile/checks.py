"""What others did to a message since somebody read it: named in words, never written over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from receptionist.domain.errors import ChangedMeanwhile, NotAllowed
from receptionist.domain.history import Accepted, Event, that_count
from receptionist.domain.message import Message
from receptionist.domain.replay import replay
from receptionist.i18n import _
from receptionist.services.desk import Case
from receptionist.wording import say_moment


def as_read(case: Case, version: int) -> Message:
    """The message as whoever read that version of it had it before them."""
    if version >= case.message.version:
        return case.message
    return replay(case.events[: max(1, version)], number=case.message.number)


def who_changed(case: Case, version: int, look: Callable[[Message], Any]) -> Event | None:
    """The last event that changed what `look` sees of the message, after `version` was read."""
    if version >= case.message.version:
        return None  # nothing happened since: its history need not be read
    sees = look(case.message)
    lengths = range(len(case.events), version, -1)
    return next((case.events[n - 1] for n in lengths if look(as_read(case, n - 1)) != sees), None)


def check_still_open(case: Case) -> None:
    """Refuse what makes no sense for a closed message, and say who closed it when."""
    closing = case.message.closing
    if closing is None:
        return
    raise NotAllowed(
        _("Message {number} is closed, by {name}, {when}. Reopen it first.").format(
            number=case.message.number,
            name=case.people.name(closing.by),
            when=_when(case, closing.at),
        )
    )


def check_not_taken_on(case: Case) -> None:
    """Refuse whoever comes second to a message that was nobody's, and name who came first."""
    message = case.message
    if message.accepted_at is None or message.offer or message.assignee == case.actor.id:
        return
    counted = that_count(case.events)
    at = max(n for n, event in enumerate(counted) if isinstance(event.what, Accepted))
    before = replay(counted[:at])
    if before.assignee is None and before.offer is None:
        raise NotAllowed(
            _("Message {number} is {name}'s: they took it on {when}.").format(
                name=case.people.name(counted[at].by),
                number=message.number,
                when=_when(case, counted[at].happened_at),
            )
        )


def check_same_receiver(case: Case, version: int | None) -> None:
    """Refuse to send a message elsewhere when somebody else has just done so."""
    if version is None:
        return
    event = who_changed(case, version, _receiver)
    if event is None:
        return
    message = case.message
    to = message.offer.to if message.offer else message.assignee or message.department
    by = case.people.name(event.by)
    raise ChangedMeanwhile(
        _(
            "{name} has changed meanwhile who has message {number}: now {receiver}. "
            "Save again if it should be otherwise."
        ).format(name=by, number=message.number, receiver=_name(case, to)),
        by=by,
        at=event.recorded_at,
        fields=("assignee",),
    )


def check_same_promise(case: Case, version: int | None) -> None:
    """Refuse a new term when somebody else has agreed one, or answered, since it was read."""
    if version is None:
        return
    event = who_changed(case, version, _owed)
    if event is None:
        return
    message, by = case.message, case.people.name(event.by)
    due = message.promise.due_at
    if message.promise.answered:
        said = _("{name} has answered the caller of message {number} meanwhile.")
    elif due is None:
        said = _("{name} has changed the promise of message {number} meanwhile.")
    else:
        said = _("{name} has agreed another time for message {number} meanwhile: {when}.")
    sentence = said.format(name=by, number=message.number, when=due and _when(case, due))
    again = _("Save again if yours counts.")
    raise ChangedMeanwhile(f"{sentence} {again}", by=by, at=event.recorded_at, fields=("due_at",))


def _receiver(message: Message) -> Any:
    return message.assignee, message.department, message.offer and message.offer.to


def _owed(message: Message) -> Any:
    return message.promise.terms, message.promise.answered


def _name(case: Case, to: Any) -> str:
    return case.people.name(to) if to else _("nobody, in the front desk's tray")


def _when(case: Case, at: Any) -> str:
    local = case.office.hours.local
    return say_moment(local(at), local(case.now))
