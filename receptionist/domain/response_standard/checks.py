"""What to mind while promising, in words, and what could be promised instead (product.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from receptionist.domain.errors import NeverOpen
from receptionist.domain.ids import PersonId
from receptionist.domain.office import Office
from receptionist.domain.people import Colleague, People, Presence
from receptionist.domain.reminders import OfficeTime
from receptionist.domain.response_standard.deadline import proposed_due
from receptionist.i18n import _, n_
from receptionist.wording import say_clock, say_date, say_moment

_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_LOOKS: Final = 30
"""How many times are tried before nothing is proposed: a month of holidays, a full week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What could be promised instead: another time, or the same by another person."""

    due_at: datetime | None = None
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """A sentence to mind beside a promise, and what is proposed; it never blocks."""

    sentence: str
    instead: tuple[Instead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Promising:
    """A promise about to be made by `assignee` (None: the desk, a department).

    `standard` is opening time; `others` are the due times of the assignee's open promises, `told`
    what this caller was told before, as numbers and due times of messages still open.
    """

    due_at: datetime
    assignee: PersonId | None
    standard: timedelta
    others: tuple[datetime, ...] = ()
    told: tuple[tuple[int, datetime], ...] = ()


def concerns(
    promise: Promising, *, office: Office, people: People, now: datetime
) -> tuple[Concern, ...]:
    """What to mind about `promise`; nothing when all is well. Of a time gone by only that."""
    looked = _Look(promise, office, people, now)
    if promise.due_at <= now:
        return (looked.past(),)
    every = (looked.closed(), looked.hurried(), looked.away(), looked.crowded(), *looked.told())
    return tuple(each for each in every if each)


@dataclass(frozen=True, slots=True)
class _Look:
    """A promise, and what it is held against."""

    promise: Promising
    office: Office
    people: People
    now: datetime

    def past(self) -> Concern:
        said = _("{when} has already passed.").format(when=self._say(self.promise.due_at))
        return Concern(said, self._times(self._free(self.now)))

    def closed(self) -> Concern | None:
        """Out of hours: the last closing before and the next time after are proposed."""
        hours, due = self.office.hours, self.promise.due_at
        if OfficeTime(hours).in_hours(due):
            return None
        before = hours.latest_closing_before(due)
        ahead = before if before > self.now and not self._away(before) else None
        local = hours.local(due)
        said = _("The office is closed {when}.").format(when=self._say(due))
        if hours.is_closed_day(local.date()):
            said = _("The office is closed on {day}.").format(day=say_date(local))
            if local.date() in hours.closed:
                said = _("The office is closed on {day}: a holiday.").format(day=say_date(local))
        return Concern(said, self._times(ahead, self._free(due)))

    def hurried(self) -> Concern | None:
        """Sooner than such calls are answered."""
        hours = self.office.hours
        try:
            usual = hours.add(self.now, self.promise.standard)
        except NeverOpen:
            return None
        if self.promise.due_at >= usual - _MINUTE:
            return None
        free = self._free(self.now)
        said = _("That is sooner than usual, which would be {when}.").format(
            when=self._say(free or usual)
        )
        return Concern(said, self._times(free))

    def away(self) -> Concern | None:
        """The assignee is back later than that: their deputy, or the next free time after."""
        person = self.people.find(self.promise.assignee)
        presence = person and person.away_then(self.promise.due_at, now=self.now)
        if not person or not presence:
            return None
        back = presence.back_at
        words = _("{name} is away; you are promising {when}.")
        if back:
            words = _("{name} is back {back}; you are promising {when}.")
        said = words.format(
            name=person.name,
            back=self._say(back) if back else "",
            when=self._say(self.promise.due_at),
        )
        free = self._free(back) if back else None
        return Concern(said, (*self._deputy(person), *self._times(free)))

    def crowded(self) -> Concern | None:
        """The assignee has as many promises due in that hour as the office finds enough."""
        person, due = self.people.find(self.promise.assignee), self.promise.due_at
        count = self._due_with(due)
        if not person or count < self.office.promises_per_hour:
            return None
        start = self._hour(due)
        said = n_(
            "{name} already has {count} promise due between {start} and {end}.",
            "{name} already has {count} promises due between {start} and {end}.",
            count,
        ).format(
            name=person.name, count=count, start=say_clock(start), end=say_clock(start + _HOUR)
        )
        return Concern(said, (*self._deputy(person), *self._times(self._free(self.now, since=due))))

    def told(self) -> list[Concern]:
        """This caller was told another time in a message that is still open."""
        found = []
        for number, due in self.promise.told:
            if abs(due - self.promise.due_at) >= _MINUTE:
                said = _("The caller was told {when} in message {number}.").format(
                    when=self._say(due), number=number
                )
                found.append(Concern(said, self._times(due if due > self.now else None)))
        return found

    def _deputy(self, person: Colleague) -> tuple[Instead, ...]:
        """Whoever stands in for them then, if they are there."""
        due = self.promise.due_at
        deputy = self.people.find(person.deputy_at(due))
        if not deputy or not deputy.active or deputy.away_then(due, now=self.now):
            return ()
        return (Instead(person=deputy.id),)

    def _free(self, start: datetime, since: datetime | None = None) -> datetime | None:
        """The next time the assignee can keep, so much opening time after `start`."""
        at = self._deadline(start)
        if since and at < since:
            at = since
        for _look in range(_LOOKS):
            away = self._away(at)
            if away is not None:
                if away.back_at is None:
                    return None
                at = self._deadline(away.back_at)
            elif self._is_crowded(at):
                at = self._deadline(at, _HOUR)
            else:
                return at
        return None

    def _deadline(self, start: datetime, standard: timedelta | None = None) -> datetime:
        wanted = standard or self.promise.standard
        return proposed_due(self.office, urgent=False, at=start, standard=wanted)

    def _away(self, at: datetime) -> Presence | None:
        person = self.people.find(self.promise.assignee)
        return person.away_then(at, now=self.now) if person else None

    def _is_crowded(self, at: datetime) -> bool:
        assigned = self.people.find(self.promise.assignee) is not None
        return assigned and self._due_with(at) >= self.office.promises_per_hour

    def _due_with(self, due: datetime) -> int:
        start = self._hour(due).astimezone(UTC)
        return sum(start < each <= start + _HOUR for each in self.promise.others)

    def _hour(self, due: datetime) -> datetime:
        """When the hour began that ends with or after `due`; at 17:00 it is the one before."""
        before = self.office.hours.local(due - timedelta(microseconds=1))
        return before.replace(minute=0, second=0, microsecond=0)

    def _times(self, *times: datetime | None) -> tuple[Instead, ...]:
        wanted = (each for each in times if each and abs(each - self.promise.due_at) >= _MINUTE)
        return tuple(Instead(due_at=each) for each in dict.fromkeys(wanted))

    def _say(self, at: datetime) -> str:
        local = self.office.hours.local
        return say_moment(local(at), local(self.now))
