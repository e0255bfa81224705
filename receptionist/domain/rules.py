"""What may be done to a message, by whom, and when: each refusal is a sentence (product.md §2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from receptionist.domain.errors import NotAllowed
from receptionist.domain.history import Event, Taken, latest_action
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message, Outcome
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, People, Role
from receptionist.i18n import _
from receptionist.wording import say_list

UNDO_WITHIN = timedelta(seconds=10)
CORRECT_WITHIN = timedelta(minutes=10)


def check_open(message: Message) -> None:
    """Refuse what makes no sense for a closed message."""
    if not message.open:
        raise NotAllowed(
            _("Message {number} is closed. Reopen it first.").format(number=message.number)
        )


def check_closed(message: Message) -> None:
    """Refuse to reopen what is open."""
    if message.open:
        raise NotAllowed(_("Message {number} is already open.").format(number=message.number))


def may_work_on(
    person: Colleague, message: Message, *, people: People, now: datetime, hours: OpeningHours
) -> bool:
    """Whether `person` is its assignee, their deputy, offered it, standing in, desk or owner."""
    if person.role in (Role.FRONT_DESK, Role.OWNER):
        return True
    assignee = people.find(message.assignee)
    if assignee and person.id in (assignee.id, *assignee.deputies_at(now)):
        return True
    if message.offer and person.id == message.offer.to:
        return True
    department = people.department(message.department)
    if assignee is None and department and person.id in department.members:
        return True
    standing_in = people.acting_for(
        message.assignee,
        department=message.department,
        now=now,
        due_at=message.promise.due_at,
        hours=hours,
    )
    return any(each.id == person.id for each in standing_in)


def check_may_work_on(
    person: Colleague, message: Message, *, people: People, now: datetime, hours: OpeningHours
) -> None:
    """Refuse a colleague who has nothing to do with this message."""
    if not may_work_on(person, message, people=people, now=now, hours=hours):
        owner = people.name(message.assignee) or _("the front desk")
        raise NotAllowed(
            _(
                "Message {number} is {owner}'s. Only they, their deputy, the front desk "
                "or the owner can do this."
            ).format(number=message.number, owner=owner)
        )


def check_may_close(
    person: Colleague, message: Message, *, people: People, now: datetime, hours: OpeningHours
) -> None:
    """Refuse whoever may not work on it, and who was offered it and has not accepted yet.

    Until then it is the giver's (product.md §2), unless the giver is absent.
    """
    check_may_work_on(person, message, people=people, now=now, hours=hours)
    kept = replace(message, offer=None)
    if may_work_on(person, kept, people=people, now=now, hours=hours):
        return
    due_at = None if message.promise.answered else message.promise.due_at
    giver = people.find(message.assignee)
    if giver and not giver.absent(now=now, due_at=due_at, hours=hours):
        raise NotAllowed(_("It was handed to you: accept it first, then close it."))


def check_closing(message: Message, outcome: Outcome, *, of: Message | None) -> None:
    """Refuse a closing whose outcome is not true: unreachable untried, a ring of duplicates.

    `of` is the message this one duplicates; it must be open, and another one.
    """
    check_open(message)
    if outcome is Outcome.UNREACHABLE and not message.promise.round.attempts:
        raise NotAllowed(_("Note down at least one attempt before closing it as unreachable."))
    if outcome is not Outcome.DUPLICATE:
        if of is not None:
            raise NotAllowed(_("Only a duplicate names another message."))
        return
    if of is None:
        raise NotAllowed(_("Say of which message this one is a duplicate."))
    if of.id == message.id:
        raise NotAllowed(_("A message cannot be a duplicate of itself."))
    if not of.open:
        raise NotAllowed(_("Message {number} is closed. Reopen it first.").format(number=of.number))


def check_correction(message: Message, *, due_at: datetime, by: PersonId, now: datetime) -> None:
    """Refuse to correct a mistyped hour too late, or by somebody else (product.md §3)."""
    check_open(message)
    rounds = message.promise.rounds
    terms = rounds[0].terms
    in_reach = (
        len(rounds) == 1
        and len(terms) == 1
        and not message.promise.answered
        and by == message.taken_by
        and now - message.entered_at <= CORRECT_WITHIN
        and now <= min(terms[0].due_at, due_at)
    )
    if not in_reach:
        raise NotAllowed(
            _(
                "The hour can only be corrected by who took the message, within 10 minutes "
                "and before it is due. Agree a new deadline with the caller instead."
            )
        )


def may_recompute(message: Message, *, now: datetime) -> bool:
    """Whether its due time is still the standard's, unknown to the caller and not passed yet.

    Only then a change of the office's hours moves it: nothing late or broken is touched.
    """
    rounds = message.promise.rounds
    agreed = rounds[0].agreed_terms
    return (
        message.open
        and len(rounds) == len(agreed) == 1
        and agreed[0].proposed
        and message.read_back_at is None
        and not message.promise.answered
        and now < agreed[0].due_at
    )


def check_may_speak_for(actor: Colleague, person: PersonId) -> None:
    """Refuse to say where somebody else is, but for the front desk and the owner."""
    if actor.role is Role.COLLEAGUE and actor.id != person:
        raise NotAllowed(_("Only they, the front desk or the owner say where somebody is."))


def check_owner(actor: Colleague, people: People) -> None:
    """Refuse what only the owner does (product.md §11), where the office has one."""
    owners = people.of_role(Role.OWNER)
    if owners and actor.role is not Role.OWNER:
        raise NotAllowed(
            _("Only the owner can do this: {names}.").format(
                names=say_list([each.name for each in owners])
            )
        )


def check_sees_figures(viewer: Colleague, people: People, *, of: PersonId | None) -> None:
    """Refuse figures of the office, and of others, to whoever does not own it (product.md §8)."""
    if viewer.id != of:
        check_owner(viewer, people)


def check_hand_over(message: Message, *, to: Colleague) -> None:
    """Refuse to hand over to who has it, or to somebody who has left."""
    check_open(message)
    check_active(to)
    if message.assignee == to.id:
        raise NotAllowed(
            _("Message {number} is already {name}'s.").format(number=message.number, name=to.name)
        )


def check_active(colleague: Colleague) -> None:
    """Refuse to give something to a colleague who no longer works here."""
    if not colleague.active:
        raise NotAllowed(_("{name} no longer works here.").format(name=colleague.name))


def undoable(events: tuple[Event, ...], *, by: PersonId, now: datetime) -> Event:
    """The event an undo takes back: the latest action, one's own, at most 10 s old.

    Raises NotAllowed otherwise. Taking a message is never undone: no message gets lost.
    """
    event = latest_action(events)
    if event is None or isinstance(event.what, Taken):
        raise NotAllowed(_("There is nothing to undo. A message taken stays; close it instead."))
    if event.by != by:
        raise NotAllowed(_("Only whoever did the latest action can undo it."))
    if abs(now - event.happened_at) > UNDO_WITHIN:  # also where the clock was set back
        raise NotAllowed(_("An action can be undone for 10 seconds. Do the opposite instead."))
    return event
