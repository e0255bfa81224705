"""One sample message's life: taken, seen, tried, answered, handed on, closed, as chance has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from receptionist.domain.history import (
    Accepted,
    Answered,
    Attempted,
    AttemptKind,
    Closed,
    Event,
    HandedOver,
    Noted,
    Promised,
    Reopened,
    ReopenReason,
    Seen,
    Taken,
    TermAgreed,
    What,
)
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Caller, Channel, Outcome, Wants
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague
from receptionist.domain.phone import read_phone
from receptionist.domain.promise import Told
from receptionist.domain.response_standard import proposed_due
from receptionist.services.sample_words import SampleWords

_MINUTE: Final = timedelta(minutes=1)
_REGULARS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who plays: the office, its words and its people, the owner first, then the front desk."""

    words: SampleWords
    office: Office
    people: tuple[Colleague, ...]


class _Life:
    """The events of one message, in order; what would lie in the future does not happen."""

    def __init__(
        self, random: Random, hours: OpeningHours, now: datetime, at: datetime, by: PersonId
    ) -> None:
        self.random = random
        self.hours = hours
        self.now = now
        self.at = at
        self.by = by
        self.over = False
        self.events: list[Event] = []
        self._message = MessageId(self._id())

    def then(
        self, what: What, *, after: timedelta = timedelta(0), by: PersonId | None = None
    ) -> None:
        """`what` happens so much opening time later, by `by` from now on."""
        if after:
            self.at = self.hours.add(self.at, after)
        self.by = by or self.by
        self.over = self.over or self.at > self.now
        if not self.over:
            self.events.append(
                Event(
                    id=EventId(self._id()),
                    message=self._message,
                    happened_at=self.at,
                    recorded_at=self.at,
                    by=self.by,
                    what=what,
                )
            )

    def chance(self, percent: int) -> bool:
        """Whether it happens."""
        return self.random.random() * 100 < percent

    def minutes(self, low: int, high: int) -> timedelta:
        """Somewhere between so many minutes."""
        return self.random.randint(low, high) * _MINUTE

    def _id(self) -> UUID:
        milliseconds = int(self.at.timestamp() * 1000) & (1 << 48) - 1
        chance = self.random.getrandbits(74)
        high, low = chance >> 62, chance & (1 << 62) - 1
        return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def sample_life(cast: Cast, taken_at: datetime, random: Random, now: datetime) -> tuple[Event, ...]:
    """The events of a message taken at `taken_at`, as far as they have happened at `now`."""
    desk = cast.people[1].id if random.random() < 0.85 else cast.people[0].id
    life = _Life(random, cast.office.hours, now, taken_at, desk)
    receiver = random.choice(cast.people[2:]).id
    unassigned = life.chance(4)
    due = _take(life, cast, None if unassigned else receiver)
    if unassigned:
        life.then(Accepted(), after=life.minutes(5, 50), by=receiver)
    elif life.chance(93):
        life.then(Seen(), after=life.minutes(1, 14), by=receiver)
    if life.chance(45):
        life.then(Accepted(), after=life.minutes(0, 4), by=receiver)
    _work(life, cast, receiver, due)
    return tuple(life.events)


def _take(life: _Life, cast: Cast, receiver: PersonId | None) -> datetime | None:
    random, words = life.random, cast.words
    urgent = life.chance(7)
    informing = life.chance(6)
    due = None if informing else proposed_due(cast.office, urgent=urgent, at=life.at)
    if due and life.chance(25):
        due = cast.office.hours.add(due, timedelta(minutes=random.choice((30, 60, 120, 240))))
    promised = Promised(words=random.choice(words.promises), due_at=due) if due else None
    kind, answers = _kind(words, life.at)
    life.then(
        Taken(
            entered_at=life.at,
            caller=_caller(cast, random),
            text=random.choice(words.requests),
            call_type=kind,
            answers=answers,
            channel=Channel.PHONE if life.chance(90) else random.choice(tuple(Channel)),
            assignee=receiver,
            urgent=urgent,
            wants=(Wants.FOR_YOUR_INFORMATION if informing else Wants.CALL_BACK,),
            promised=promised,
            read_back=life.chance(70),
        )
    )
    return due


