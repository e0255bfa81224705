"""From a message's history to its present state: the one place that says what each event means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any, Final

from receptionist.domain.history import (
    Accepted,
    Answered,
    Assigned,
    Attempted,
    Closed,
    Corrected,
    Edited,
    Event,
    FellTo,
    GaveBack,
    HandedOver,
    Noted,
    Postponed,
    ReadBack,
    Recomputed,
    Reopened,
    ReopenReason,
    Seen,
    Taken,
    TermAgreed,
    Undone,
    What,
    that_count,
)
from receptionist.domain.ids import EventId
from receptionist.domain.message import Attempt, Closing, Message, Offer, Outcome, Postponement
from receptionist.domain.promise import Promise, Round, Term

_SET: Final = {each.name: getattr(Message, each.name).__set__ for each in fields(Message)}


def replay(events: Iterable[Event], *, number: int = 0) -> Message:
    """The message its `events` make, in the order recorded, `Taken` first; undone ones skipped.

    A closing that was reopened as a mistake counts as never done. `version` is how many events
    were read, so that a later writer notices that the history has grown.
    """
    history = tuple(events)
    counted = that_count(history)
    voided = _closed_by_mistake(counted)
    message, last = _taken(counted[0], number), counted[0]
    for event in counted[1:]:
        if event.id not in voided:
            message, last = _CHANGES[type(event.what)](message, event, event.what), event
    return _changed(message, acted_at=last.happened_at, version=len(history))


def followed(message: Message, event: Event) -> Message | None:
    """`message`, as its history made it, after one more event: what `replay` makes of all of them.

    None where something is taken back: then only the whole history tells what is left.
    """
    what = event.what
    mistake = isinstance(what, Reopened) and what.because is ReopenReason.MISTAKE
    if mistake or isinstance(what, Undone):
        return None
    changed = _CHANGES[type(what)](replace(message), event, what)
    return _changed(changed, acted_at=event.happened_at, version=message.version + 1)


def numbered(message: Message, number: int) -> Message:
    """The same message with the number the database has just given it; nobody has seen it yet."""
    return _changed(message, number=number)


def _changed(message: Message, **changes: Any) -> Message:
    """The same message, changed: until its whole history is told it is nobody else's.

    `dataclasses.replace` copies forty fields for each event, and every save folds a whole history.
    """
    try:
        for name, value in changes.items():
            _SET[name](message, value)
    except KeyError as error:
        raise TypeError(f"a message has no {error.args[0]}") from None
    return message


def _closed_by_mistake(events: tuple[Event, ...]) -> set[EventId]:
    voided: set[EventId] = set()
    last: Event | None = None
    for event in events:
        if isinstance(event.what, Closed):
            last = event
        elif isinstance(event.what, Reopened) and event.what.because is ReopenReason.MISTAKE:
            voided |= {last.id} if last else set()
    return voided


def _taken(event: Event, number: int) -> Message:
    what = event.what
    if not isinstance(what, Taken):
        raise TypeError(f"a history begins with the taking, not with {what.kind!r}")
    at, by = event.happened_at, event.by
    first = what.promised and Term(
        words=what.promised.words,
        due_at=what.promised.due_at,
        agreed_at=at,
        by=by,
        proposed=what.promised.proposed,
    )
    return Message(
        id=event.message,
        number=number,
        taken_at=at,
        entered_at=what.entered_at,
        taken_by=by,
        channel=what.channel,
        caller=what.caller,
        call_type=what.call_type,
        assignee=what.assignee,
        department=what.department,
        assigned_at=what.entered_at,
        text=what.text,
        urgent=what.urgent,
        wants=what.wants,
        answers=what.answers,
        promise=Promise((Round(terms=(first,) if first else ()),)),
        read_back_at=at if what.read_back else None,
        read_back_by=by if what.read_back else None,
        seen_at=what.entered_at if what.assignee == by else None,
        opened_at=at,
        acted_at=at,
    )


def _in_round(message: Message, **changes: Any) -> Promise:
    rounds = message.promise.rounds
    return Promise((*rounds[:-1], replace(rounds[-1], **changes)))


def _seen(message: Message, event: Event, _what: Seen) -> Message:
    offer = message.offer
    if offer and event.by == offer.to:
        return _changed(message, offer=replace(offer, seen_at=offer.seen_at or event.happened_at))
    return _changed(message, seen_at=message.seen_at or event.happened_at)


def _assigned(message: Message, event: Event, what: Assigned) -> Message:
    return _changed(
        message,
        assignee=what.to,
        department=what.department,
        assigned_at=event.happened_at,
        seen_at=event.happened_at if what.to == event.by else None,
        accepted_at=None,
        offer=None,
        fell_to=(),
    )


def _handed_over(message: Message, event: Event, what: HandedOver) -> Message:
    offer = Offer(to=what.to, by=event.by, at=event.happened_at, why=what.why)
    return _changed(message, offer=offer, handed_over=message.handed_over + 1)


def _accepted(message: Message, event: Event, _what: Accepted) -> Message:
    at = event.happened_at
    if message.offer or message.assignee is None:
        message = _changed(
            message, assignee=event.by, assigned_at=at, seen_at=at, offer=None, fell_to=()
        )
    return _changed(message, accepted_at=at, seen_at=message.seen_at or at)


def _gave_back(message: Message, event: Event, _what: GaveBack) -> Message:
    if message.offer:
        return _changed(message, offer=None)
    return _assigned(message, event, Assigned())


def _attempted(message: Message, event: Event, what: Attempted) -> Message:
    attempt = Attempt(at=event.happened_at, by=event.by, retry_at=what.retry_at)
    return _changed(
        message,
        attempts=(*message.attempts, attempt),
        promise=_in_round(message, attempts=(*message.promise.round.attempts, attempt.at)),
    )


def _answered(message: Message, event: Event, _what: Answered) -> Message:
    if message.promise.answered:
        return message
    return _changed(message, promise=_in_round(message, answered_at=event.happened_at))


def _term(message: Message, event: Event, what: TermAgreed) -> Message:
    term = Term(
        words=what.words or (message.promise.term.words if message.promise.term else ""),
        due_at=what.due_at,
        agreed_at=event.happened_at,
        by=event.by,
        told=what.told,
        why=what.why,
        told_by=what.told_by,
        told_at=what.told_at,
    )
    if message.promise.answered and term.agreed:
        return _changed(message, promise=Promise((*message.promise.rounds, Round(terms=(term,)))))
    return _changed(message, promise=_in_round(message, terms=(*message.promise.round.terms, term)))


def _corrected(message: Message, _event: Event, what: Corrected) -> Message:
    first = message.promise.rounds[0].terms[0]
    right = replace(
        first,
        due_at=what.due_at,
        words=what.words or first.words,
        was_due_at=first.due_at,
        proposed=False,
    )
    return _changed(message, promise=_with_first(message, right))


def _with_first(message: Message, right: Term) -> Promise:
    """The promise with another first term."""
    first, *later = message.promise.rounds
    return Promise((replace(first, terms=(right, *first.terms[1:])), *later))


def _recomputed(message: Message, _event: Event, what: Recomputed) -> Message:
    first = message.promise.rounds[0].terms[0]
    if not first.proposed or first.due_at != what.was_due_at:
        return message
    right = replace(first, due_at=what.due_at, was_due_at=first.was_due_at or first.due_at)
    return _changed(message, promise=_with_first(message, right))


def _fell_to(message: Message, _event: Event, what: FellTo) -> Message:
    # An assignment that is taken back may leave nobody from whom it could have fallen.
    return _changed(message, fell_to=what.to if message.assignee else ())


def _noted(message: Message, event: Event, what: Noted) -> Message:
    if not what.chase:
        return message
    alerted_at = (message.alerted_at or message.chased_at) if what.alerted else None
    return _changed(
        message, chases=message.chases + 1, chased_at=event.happened_at, alerted_at=alerted_at
    )


def _read_back(message: Message, event: Event, _what: ReadBack) -> Message:
    return _changed(message, read_back_at=event.happened_at, read_back_by=event.by)


def _edited(message: Message, _event: Event, what: Edited) -> Message:
    fields = ("caller", "text", "answers", "channel", "call_type", "urgent", "wants")
    changes = {name: getattr(what, name) for name in fields}
    return _changed(
        message, **{name: value for name, value in changes.items() if value is not None}
    )


def _closed(message: Message, event: Event, what: Closed) -> Message:
    at = event.happened_at
    closing = Closing(at=at, by=event.by, outcome=what.outcome, note=what.note, of=what.of)
    promise = message.promise
    if not promise.answered and what.outcome is Outcome.RESOLVED:
        promise = _in_round(message, answered_at=at)
    elif not promise.answered:
        unreachable = what.outcome is Outcome.UNREACHABLE
        promise = _in_round(message, closed_at=at, closed_unreachable=unreachable)
    return _changed(message, closing=closing, promise=promise, offer=None)


def _reopened(message: Message, event: Event, what: Reopened) -> Message:
    if what.because is ReopenReason.MISTAKE:
        return _changed(message, reopened=message.reopened + 1)
    at, by = event.happened_at, event.by
    term = what.due_at and Term(words=what.words, due_at=what.due_at, agreed_at=at, by=by)
    return _changed(
        message,
        closing=None,
        reopened=message.reopened + 1,
        opened_at=at,
        assigned_at=at,
        seen_at=at if message.assignee == by else None,
        accepted_at=None,
        promise=Promise((*message.promise.rounds, Round(terms=(term,) if term else ()))),
    )


def _postponed(message: Message, event: Event, what: Postponed) -> Message:
    postponement = Postponement(person=event.by, until=what.until, at=event.happened_at)
    return _changed(message, postponements=(*message.postponements, postponement))


_CHANGES: Final[dict[type[What], Callable[[Message, Event, Any], Message]]] = {
    Seen: _seen,
    Assigned: _assigned,
    HandedOver: _handed_over,
    Accepted: _accepted,
    GaveBack: _gave_back,
    Attempted: _attempted,
    Answered: _answered,
    TermAgreed: _term,
    Corrected: _corrected,
    Recomputed: _recomputed,
    FellTo: _fell_to,
    Noted: _noted,
    ReadBack: _read_back,
    Edited: _edited,
    Closed: _closed,
    Reopened: _reopened,
    Postponed: _postponed,
}
