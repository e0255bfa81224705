"""What must pop up now, and for whom: one pure function of messages, hours, people and now.

The same function says when to look again (`remind_at`), so that a tick reads only what may be due.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from receptionist.domain.ids import MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, People, Role, Whereabouts
from receptionist.domain.reminders.stages import (
    Moment,
    OfficeTime,
    Stage,
    alert_moments,
    begins,
    offer_moments,
    own_moments,
    owner_from,
    second_moments,
    seen_by_taking,
    soon_at,
    unseen_since,
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


class Look(NamedTuple):
    """A look at one message: whose reminders have begun, and when to look again.

    `fallen_to`: who acts instead of an assignee who is absent; nobody while the assignee is there.
    """

    begun: tuple[Reminder, ...]
    again_at: datetime | None
    fallen_to: tuple[PersonId, ...] = ()


def look(message: Message, *, hours: OpeningHours, people: People, now: datetime) -> Look:
    """What begins with `message` around `now`: of the stages missed only each person's last one.

    No stage of it begins between `now` and `again_at`, which a change of hours, people or of the
    message makes void; for a closed message there is none.
    """
    return next(iter(looks_at([message], hours=hours, people=people, now=now)))


def looks_at(
    messages: Iterable[Message], *, hours: OpeningHours, people: People, now: datetime
) -> Iterator[Look]:
    """A look at each of these, in order: what holds for all of them is found out once."""
    time = OfficeTime(hours)
    comings = [at for at in _somebody_comes_or_goes(people, hours, now) if at > now]
    somebody = min(comings, default=None)
    for each in messages:
        yield _look(each, people, time, now, somebody) if each.open else Look((), None)


def _look(
    message: Message, people: People, time: OfficeTime, now: datetime, somebody: datetime | None
) -> Look:
    acting = _acting(message, people, time, now)
    found = _by_person(message, people, time, now, acting)
    begun = tuple(
        Reminder(message=message, person=person, stage=last.stage, step=last.step, at=last.at)
        for person, moments in found
        if (last := _last([moment for moment in moments if moment.at <= now]))
    )
    coming = [moment.at for _person, own in found for moment in own if moment.at > now]
    # A clock put back leaves what was done since then in the future: it quiets from then on.
    coming += [each.at for each in message.attempts if each.at > now]
    coming += [each.at for each in message.postponements if each.at > now]
    again_at = min(coming, default=somebody)
    if again_at and somebody and somebody < again_at:
        again_at = somebody
    if message.assignee is None or any(each.id == message.assignee for each in acting):
        return Look(begun, again_at)
    return Look(begun, again_at, tuple(each.id for each in acting))


def _last(begun: list[Moment]) -> Moment | None:
    return max(begun, key=lambda moment: moment.rank, default=None)


class Looks:
    """Looks at messages, each one kept until something begins: most of them sleep for hours.

    A message, people or hours that are others than last time are looked at anew.
    """

    def __init__(self) -> None:
        self._of: tuple[OpeningHours, People] | None = None
        self._kept: dict[MessageId, tuple[Message, datetime, Look]] = {}

    def at(
        self, messages: Iterable[Message], *, hours: OpeningHours, people: People, now: datetime
    ) -> list[Look]:
        """A look at each of these; of others nothing is kept any longer."""
        if self._of is None or self._of[0] is not hours or self._of[1] is not people:
            self._of, self._kept = (hours, people), {}
        before, self._kept = self._kept, {}
        for message in messages:
            kept = before.get(message.id)
            if kept is None or kept[0] is not message or not _lasts(kept[2], kept[1], now):
                kept = (message, now, look(message, hours=hours, people=people, now=now))
            self._kept[message.id] = kept
        return [found for _message, _at, found in self._kept.values()]


def _lasts(found: Look, since: datetime, now: datetime) -> bool:
    return since <= now and (found.again_at is None or now < found.again_at)


def reminders_due(
    messages: Iterable[Message],
    *,
    hours: OpeningHours,
    people: People,
    shown: Container[Mark],
    now: datetime,
) -> tuple[Reminder, ...]:
    """The reminders to show now: of the stages missed only the last one, none shown before."""
    looks = looks_at(messages, hours=hours, people=people, now=now)
    return tuple(each for found in looks for each in found.begun if each.mark not in shown)


def standing(
    messages: Iterable[Message], *, hours: OpeningHours, people: People, now: datetime
) -> tuple[Reminder, ...]:
    """The rows of the reminder window: what has popped up and was not dealt with."""
    return rows_of(looks_at(messages, hours=hours, people=people, now=now))


def rows_of(looks: Iterable[Look]) -> tuple[Reminder, ...]:
    """The rows these looks found.

    A row leaves by a business action only; having been given a message is no row yet.
    """
    return tuple(each for found in looks for each in found.begun if each.stage is not Stage.GIVEN)


def remind_at(
    message: Message, *, hours: OpeningHours, people: People, after: datetime
) -> datetime | None:
    """When to look at `message` again: no stage of it begins between `after` and then."""
    return look(message, hours=hours, people=people, now=after).again_at


def _by_person(
    message: Message,
    people: People,
    time: OfficeTime,
    now: datetime,
    acting: tuple[Colleague, ...],
) -> list[tuple[PersonId, list[Moment]]]:
    found: defaultdict[PersonId, list[Moment]] = defaultdict(list)
    quiets = _quiet_times(message, now)
    for each in acting:
        own = own_moments(message, each.id, time, now)
        found[each.id] += _quieted(own, quiets, message, time, by=each.id)
    for person, moments in _offered(message, people, time, now):
        found[person] += _quieted(moments, quiets, message, time, by=person)
    for person, moment in _second(message, people, time, now, acting):
        found[person].append(_put_off(moment, quiets, message, time))
    if alerts := list(alert_moments(message, time)):
        for each in people.of_role(Role.OWNER):
            found[each.id] += alerts
    return list(found.items())


def _offered(
    message: Message, people: People, time: OfficeTime, now: datetime
) -> Iterator[tuple[PersonId, list[Moment]]]:
    """Who waits for a hand-over: its receiver as for a new message, and a giver who is here."""
    offer = message.offer
    if offer is None:
        return
    giver, receiver = people.find(offer.by), people.find(offer.to)
    if receiver and receiver.active:
        yield receiver.id, offer_moments(message, offer, receiver.id, time)
    if giver and not giver.absent(now=now, due_at=_owed_at(message), hours=time.hours):
        yield giver.id, offer_moments(message, offer, giver.id, time)


def _owed_at(message: Message) -> datetime | None:
    return None if message.promise.answered else message.promise.due_at


def _acting(
    message: Message, people: People, time: OfficeTime, now: datetime
) -> tuple[Colleague, ...]:
    """Who acts for it; a giver who is absent leaves it to a receiver who is present."""
    due = _owed_at(message)
    if message.offer:
        giver, receiver = people.find(message.assignee), people.find(message.offer.to)
        gone = giver and giver.absent(now=now, due_at=due, hours=time.hours)
        if gone and receiver and not receiver.absent(now=now, due_at=due, hours=time.hours):
            return (receiver,)
    return people.acting_for(
        message.assignee, department=message.department, now=now, due_at=due, hours=time.hours
    )


class _Quiet(NamedTuple):
    """An attempt, or a postponing `by` somebody, and when what it held back returns."""

    since: datetime
    until: datetime
    tried: bool
    by: PersonId | None = None


def _quieted(
    moments: list[Moment],
    quiets: list[_Quiet],
    message: Message,
    time: OfficeTime,
    *,
    by: PersonId,
) -> list[Moment]:
    """The moments with the rows put off that an attempt or one's own postponing holds back.

    What had begun by the time the quiet ends returns then, as one reminder (`AGAIN`); an attempt
    returns in any case, as it was said. That a message was given is no row and stays.
    """
    for quiet in quiets:
        if not quiet.tried and quiet.by != by:
            continue
        until, end = _returns(quiet, message, time)
        left = [each for each in moments if each.at >= until or each.stage is Stage.GIVEN]
        if quiet.tried or len(left) < len(moments):
            again = begins(end, Stage.AGAIN, int(quiet.since.timestamp()))
            moments = [*left, again]
    return moments


def _put_off(moment: Moment, quiets: list[_Quiet], message: Message, time: OfficeTime) -> Moment:
    """A second person's moment: an attempt holds it back, and it is still told only once."""
    for quiet in quiets:
        if not quiet.tried:
            continue
        until, end = _returns(quiet, message, time)
        if moment.at < until:
            moment = begins(end, moment.stage, moment.step)
    return moment


