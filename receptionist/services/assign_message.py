"""Give a message to a colleague or a department; take it on; have it seen."""

from __future__ import annotations

from receptionist.domain.errors import NotAllowed, NotFound
from receptionist.domain.history import Accepted, Assigned, Seen
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.people import People
from receptionist.domain.rules import check_active, check_may_work_on
from receptionist.i18n import _
from receptionist.services.desk import Case, Desk
from receptionist.services.meanwhile.checks import (
    check_not_taken_on,
    check_same_receiver,
    check_still_open,
)


def assign(
    desk: Desk,
    number: int,
    *,
    to: PersonId | None,
    read_version: int | None = None,
    by: PersonId,
) -> Message:
    """Give it to a colleague or department; None puts it back into the unassigned tray.

    Raises ChangedMeanwhile when somebody gave it to another one after `read_version`.
    """
    with desk.case(number, by=by) as case:
        check_still_open(case)
        check_works_on(case)
        if not case.message.can_be_given and to:
            raise NotAllowed(_("To notify somebody it needs a name, a telephone number or a text."))
        if (case.message.assignee or case.message.department) != to:
            check_same_receiver(case, read_version)
            case.add(given_to(to, case.people))
    return case.message


def accept(desk: Desk, number: int, *, by: PersonId) -> Message:
    """Take it on: one's own, one that was offered, or one that is nobody's yet.

    Of several who take on what was nobody's the first has it; the others are told who.
    """
    with desk.case(number, by=by) as case:
        check_still_open(case)
        check_not_taken_on(case)
        check_may_accept(case)
        message = case.message
        if message.offer or message.assignee is None or message.accepted_at is None:
            case.add(Accepted())
    return case.message


def mark_seen(desk: Desk, number: int, *, by: PersonId) -> Message:
    """`by` opened it: counts when they act for it or were offered it, and only the first time."""
    with desk.case(number, by=by) as case:
        message = case.message
        offered = bool(message.offer and message.offer.to == by and not message.offer.seen_at)
        unseen = message.seen_at is None and _acts_for(case, by)
        if message.open and (offered or unseen):
            case.add(Seen())
    return case.message


def tell_in_person(desk: Desk, number: int, *, by: PersonId) -> Message:
    """Somebody at the desk told the assignee face to face: it counts as seen."""
    with desk.case(number, by=by) as case:
        check_still_open(case)
        check_works_on(case)
        if case.message.seen_at is None:
            case.add(Seen(told_in_person=True))
    return case.message


def check_works_on(case: Case) -> None:
    """Refuse whoever has nothing to do with the message."""
    check_may_work_on(
        case.actor, case.message, people=case.people, now=case.now, hours=case.office.hours
    )


def given_to(to: PersonId | None, people: People) -> Assigned:
    """The event that gives a message to a colleague or a department. Raises NotFound."""
    if to is None:
        return Assigned()
    if people.department(to):
        return Assigned(department=to)
    receiver = people.find(to)
    if receiver is None:
        raise NotFound(_("There is no such colleague here."))
    check_active(receiver)
    return Assigned(to=to)


def check_may_accept(case: Case) -> None:
    """Refuse to take on what was handed to somebody else, or is somebody else's."""
    message, by = case.message, case.actor.id
    if message.offer and message.offer.to != by:
        name = case.people.name(message.offer.to)
        raise NotAllowed(
            _("This message was handed to {name}: only they accept it.").format(name=name)
        )
    if message.assignee and not message.offer and not _acts_for(case, by):
        name = case.people.name(message.assignee)
        raise NotAllowed(
            _("Message {number} is {name}'s. Ask them to hand it over.").format(
                number=message.number, name=name
            )
        )
    if message.assignee is None:
        check_works_on(case)


def _acts_for(case: Case, by: PersonId) -> bool:
    """Whether it is `by`'s: the assignee, their deputy, a member, or whoever stands in just now."""
    message = case.message
    assignee = case.people.find(message.assignee)
    if assignee and by in (assignee.id, *assignee.deputies_at(case.now)):
        return True
    department = case.people.department(message.department)
    if assignee is None and department and by in department.members:
        return True
    acting = case.people.acting_for(
        message.assignee,
        department=message.department,
        now=case.now,
        due_at=None if message.promise.answered else message.promise.due_at,
        hours=case.office.hours,
    )
    return by in {each.id for each in acting}
