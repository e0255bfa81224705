"""Take the latest action back: for ten seconds, by who did it; it counts as never done."""

from __future__ import annotations

from receptionist.domain.history import Closed, Undone
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.rules import undoable
from receptionist.services.desk import Case, Desk


def undo(desk: Desk, number: int, *, by: PersonId) -> Message:
    """Undo one's own latest action on a message. Raises NotAllowed when it is too late."""
    with desk.case(number, by=by) as case:
        event = undoable(case.events, by=by, now=case.now)
        case.add(Undone(of=event.id))
        if isinstance(event.what, Closed) and event.what.of and event.what.term:
            _undo_term(case, event.what.of, event.what.term)
    return case.message


def _undo_term(case: Case, of: MessageId, term: EventId) -> None:
    """The message this was a duplicate of lets go of the due time it took over."""
    other = Case(case.session, of, by=case.actor.id, now=case.now)
    other.add(Undone(of=term))
    other.save()
