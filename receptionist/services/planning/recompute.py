"""Other hours: the standard's due times that no caller knows move with them, and it says which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar

from receptionist.domain.history import Recomputed
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.office import Office
from receptionist.domain.people import People, Role
from receptionist.domain.response_standard import proposed_due
from receptionist.domain.rules import may_recompute
from receptionist.i18n import _
from receptionist.services.desk import Case, Desk
from receptionist.services.promises_hit import PromiseHit, hit_words, promises_hit, who_words
from receptionist.storage.database import Session
from receptionist.storage.people import load_people
from receptionist.storage.piles import Which, find_messages
from receptionist.wording import say_moment

T = TypeVar("T")

_ACTS_FIRST: Final = (Role.FRONT_DESK, Role.OWNER, Role.COLLEAGUE)


def recompute(
    session: Session, before: Office, after: Office, *, by: PersonId | None, now: datetime
) -> None:
    """Move what the standard proposed from `before`'s hours to `after`'s, each as an event.

    Only where nobody agreed an hour with the caller, and neither the old nor the new time has
    passed: nothing late becomes kept (product.md §3). Without `by` the front desk did it.
    """
    people = load_people(session)
    for message in find_messages(session, Which(open=True, due_from=now)):
        term = message.promise.term
        if term is None or not may_recompute(message, now=now):
            continue
        was, due_at = (_standard(message, office, people) for office in (before, after))
        if was != due_at and due_at > now:
            case = Case(session, message.id, by=by or _first(people), now=now)
            case.add(Recomputed(was_due_at=term.due_at, due_at=due_at))
            case.save()


def _standard(message: Message, office: Office, people: People) -> datetime:
    standard = office.standard_for(
        urgent=message.urgent,
        call_type=message.call_type,
        department=people.department(message.department),
    )
    return proposed_due(office, urgent=message.urgent, at=message.taken_at, standard=standard)


def _first(people: People) -> PersonId:
    return min(people.active, key=lambda each: _ACTS_FIRST.index(each.role)).id


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedTerm:
    """A message whose due time has moved with the office's hours."""

    number: int
    who: str
    was: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Effects(Generic[T]):
    """What a change of hours or absences gave, which terms it moved, which promises it hit."""

    done: T
    moved: tuple[MovedTerm, ...]
    hit: tuple[PromiseHit, ...]


def moved_words(moved: MovedTerm, office: Office, now: datetime) -> str:
    """One term that has moved by itself, as a line."""
    local = office.hours.local
    before, after = (say_moment(local(at), local(now)) for at in (moved.was, moved.due_at))
    return _("#{number} {who}: {before} → {after}; nobody had told the caller").format(
        number=moved.number, who=moved.who, before=before, after=after
    )


def effect_lines(effects: Effects[T], office: Office, now: datetime) -> list[str]:
    """A line for each: first what moved by itself, then what somebody has to call about."""
    moved = [moved_words(each, office, now) for each in effects.moved]
    return [*moved, *(hit_words(each, office, now) for each in effects.hit)]


def effects_of(desk: Desk, change: Callable[[], T]) -> Effects[T]:
    """Do `change`, and say what it did to the open promises."""
    known, before = promises_hit(desk), _due_times(desk)
    done = change()
    after = _due_times(desk)
    moved = tuple(
        MovedTerm(number=number, who=after[number][1], was=was, due_at=after[number][0])
        for number, (was, _who) in before.items()
        if number in after and after[number][0] != was
    )
    return Effects(done, moved, promises_hit(desk, known=known))


def _due_times(desk: Desk) -> dict[int, tuple[datetime, str]]:
    now = desk.now()
    with desk.database.read() as session:
        found = find_messages(session, Which(open=True, due_from=now))
    return {
        each.number: (each.promise.due_at, who_words(each)) for each in found if each.promise.due_at
    }
