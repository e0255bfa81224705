"""Close a message with an outcome, and open it again."""

from __future__ import annotations

from datetime import datetime

from receptionist.domain.errors import BadInput, NotFound
from receptionist.domain.history import Closed, Reopened, ReopenReason, TermAgreed
from receptionist.domain.ids import EventId, PersonId
from receptionist.domain.message import Message, Outcome
from receptionist.domain.promise import Told
from receptionist.domain.response_standard import proposed_due, proposed_words
from receptionist.domain.rules import check_closed, check_closing, check_may_close
from receptionist.i18n import _
from receptionist.services.assign_message import check_works_on
from receptionist.services.desk import Case, Desk
from receptionist.services.long_texts import kept
from receptionist.services.meanwhile.checks import check_still_open
from receptionist.storage.messages import hold_message


def close(
    desk: Desk,
    number: int,
    *,
    outcome: Outcome,
    note: str = "",
    of: int | None = None,
    reopen_other: bool = False,
    by: PersonId,
) -> Message:
    """Close it. As a duplicate of `of`, that message takes the earlier due time of the two.

    `reopen_other` opens `of` again where it is closed, since the caller came back: both or none.
    """
    with desk.case(number, beside=of, by=by) as case:
        check_still_open(case)
        other = _other(case, of)
        if other and reopen_other and not other.open:
            other = _opened_again(case, other)
        check_closing(case.message, outcome, of=other)
        check_may_close(
            case.actor, case.message, people=case.people, now=case.now, hours=case.office.hours
        )
        term = _take_over_term(case, other) if other else None
        of_id = other.id if other else None
        case.add(Closed(outcome=outcome, note=kept(note).strip(), of=of_id, term=term))
    return case.message


def reopen(
    desk: Desk,
    number: int,
    *,
    because: ReopenReason,
    due_at: datetime | None = None,
    words: str = "",
    nothing_promised: bool = False,
    by: PersonId,
) -> Message:
    """Open it again: the caller came back (a new round), or it was closed by mistake.

    A caller who came back is promised the standard's time unless another one is given.
    """
    with desk.case(number, by=by) as case:
        check_closed(case.message)
        check_works_on(case)
        if because is ReopenReason.MISTAKE:
            case.add(Reopened(because=because))
            return case.message
        if due_at and due_at <= case.now:
            raise BadInput(_("The new deadline has already passed."), field="due_at")
        _came_back(case, due_at=due_at, words=words, nothing_promised=nothing_promised)
    return case.message


def _came_back(
    case: Case, *, due_at: datetime | None = None, words: str = "", nothing_promised: bool = False
) -> None:
    if not (due_at or nothing_promised):
        due_at = proposed_due(
            case.office, urgent=case.message.urgent, at=case.now, standard=case.standard
        )
    said = kept(words).strip() or (proposed_words(case.message.wants) if due_at else "")
    case.add(Reopened(because=ReopenReason.CAME_BACK, due_at=due_at, words=said))


def _opened_again(case: Case, other: Message) -> Message:
    again = Case(case.session, other.id, by=case.actor.id, now=case.now)
    check_works_on(again)
    _came_back(again)
    again.save()
    return again.message


def _other(case: Case, of: int | None) -> Message | None:
    if of is None:
        return None
    other = hold_message(case.session, of)
    if other is None:
        raise NotFound(_("There is no message {number}.").format(number=of))
    return other


def _take_over_term(case: Case, other: Message) -> EventId | None:
    """Give the other message this one's due time, if it owes an answer and is due earlier."""
    mine, theirs = case.message.promise, other.promise
    term = mine.term
    if term is None or mine.answered or term.due_at <= case.now:
        return None
    if theirs.due_at and not theirs.answered and theirs.due_at <= term.due_at:
        return None
    kept = Case(case.session, other.id, by=case.actor.id, now=case.now)
    event = kept.add(
        TermAgreed(
            due_at=term.due_at,
            told=Told.PHONE,
            words=term.words,
            why=_("Message {number} was the same").format(number=case.message.number),
        )
    )
    kept.save()
    return event