def _kind(words: SampleWords, at: datetime) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What type of call it was, of every third one, and what the caller answered."""
    own = Random(int(at.timestamp()))  # noqa: S311 -- nothing here is a secret
    if own.random() > 0.35:
        return "", ()
    kind = own.choice(words.call_types)
    return kind.name, tuple((asked, own.choice(answers)) for asked, answers in kind.asks)


def _caller(cast: Cast, random: Random) -> Caller:
    """A regular more often than not, so that some call again."""
    who = random.randrange(_REGULARS) if random.random() < 0.4 else random.randrange(100_000)
    own = Random(who)  # noqa: S311 -- nothing here is a secret
    words = cast.words
    typed = (words.mobile if own.random() < 0.6 else words.landline).format(
        own.randrange(10**4) if words.country == "GB" else own.randrange(10**7)
    )
    number = read_phone(typed, region=words.country)
    return Caller(
        name=f"{own.choice(words.first_names)} {own.choice(words.surnames)}",
        company=own.choice(words.companies),
        phone=typed,
        phone_e164=number.e164,
    )


def _work(life: _Life, cast: Cast, receiver: PersonId, due: datetime | None) -> None:
    random, words = life.random, cast.words
    if life.chance(9):
        other = random.choice([each.id for each in cast.people[2:] if each.id != receiver])
        life.then(
            HandedOver(to=other, why=random.choice(words.reasons)),
            after=life.minutes(2, 20),
            by=receiver,
        )
        life.then(Accepted(), after=life.minutes(1, 15), by=other)
        receiver = other
    if life.chance(12):
        life.then(Noted(text=random.choice(words.notes)), after=life.minutes(1, 9), by=receiver)
    if life.chance(16):
        kind = random.choice(tuple(AttemptKind))
        retry = life.at + timedelta(minutes=40)
        life.then(Attempted(what=kind, retry_at=retry), after=life.minutes(3, 20), by=receiver)
    if due and life.chance(8):
        due = cast.office.hours.add(max(due, life.at), timedelta(hours=2))
        why = random.choice(words.reasons)
        life.then(
            TermAgreed(due_at=due, told=Told.PHONE, why=why), after=life.minutes(1, 8), by=receiver
        )
    _end(life, cast, receiver, due)


def _end(life: _Life, cast: Cast, receiver: PersonId, due: datetime | None) -> None:
    """Most are answered in time, some late, a few forgotten for a day or more."""
    note = life.random.choice(cast.words.endings)
    if due is None:
        life.then(Closed(outcome=Outcome.RESOLVED, note=note), after=life.minutes(20, 900))
        return
    left = max(life.hours.between(life.at, due), 2 * _MINUTE)
    luck = life.random.random()
    if luck < 0.86:
        after = left * life.random.uniform(0.15, 0.95)
    elif luck < 0.95:
        after = left + life.minutes(2, 70)
    else:
        after = left + life.minutes(300, 2000)
    if life.chance(4):
        outcome = Outcome.NOT_NEEDED
        life.then(Closed(outcome=outcome, note=note), after=after, by=receiver)
        return
    if life.chance(40):
        life.then(Answered(note=note), after=after, by=receiver)
        after = life.minutes(1, 30)
    life.then(Closed(outcome=Outcome.RESOLVED, note=note), after=after, by=receiver)
    if life.chance(3):
        again = proposed_due(cast.office, urgent=False, at=life.at + 60 * _MINUTE)
        words = life.random.choice(cast.words.promises)
        life.then(
            Reopened(because=ReopenReason.CAME_BACK, due_at=again, words=words),
            after=60 * _MINUTE,
            by=cast.people[1].id,
        )
        life.then(
            Closed(outcome=Outcome.RESOLVED, note=note),
            after=max(life.hours.between(life.at, again), _MINUTE) * 0.8,
            by=receiver,
        )
