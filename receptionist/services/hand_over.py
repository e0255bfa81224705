"""Hand a message over to a colleague, who accepts or gives it back; all of somebody's at once."""

from __future__ import annotations

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.history import GaveBack, HandedOver
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.people import Role
from receptionist.domain.rules import check_hand_over
from receptionist.i18n import _
from receptionist.services.assign_message import check_works_on, given_to
from receptionist.services.desk import Case, Desk
from receptionist.services.long_texts import kept
from receptionist.services.meanwhile.checks import check_same_receiver, check_still_open
from receptionist.storage.people import load_people
from receptionist.storage.piles import Which, find_messages


def hand_over(
    desk: Desk,
    number: int,
    *,
    to: PersonId,
    why: str,
    read_version: int | None = None,
    by: PersonId,
) -> Message:
    """Offer it to `to`, with a reason; until they accept it is still the giver's.

    Raises ChangedMeanwhile when somebody gave it to another one after `read_version`.
    """
    if not why.strip():
        raise BadInput(_("Say why you hand it over."), field="why")
    with desk.case(number, by=by) as case:
        receiver = case.people.find(to)
        if receiver is None:
            raise NotFound(_("There is no such colleague here."))
        check_still_open(case)
        check_works_on(case)
        check_same_receiver(case, read_version)
        check_hand_over(case.message, to=receiver)
        case.add(HandedOver(to=to, why=kept(why).strip()))
    return case.message


def give_back(desk: Desk, number: int, *, why: str, by: PersonId) -> Message:
    """The receiver, or the assignee, cannot take it on; an assignee's goes back to the desk."""
    if not why.strip():
        raise BadInput(_("Say why you give it back."), field="why")
    with desk.case(number, by=by) as case:
        check_still_open(case)
        offer = case.message.offer
        if by != (offer.to if offer else case.message.assignee):
            raise NotAllowed(_("Only whoever has the message, or was offered it, gives it back."))
        case.add(GaveBack(why=kept(why).strip()))
    return case.message


def hand_over_all(
    desk: Desk, person: PersonId, *, to: PersonId | None = None, by: PersonId
) -> tuple[Message, ...]:
    """All open messages of `person` go to `to`, their deputy or the front desk, in one step.

    What they were only offered goes back to its giver.
    Raises NotAllowed where `by` is neither that person, the front desk nor the owner.
    """
    with desk.database.begin() as session:
        people = load_people(session)
        absent, actor = people.find(person), people.find(by)
        if absent is None:
            raise NotFound(_("There is no such colleague here."))
        if actor is None or (actor.role is Role.COLLEAGUE and actor.id != person):
            raise NotAllowed(_("Only the front desk or the owner moves somebody else's messages."))
        deputy = people.find(absent.deputy_at(desk.now()))
        receiver = to or (deputy.id if deputy and deputy.active else None)
        if receiver == person:
            raise BadInput(_("Say who else takes these messages."), field="to")
        moved = []
        found = find_messages(session, Which(open=True, of=person))
        for each in sorted(found, key=lambda each: each.number):  # as everybody holds several
            case = Case(session, each.number, by=by, now=desk.now())
            if each.assignee == person:
                case.add(given_to(receiver, case.people))
                moved.append(case.message)
            else:
                case.add(GaveBack(why=_("all messages of {name} moved").format(name=absent.name)))
            case.save()
    return tuple(moved)