def _returns(quiet: _Quiet, message: Message, time: OfficeTime) -> tuple[datetime, datetime]:
    """Until when rows are held back, and when they return: a due time still to come ends it."""
    until, due, term = quiet.until, _owed_at(message), message.promise.term
    if due is None or term is None:
        return until, time.waiting(until)
    if quiet.since < due <= until:
        return due, due
    if not time.in_hours(due) and quiet.since >= soon_at(term, time):
        return until, until
    end = time.waiting(until)
    return until, min(due, end) if quiet.since < due else end


def _quiet_times(message: Message, now: datetime) -> list[_Quiet]:
    """Those of the running term, oldest first: attempts quiet everybody, postponing oneself."""
    if not message.attempts and not message.postponements:
        return []
    promise = message.promise
    began = promise.round.answered_at or (promise.term and promise.term.agreed_at)
    began = began or message.opened_at or message.taken_at
    quiet = [_Quiet(each.at, each.retry_at, True) for each in message.attempts]
    quiet += [_Quiet(each.at, each.until, False, each.person) for each in message.postponements]
    return sorted(each for each in quiet if began <= each.since <= now)


class _There(NamedTuple):
    """Whom one can tell that those who act do not."""

    acting: tuple[PersonId, ...]
    due: datetime | None
    time: OfficeTime
    now: datetime

    def first(self, *ranks: tuple[Colleague, ...]) -> list[Colleague]:
        """Those of the first of these ranks in which anybody is there."""
        for rank in ranks:
            if found := [each for each in rank if self._is_there(each)]:
                return found
        return []

    def _is_there(self, person: Colleague) -> bool:
        if person.id in self.acting:
            return False
        return not person.absent(now=self.now, due_at=self.due, hours=self.time.hours)


