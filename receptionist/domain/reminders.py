"""What must pop up now, and for whom: one pure function of messages, hours, people and now.

The same function says when to look again (`remind_at`), so that a tick reads only what may be due.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.message import Attempt, Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, People, Role, Whereabouts
from receptionist.domain.reminder_stages import (
    Moment,
    OfficeTime,
    Stage,
    offer_moments,
    own_moments,
    owner_from,
    second_moments,
)


class Mark(NamedTuple):
    """What is written down once a stage was shown, so that nobody repeats it."""

    message: MessageId
    round: int
    term: int
    stage: str
    step: int
    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A stage of a message that has begun for a person."""

    message: Message
    person: PersonId
    stage: Stage
    step: int
    at: datetime

    @property
    def mark(self) -> Mark:
        """How this stage is remembered as shown."""
        promise = self.message.promise
        return Mark(
            self.message.id,
            len(promise.rounds),
            len(promise.round.agreed_terms),
            self.stage.value,
            self.step,
            self.person,
        )


def reminders_due(
    messages: Iterable[Message],
    *,
    hours: OpeningHours,
    people: People,
    shown: Container[Mark],
    now: datetime,
) -> tuple[Reminder, ...]:
    """The reminders to show now: of the stages missed only the last one, none shown before."""
    return tuple(
        each
        for each in _begun(messages, hours=hours, people=people, now=now)
        if each.mark not in shown
    )


def standing(
    messages: Iterable[Message], *, hours: OpeningHours, people: People, now: datetime
) -> tuple[Reminder, ...]:
    """The rows of the reminder window: what has popped up and was not dealt with.

    A row leaves by a business action only; having been given a message is no row yet.
    """
    return tuple(
        each
        for each in _begun(messages, hours=hours, people=people, now=now)
        if each.stage is not Stage.GIVEN
    )


def remind_at(
    message: Message, *, hours: OpeningHours, people: People, after: datetime
) -> datetime | None:
    """When to look at `message` again: no stage of it begins between `after` and then.

    None for a closed message. A change of hours, people or of the message makes it void.
    """
    if not message.open:
        return None
    time = OfficeTime(hours)
    moments = [
        moment.at
        for _person, own in _by_person(message, people, time, after)
        for moment in own
        if moment.at > after
    ]
    return min((*moments, *_somebody_comes_or_goes(people, hours, after)), default=None)


def _begun(
    messages: Iterable[Message], *, hours: OpeningHours, people: People, now: datetime
) -> Iterator[Reminder]:
    time = OfficeTime(hours)
    for message in messages:
        if not message.open:
            continue
        for person, moments in _by_person(message, people, time, now):
            begun = [moment for moment in moments if moment.at <= now]
            if begun:
                last = max(begun, key=lambda moment: moment.rank)
                yield Reminder(
                    message=message, person=person, stage=last.stage, step=last.step, at=last.at
                )


def _by_person(
    message: Message, people: People, time: OfficeTime, now: datetime
) -> list[tuple[PersonId, list[Moment]]]:
    acting = _acting(message, people, time, now)
    found: dict[PersonId, list[Moment]] = {}
    for each in acting:
        own = own_moments(message, each.id, time, now)
        found[each.id] = _quieted(own, message, time, now, by=each.id)
    if message.offer and message.offer.to not in found:
        receiver = people.find(message.offer.to)
        if receiver and receiver.active:
            own = offer_moments(message, time)
            found[receiver.id] = _quieted(own, message, time, now, by=receiver.id)
    for person, moment in _second(message, people, time, now, acting):
        found.setdefault(person, []).extend(_quieted([moment], message, time, now, by=None))
    return list(found.items())


def _acting(
    message: Message, people: People, time: OfficeTime, now: datetime
) -> tuple[Colleague, ...]:
    """Who acts for it; a giver who is absent leaves it to a receiver who is present."""
    due = None if message.promise.answered else message.promise.due_at
    if message.offer:
        giver, receiver = people.find(message.assignee), people.find(message.offer.to)
        gone = giver and giver.absent(now=now, due_at=due, hours=time.hours)
        if gone and receiver and not receiver.absent(now=now, due_at=due, hours=time.hours):
            return (receiver,)
    return people.acting_for(
        message.assignee, department=message.department, now=now, due_at=due, hours=time.hours
    )


def _quieted(
    moments: list[Moment],
    message: Message,
    time: OfficeTime,
    now: datetime,
    *,
    by: PersonId | None,
) -> list[Moment]:
    """The moments with the ones an attempt or one's own postponing holds back put off.

    What had begun by the time the quiet ends comes back then, as one reminder (`AGAIN`).
    """
    for step, (since, until) in enumerate(_quiet_times(message, by), start=1):
        end = time.waiting(until)
        due = message.promise.due_at
        if due and since < due < end:
            end = due
        if now < since or not any(moment.at <= end for moment in moments):
            continue
        moments = [moment for moment in moments if moment.at > end]
        moments.append(Moment(at=end, stage=Stage.AGAIN, step=step))
    return moments


def _quiet_times(message: Message, by: PersonId | None) -> list[tuple[datetime, datetime]]:
    """From and until, oldest first: attempts quiet everybody, postponing only oneself."""
    term = message.promise.term
    round_began = term.agreed_at if term and not message.promise.answered else message.opened_at
    quiet = [(each.at, each.retry_at) for each in _attempts_since(message, round_began)]
    quiet += [
        (each.at, each.until)
        for each in message.postponements
        if each.person == by and (round_began is None or each.at >= round_began)
    ]
    return sorted(quiet)


def _attempts_since(message: Message, began: datetime | None) -> Iterator[Attempt]:
    return (each for each in message.attempts if began is None or each.at >= began)


def _second(
    message: Message,
    people: People,
    time: OfficeTime,
    now: datetime,
    acting: tuple[Colleague, ...],
) -> Iterator[tuple[PersonId, Moment]]:
    """Whoever is told that a message is not being seen to: deputy or desk first, then the owner."""
    told = {each.id for each in acting}
    due = None if message.promise.answered else message.promise.due_at

    def present(these: Iterable[Colleague | None]) -> list[Colleague]:
        found = (each for each in these if each and each.id not in told)
        return [e for e in found if not e.absent(now=now, due_at=due, hours=time.hours)]

    assignee = people.find(message.assignee)
    deputy = present([people.find(assignee.deputy) if assignee else None])
    desk, owners = present(people.of_role(Role.FRONT_DESK)), present(people.of_role(Role.OWNER))
    first, second = second_moments(message, time)
    if first:
        for each in deputy or desk or owners:
            yield each.id, Moment(at=first, stage=Stage.SECOND)
    if second:
        for each in owners or desk or deputy:
            yield each.id, Moment(at=second, stage=Stage.SECOND, step=1)
    if daily := owner_from(message, time):
        for each in owners:
            for moment in own_moments(message, each.id, time, now):
                if moment.stage is Stage.STILL_OPEN and moment.at >= daily:
                    yield each.id, moment


def _somebody_comes_or_goes(
    people: People, hours: OpeningHours, after: datetime
) -> Iterator[datetime]:
    """The moments at which another may be the one to act, without anybody saying anything."""
    for each in people.active:
        presence = each.presence
        if presence.at(after) is Whereabouts.UNKNOWN:
            continue
        yield presence.fades_at
        if presence.whereabouts is Whereabouts.OUT:
            # "Out beyond today's closing" is another question every day.
            yield hours.at_wall(hours.local(after).date() + timedelta(days=1), 0)
