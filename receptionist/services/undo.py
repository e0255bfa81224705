"""Take the latest action back: for ten seconds, by who did it; it counts as never done."""

from __future__ import annotations

from receptionist.domain.errors import NotAllowed
from receptionist.domain.history import Closed, Undone
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.rules import undoable
from receptionist.i18n import _
from receptionist.services.desk import Case, Desk
from receptionist.storage.messages import hold_message


def undo(desk: Desk, number: int, *, by: PersonId) -> Message:
    """Undo one's own latest action on a message. Raises NotAllowed when it is too late."""
    with desk.case(number, by=by) as case:
        event = undoable(case.events, by=by, now=case.now)
        case.add(Undone(of=event.id))
        if isinstance(event.what, Closed) and event.what.of and event.what.term:
            _undo_term(case, event.what.of, event.what.term)
        _check_no_ring(case)
    return case.message


def _check_no_ring(case: Case) -> None:
    """Closed again as a duplicate, it must not lead back to itself (product.md §2)."""
    closing = case.message.closing
    while closing and closing.of:
        if closing.of == case.message.id:
            raise NotAllowed(_("These messages would be duplicates of each other."))
        other = hold_message(case.session, closing.of)
        closing = other.closing if other else None


def _undo_term(case: Case, of: MessageId, term: EventId) -> None:
    """The message this was a duplicate of lets go of the due time it took over."""
    other = Case(case.session, of, by=case.actor.id, now=case.now)
    other.add(Undone(of=term))
    other.save()
