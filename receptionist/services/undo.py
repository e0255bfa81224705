"""Take the latest action back: for ten seconds, by who did it; it counts as never done."""

from __future__ import annotations

from receptionist.domain.history import Closed, Event, Undone
from receptionist.domain.ids import EventId, PersonId, new_id
from receptionist.domain.message import Message
from receptionist.domain.replay import replay
from receptionist.domain.rules import undoable
from receptionist.services.desk import Case, Desk, notes_in
from receptionist.storage.history import add_event, events_of
from receptionist.storage.messages import message_by_id, update_message
from receptionist.storage.search import renew_search


def undo(desk: Desk, number: int, *, by: PersonId) -> Message:
    """Undo one's own latest action on a message. Raises NotAllowed when it is too late."""
    with desk.case(number, by=by) as case:
        event = undoable(case.events, by=by, now=case.now)
        case.add(Undone(of=event.id))
        if isinstance(event.what, Closed) and event.what.of and event.what.term:
            _undo_term(case, event.what, event.what.term)
    return case.message


def _undo_term(case: Case, closed: Closed, term: EventId) -> None:
    """The message this was a duplicate of lets go of the due time it took over."""
    other = closed.of and message_by_id(case.session, closed.of)
    if not other:
        return
    add_event(
        case.session,
        Event(
            id=EventId(new_id(case.now)),
            message=other.id,
            happened_at=case.now,
            recorded_at=case.now,
            by=case.actor.id,
            what=Undone(of=term),
        ),
    )
    events = events_of(case.session, other.id)
    changed = replay(events, number=other.number)
    at = case.now if changed.open else None
    update_message(case.session, changed, old_version=other.version, remind_at=at)
    renew_search(case.session, changed, notes_in(events))
