"""Take a message: what one caller asked for, with its promise, on disk before anybody goes on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from receptionist.computer import computer_name
from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.history import Event, Promised, Taken
from receptionist.domain.ids import EventId, MessageId, PersonId, new_id
from receptionist.domain.message import Caller, Channel, Message, Wants
from receptionist.domain.office import Office
from receptionist.domain.people import Department, People
from receptionist.domain.phone import read_phone
from receptionist.domain.replay import replay
from receptionist.domain.response_standard import propose
from receptionist.domain.rules import check_active
from receptionist.i18n import _
from receptionist.services.desk import (
    Desk,
    actor_in,
    ask_people_and_office,
    people_and_office_of,
)
from receptionist.services.long_texts import kept, kept_line
from receptionist.storage.database import Session
from receptionist.storage.history import begin_history
from receptionist.storage.messages import ask_message, message_asked_for, update_message
from receptionist.storage.prepared import in_one_go

_CLOCKS_MAY_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """What was typed. `id` is made where it is typed, so that saving twice stores it once.

    Without `promised` the office's standard proposes the promise; `nothing_promised` says openly
    that there is none. `taken_at` is for a call taken earlier (a paper note).
    """

    caller: Caller = field(default_factory=Caller)
    text: str = ""
    assignee: PersonId | None = None
    department: PersonId | None = None
    promised: Promised | None = None
    nothing_promised: bool = False
    wants: tuple[Wants, ...] = (Wants.CALL_BACK,)
    urgent: bool = False
    channel: Channel = Channel.PHONE
    call_type: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    read_back: bool = False
    taken_at: datetime | None = None
    id: MessageId | None = None


def take_message(desk: Desk, new: NewMessage, *, by: PersonId) -> Message:
    """Save a message; when this returns it is on disk. Saved before under the same id: that one.

    Raises NotAllowed, BadInput, NotFound, StorageTrouble: then nothing was written.
    """
    with desk.database.begin() as session:
        with in_one_go(session):
            asked = ask_message(session, new.id) if new.id else ()
            everyone = ask_people_and_office(session)
        if known := message_asked_for(asked):
            return known
        people, office = people_and_office_of(session, everyone)
        return _take(session, new, people, office, by=by, now=desk.now())


def _take(
    session: Session,
    new: NewMessage,
    people: People,
    office: Office,
    *,
    by: PersonId,
    now: datetime,
) -> Message:
    actor_in(people, by)
    _check_receiver(new, people)
    taken_at = new.taken_at or now
    if taken_at > now + _CLOCKS_MAY_DIFFER:
        raise BadInput(_("A message cannot be taken in the future."), field="taken_at")
    event = Event(
        id=EventId(new_id(now)),
        message=new.id or MessageId(new_id(now)),
        happened_at=min(taken_at, now),
        recorded_at=now,
        by=by,
        what=_what(new, office, people.department(new.department), taken_at=taken_at, now=now),
        computer=computer_name(),
    )
    message = replay((event,))
    if not message.unassigned and not message.can_be_given:
        raise NotAllowed(_("To notify somebody it needs a name, a telephone number or a text."))
    return store_taken(session, message, event, remind_at=now)


def store_taken(
    session: Session, message: Message, event: Event, *, remind_at: datetime
) -> Message:
    """Store a new message, which `event` makes; findable, with its number."""
    stored, recorded = begin_history(session, message, event, remind_at=remind_at)
    if recorded.by != event.by or recorded.happened_at != event.happened_at:
        # The server knows better who it is and how late: its words make the message.
        stored = replay((recorded,), number=stored.number)
        update_message(session, stored, old_version=stored.version, remind_at=remind_at)
    return stored


def _what(
    new: NewMessage,
    office: Office,
    department: Department | None,
    *,
    taken_at: datetime,
    now: datetime,
) -> Taken:
    promised = new.promised
    if promised is None and not new.nothing_promised:
        soon = office.standard_for(
            urgent=new.urgent, call_type=new.call_type, department=department
        )
        promised = propose(office, wants=new.wants, urgent=new.urgent, at=taken_at, standard=soon)
    elif promised is not None:
        promised = replace(promised, words=kept(promised.words).strip())
    return Taken(
        entered_at=now,
        caller=with_number(new.caller, office),
        text=kept(new.text),
        answers=clean_answers(new.answers),
        channel=new.channel,
        call_type=kept_line(new.call_type),
        assignee=new.assignee,
        department=new.department,
        urgent=new.urgent,
        wants=new.wants,
        promised=promised,
        read_back=new.read_back,
    )


def with_number(caller: Caller, office: Office) -> Caller:
    """`caller` with texts made clean and the number read as this office would."""
    number = read_phone(kept_line(caller.phone), region=office.country)
    return replace(
        caller,
        name=kept_line(caller.name),
        company=kept_line(caller.company),
        phone=number.typed,
        phone_e164=number.e164,
    )


def clean_answers(answers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Questions of the call type and what was answered, made clean."""
    return tuple((kept(question), kept(answer)) for question, answer in answers)


def _check_receiver(new: NewMessage, people: People) -> None:
    if new.assignee:
        receiver = people.find(new.assignee)
        if receiver is None:
            raise NotFound(_("There is no such colleague here."))
        check_active(receiver)
    if new.department and people.department(new.department) is None:
        raise NotFound(_("There is no such department here."))
