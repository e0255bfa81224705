"""Send what waits on this PC: in order, each once, and what is refused is kept for a person."""

from __future__ import annotations

from dataclasses import replace

from receptionist.domain.errors import DeskError, StorageAway, StorageBusy
from receptionist.domain.history import Event, Taken
from receptionist.domain.people import People
from receptionist.domain.replay import replay
from receptionist.services.away.still_right import still_right
from receptionist.services.desk import Case, Desk
from receptionist.services.take_message import store_taken
from receptionist.storage.away.outbox import Deed, Entry, Outbox
from receptionist.storage.database import Session
from receptionist.storage.history import is_recorded
from receptionist.storage.messages import message_by_id
from receptionist.storage.people import load_people
from receptionist.storage.shown import mark_shown


def send(desk: Desk, outbox: Outbox) -> dict[int, int]:
    """Send everything that waits; the numbers the office gave, by those this PC had given.

    Raises StorageAway and StorageBusy: the rest waits on.
    """
    given: dict[int, int] = {}
    for entry in outbox.waiting():
        try:
            _send(desk, entry)
        except (StorageAway, StorageBusy):
            raise
        except DeskError as error:
            # Somebody else may have sent the same at the same moment (another program of this PC).
            if not _is_there(desk, entry):
                outbox.refuse(entry, f"{error}", desk.now())
                continue
        given |= _numbers(desk, entry)
        outbox.done(entry)
    return given


def _is_there(desk: Desk, entry: Entry) -> bool:
    with desk.database.read() as session:
        return bool(entry.deeds) and is_recorded(session, entry.deeds[0].event.id)


def _send(desk: Desk, entry: Entry) -> None:
    """One transaction here is one there. It is looked up first: it may have arrived before."""
    with desk.database.begin() as session:
        there = entry.deeds and is_recorded(session, entry.deeds[0].event.id)
        for deed in () if there else entry.deeds:
            event = replace(deed.event, recorded_at=desk.now())
            if isinstance(event.what, Taken):
                _take(session, event, event.what)
            else:
                _act(session, replace(deed, event=event))
        for mark, at in entry.shown:
            if message_by_id(session, mark.message):
                mark_shown(session, [mark], at)


def _take(session: Session, event: Event, what: Taken) -> None:
    event = replace(event, what=_receivable(what, load_people(session)))
    store_taken(session, replay((event,)), event, remind_at=event.recorded_at)


def _receivable(what: Taken, people: People) -> Taken:
    """No message is refused because its receiver has left meanwhile: the front desk has it."""
    assignee = next((each.id for each in people.active if each.id == what.assignee), None)
    departments = (each.id for each in people.departments if each.id == what.department)
    return replace(what, assignee=assignee, department=next(departments, None))


def _act(session: Session, deed: Deed) -> None:
    event = deed.event
    case = Case(session, event.message, by=event.by, now=event.happened_at)
    if still_right(case, deed):
        case.add_event(event)
        case.save()


def _numbers(desk: Desk, entry: Entry) -> dict[int, int]:
    """Under which numbers the office has the messages that were taken here."""
    taken = [each for each in entry.deeds if isinstance(each.event.what, Taken)]
    if not taken:
        return {}
    with desk.database.read() as session:
        found = [(each.number, message_by_id(session, each.event.message)) for each in taken]
    return {number: message.number for number, message in found if message}
