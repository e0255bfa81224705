"""Planned absences, and "sick today": all open messages of somebody go to others in one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.history import Assigned, GaveBack, Undone
from receptionist.domain.ids import EventId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.office import Office
from receptionist.domain.people import GONE, Absence, Colleague, People, Presence, Whereabouts
from receptionist.domain.rules import UNDO_WITHIN, check_may_speak_for
from receptionist.i18n import _
from receptionist.services.desk import Case, Desk, actor_in, office_in
from receptionist.storage.database import Session
from receptionist.storage.messages import look_at_all
from receptionist.storage.people import load_people, update_colleague
from receptionist.storage.piles import Which, find_messages

_KEPT_FOR: Final = timedelta(days=400)


def plan(
    desk: Desk, person: PersonId, absences: Iterable[Absence], *, by: PersonId | None = None
) -> Colleague:
    """All planned absences of a colleague from now on; those long past are forgotten.

    Raises BadInput for one that ends before it begins, NotAllowed for somebody else's.
    """
    now = desk.now()
    with desk.database.begin() as session:
        people = load_people(session)
        colleague = _known(person, people)
        _check_speaks(people, by, person)
        kept = [each for each in absences if each.end > now - _KEPT_FOR]
        for each in kept:
            _check(each, colleague, people)
        colleague = replace(colleague, absences=tuple(sorted(kept, key=lambda each: each.start)))
        update_colleague(session, colleague)
        look_at_all(session, now)
    return colleague


@dataclass(frozen=True, slots=True)
class MovedMessage:
    """A message that went to somebody else, and the event that an undo takes back."""

    message: Message
    event: EventId


@dataclass(frozen=True, slots=True)
class SickToday:
    """What "sick today" did, for the undo: the presence before, and every message it moved."""

    person: Colleague
    before: Presence
    at: datetime
    moved: tuple[MovedMessage, ...]


def sick_today(desk: Desk, person: PersonId, *, by: PersonId) -> SickToday:
    """`person` is off sick until the next day the office opens; their open messages move at once.

    Each goes to the deputy, is there none present to the front desk; one they were offered goes
    back to its giver. Raises NotAllowed for somebody who may not say so.
    """
    now = desk.now()
    with desk.database.begin() as session:
        people, office = load_people(session), office_in(session)
        colleague, before = _known(person, people), _known(person, people).presence
        _check_speaks(people, by, person)
        colleague = replace(colleague, presence=_sick(colleague, office, now))
        update_colleague(session, colleague)
        look_at_all(session, now)
        people = load_people(session)
        moved = tuple(_moved(session, people, office, colleague, by=by, now=now))
    return SickToday(colleague, before, now, moved)


def undo_sick_today(desk: Desk, done: SickToday, *, by: PersonId) -> tuple[Message, ...]:
    """Take it back within ten seconds: where they were, and every message nobody touched since."""
    now = desk.now()
    if now - done.at > UNDO_WITHIN:
        raise NotAllowed(_("An action can be undone for 10 seconds. Do the opposite instead."))
    back = []
    with desk.database.begin() as session:
        colleague = _known(done.person.id, load_people(session))
        if colleague.presence == done.person.presence:
            update_colleague(session, replace(colleague, presence=done.before))
        look_at_all(session, now)
        for each in done.moved:
            case = Case(session, each.message.id, by=by, now=now)
            acts = [e for e in case.events if e.id == each.event or e.happened_at > done.at]
            if all(e.by == by and e.id == each.event for e in acts):
                case.add(Undone(of=each.event))
                case.save()
                back.append(case.message)
    return tuple(back)


def receiver_for(
    message: Message, absent: Colleague, people: People, office: Office, now: datetime
) -> PersonId | None:
    """Who takes a message of `absent`: who was offered it, else the deputy; None: the front desk.

    Nobody who is absent too.
    """
    due_at = None if message.promise.answered else message.promise.due_at
    offered = message.offer.to if message.offer else None
    for wanted in (offered, absent.deputy_at(now)):
        found = people.find(wanted)
        if (
            found
            and found.id != absent.id
            and not found.absent(now=now, due_at=due_at, hours=office.hours)
        ):
            return found.id
    return None


def open_messages_of(desk: Desk, person: PersonId) -> tuple[tuple[Message, PersonId | None], ...]:
    """The open messages that "sick today" would move, each with who would get it."""
    now = desk.now()
    with desk.database.read() as session:
        people, office = load_people(session), office_in(session)
        absent = _known(person, people)
        return tuple(
            (each, receiver_for(each, absent, people, office, now))
            for each in _theirs(session, person)
        )


def _moved(
    session: Session,
    people: People,
    office: Office,
    absent: Colleague,
    *,
    by: PersonId,
    now: datetime,
) -> Iterable[MovedMessage]:
    for each in find_messages(session, Which(open=True, of=absent.id)):
        what: Assigned | GaveBack = GaveBack(why=_("off sick"))
        if each.assignee == absent.id:
            what = Assigned(to=receiver_for(each, absent, people, office, now))
        case = Case(session, each.id, by=by, now=now)
        event = case.add(what)
        case.save()
        yield MovedMessage(case.message, event)


def _theirs(session: Session, person: PersonId) -> Sequence[Message]:
    found = find_messages(session, Which(open=True, of=person))
    return [each for each in found if each.assignee == person]


def _sick(colleague: Colleague, office: Office, now: datetime) -> Presence:
    """Until the office opens on another day; whoever is away for longer stays so."""
    back_at = office.first_opening(office.hours.local(now).date() + timedelta(days=1))
    known = colleague.presence_at(now)
    if known.whereabouts in GONE and known.back_at:
        back_at = max(back_at, known.back_at)
    return Presence(whereabouts=Whereabouts.SICK, since=now, back_at=back_at)


def _check(absence: Absence, colleague: Colleague, people: People) -> None:
    if absence.end <= absence.start:
        raise BadInput(_("An absence ends after it begins."), field="end")
    if absence.reason not in GONE:
        raise BadInput(
            _("An absence is a holiday, sick leave or out of the office."), field="reason"
        )
    if absence.deputy == colleague.id:
        raise BadInput(_("Nobody can stand in for themselves."), field="deputy")
    if absence.deputy:
        _known(absence.deputy, people)


def _known(person: PersonId, people: People) -> Colleague:
    found = people.find(person)
    if found is None or not found.active:
        raise NotFound(_("There is no such colleague here."))
    return found


def _check_speaks(people: People, by: PersonId | None, person: PersonId) -> None:
    if by is not None:
        check_may_speak_for(actor_in(people, by), person)
