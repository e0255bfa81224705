"""What must hold for every message by the rules of product.md, read from what it became and how."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from receptionist.domain.history import Event, Taken, Undone
from receptionist.domain.ids import MessageId
from receptionist.domain.message import Closing, Message, Outcome
from receptionist.domain.people import People
from receptionist.i18n import _

CLOCKS_MAY_DIFFER: Final = timedelta(minutes=1)


def broken_rules(message: Message, events: tuple[Event, ...], people: People) -> list[str]:
    """A sentence for every rule this message breaks; none when all is well."""
    broken = []
    if any(isinstance(event.what, Taken) for event in events[1:]):
        broken.append(_("Message {number} was taken twice."))
    if any(event.happened_at > event.recorded_at + CLOCKS_MAY_DIFFER for event in events):
        broken.append(_("Something happened to message {number} after it was written down."))
    if not _undoes_its_own(events):
        broken.append(_("Message {number} takes back what never happened to it."))
    if message.closing and not _closed_truly(message, message.closing):
        broken.append(_("Message {number} was closed in a way that is not allowed."))
    if message.closing and message.offer:
        broken.append(_("Message {number} is closed, and still offered to somebody."))
    if message.assignee and people.find(message.assignee) is None:
        broken.append(_("Message {number} is somebody's who does not exist."))
    return [sentence.format(number=message.number) for sentence in broken]


def _undoes_its_own(events: tuple[Event, ...]) -> bool:
    if not any(isinstance(event.what, Undone) for event in events):
        return True
    before = {events[0].id}
    for event in events[1:]:
        if isinstance(event.what, Undone) and event.what.of not in before:
            return False
        before.add(event.id)
    return True


def _closed_truly(message: Message, closing: Closing) -> bool:
    """Unreachable only after an attempt; a duplicate, and only that, names another message."""
    if closing.outcome is Outcome.UNREACHABLE and not message.promise.round.attempts:
        return False
    return (closing.of is not None) is (closing.outcome is Outcome.DUPLICATE)


def broken_duplicates(
    of: dict[MessageId, MessageId], exists: Callable[[MessageId], bool]
) -> list[MessageId]:
    """Of messages closed as duplicates, those that lead back to themselves, or nowhere."""
    found = []
    for start in of:
        here, passed = start, {start}
        while here in of:
            here = of[here]
            if here in passed:
                break
            passed.add(here)
        if here in of or not exists(here):
            found.append(start)
    return found