def _second(
    message: Message,
    people: People,
    time: OfficeTime,
    now: datetime,
    acting: tuple[Colleague, ...],
) -> Iterator[tuple[PersonId, Moment]]:
    """Whoever is told that a message is not being seen to: deputy or desk first, then the owner."""
    assignee = people.find(message.assignee)
    deputy = people.find(assignee.deputy_at(now)) if assignee else None
    deputies = (deputy,) if deputy else ()
    desk, owners = people.of_role(Role.FRONT_DESK), people.of_role(Role.OWNER)
    told = tuple([each.id for each in acting])
    there = _There(told, _owed_at(message), time, now).first
    seen = any(seen_by_taking(message, each) for each in told)
    unseen_at = None if seen else unseen_since(message)
    first, second = second_moments(message, time, unseen_at=unseen_at)
    if first:
        for each in there(deputies, desk, owners):
            yield each.id, begins(first, Stage.SECOND)
    if second:
        for each in there(owners, desk, deputies):
            yield each.id, begins(second, Stage.SECOND, 1)
    if daily := owner_from(message, time):
        for each in there(owners):
            for moment in own_moments(message, each.id, time, now):
                if moment.stage is Stage.STILL_OPEN and moment.at >= daily:
                    yield each.id, moment


def _somebody_comes_or_goes(
    people: People, hours: OpeningHours, after: datetime
) -> Iterator[datetime]:
    """The moments at which another may be the one to act, without anybody saying anything."""
    for each in people.active:
        if each.presence.since:
            yield each.presence.fades_at
        for planned in each.absences:
            yield from (planned.start, planned.end)
        if each.presence_at(after).whereabouts is Whereabouts.OUT:
            # "Out beyond today's closing" is another question every day.
            yield hours.at_wall(hours.local(after).date() + timedelta(days=1), 0)
