"""Whether what was done while the server was away can still be done now that it answers.

The rules are those of the services; a change that somebody else made meanwhile is not written over:
both are said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from receptionist.domain.errors import ChangedMeanwhile, NotAllowed
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
    Seen,
    TermAgreed,
    Undone,
    What,
    latest_action,
    that_count,
)
from receptionist.domain.rules import (
    check_closed,
    check_closing,
    check_correction,
    check_hand_over,
    check_may_close,
)
from receptionist.i18n import _
from receptionist.services.assign_message import check_may_accept, check_works_on, given_to
from receptionist.services.desk import Case, actor_in
from receptionist.services.event_words import event_words
from receptionist.services.meanwhile.checks import check_not_taken_on, check_still_open
from receptionist.storage.away.outbox import Deed
from receptionist.storage.messages import message_by_id

_GIVING: Final = (Assigned, HandedOver, Accepted, GaveBack)


def still_right(case: Case, deed: Deed) -> bool:
    """Whether it still adds something to the message as it is now.

    Raises a DeskError that says what somebody else did meanwhile, or which rule is against it.
    """
    return _CHECKS[type(deed.event.what)](case, deed, deed.event.what)


def _always(_case: Case, _deed: Deed, _what: Noted) -> bool:
    return True


def _never(_case: Case, _deed: Deed, _what: Recomputed) -> bool:
    return False


def _seen(case: Case, deed: Deed, what: Seen) -> bool:
    message, offer = case.message, case.message.offer
    offered = bool(offer and offer.to == deed.event.by and not offer.seen_at)
    return message.open and (offered or message.seen_at is None)


def _postponed(case: Case, _deed: Deed, _what: Postponed) -> bool:
    return case.message.open


def _fell_to(case: Case, _deed: Deed, what: FellTo) -> bool:
    message = case.message
    return message.open and bool(message.assignee) and set(what.to) != set(message.fell_to)


def _read_back(case: Case, _deed: Deed, _what: ReadBack) -> bool:
    return case.message.open and case.message.read_back_at is None


def _called(case: Case, _deed: Deed, _what: Attempted | Answered) -> bool:
    check_still_open(case)
    check_works_on(case)
    return True


def _term(case: Case, deed: Deed, _what: TermAgreed) -> bool:
    check_still_open(case)
    check_works_on(case)
    _check_nobody_else(case, deed, (TermAgreed, Corrected))
    return True


def _corrected(case: Case, deed: Deed, what: Corrected) -> bool:
    check_correction(case.message, due_at=what.due_at, by=deed.event.by, now=deed.event.happened_at)
    return True


def _assigned(case: Case, deed: Deed, what: Assigned) -> bool:
    check_still_open(case)
    _check_nobody_else(case, deed, _GIVING)
    check_works_on(case)
    given_to(what.to or what.department, case.people)
    return True


def _handed_over(case: Case, deed: Deed, what: HandedOver) -> bool:
    _check_nobody_else(case, deed, _GIVING)
    check_hand_over(case.message, to=actor_in(case.people, what.to))
    check_works_on(case)
    return True


def _accepted(case: Case, deed: Deed, _what: Accepted) -> bool:
    message = case.message
    check_still_open(case)
    check_not_taken_on(case)
    check_may_accept(case)
    return bool(message.offer) or message.assignee is None or message.accepted_at is None


def _gave_back(case: Case, deed: Deed, _what: GaveBack) -> bool:
    check_still_open(case)
    _check_nobody_else(case, deed, _GIVING)
    return True


def _edited(case: Case, deed: Deed, what: Edited) -> bool:
    check_works_on(case)
    wanted = {each.field: each for each in what.changes}
    for other in _of_others(case, deed):
        if not isinstance(other.what, Edited):
            continue
        for change in other.what.changes:
            if change.field in wanted and change.new != wanted[change.field].new:
                raise _changed(
                    case,
                    other,
                    _("{name} wrote “{theirs}” meanwhile.").format(
                        name=case.people.name(other.by), theirs=change.new[:200]
                    ),
                )
    return True


def _closed(case: Case, deed: Deed, what: Closed) -> bool:
    other = message_by_id(case.session, what.of) if what.of else None
    _check_nobody_else(case, deed, (Closed,))
    check_closing(case.message, what.outcome, of=other)
    check_may_close(
        case.actor, case.message, people=case.people, now=case.now, hours=case.office.hours
    )
    return True


def _reopened(case: Case, _deed: Deed, _what: Reopened) -> bool:
    check_closed(case.message)
    check_works_on(case)
    return True


def _undone(case: Case, _deed: Deed, what: Undone) -> bool:
    if all(each.id != what.of for each in case.events):
        return False  # the office did not take it either
    latest = latest_action(case.events)
    if latest is None or latest.id != what.of:
        raise NotAllowed(_("It cannot be undone any more: something else was done since."))
    return True


def _check_nobody_else(case: Case, deed: Deed, kinds: tuple[type[What], ...]) -> None:
    """Refuse where somebody else did something of the same sort meanwhile, and say what."""
    for other in _of_others(case, deed):
        if isinstance(other.what, kinds):
            done = event_words(other, people=case.people, hours=case.office.hours)
            raise _changed(
                case,
                other,
                _("Meanwhile {name}: {done}.").format(
                    name=case.people.name(other.by), done=done.rstrip(".")
                ),
            )


def _of_others(case: Case, deed: Deed) -> list[Event]:
    """What was added since this PC last knew the message, by anybody else."""
    return [each for each in that_count(case.events[deed.known :]) if each.id not in deed.own]


def _changed(case: Case, other: Event, sentence: str) -> ChangedMeanwhile:
    name = case.people.name(other.by)
    return ChangedMeanwhile(sentence, by=name, at=other.recorded_at, fields=())


_CHECKS: Final[dict[type[What], Callable[[Case, Deed, Any], bool]]] = {
    Noted: _always,
    Recomputed: _never,
    Seen: _seen,
    Postponed: _postponed,
    FellTo: _fell_to,
    ReadBack: _read_back,
    Attempted: _called,
    Answered: _called,
    TermAgreed: _term,
    Corrected: _corrected,
    Assigned: _assigned,
    HandedOver: _handed_over,
    Accepted: _accepted,
    GaveBack: _gave_back,
    Edited: _edited,
    Closed: _closed,
    Reopened: _reopened,
    Undone: _undone,
}
