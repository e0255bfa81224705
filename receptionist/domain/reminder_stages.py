"""When each stage of a reminder begins for a message and a person: the table of product.md §7."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours
from receptionist.domain.promise import Term

MINUTE: Final = timedelta(minutes=1)
UNSEEN_AFTER: Final = 15 * MINUTE
SOON_AT_LEAST: Final = 5 * MINUTE
SOON_AT_MOST: Final = 30 * MINUTE
OFFER_WAITS: Final = 30 * MINUTE
SECOND_WHEN_UNSEEN: Final = 30 * MINUTE
SECOND_WHEN_LATE: Final = 15 * MINUTE
OWNER_WHEN_LATE: Final = 60 * MINUTE
OWNER_FROM_DAY: Final = 3
_LATE_FIRST: Final = (5, 10, 20, 40)
_LATE_EVERY: Final = 60


class Stage(StrEnum):
    """What a reminder is about, in the order a message lives through them."""

    GIVEN = "given"
    UNSEEN = "unseen"
    OFFERED = "offered"
    STILL_OPEN = "still-open"
    SOON = "soon"
    DUE = "due"
    LATE = "late"
    SECOND = "second"
    AGAIN = "again"


_ORDER: Final = {stage: at for at, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A stage beginning: `step` tells apart the several times of one stage."""

    at: datetime
    stage: Stage
    step: int = 0

    @property
    def rank(self) -> tuple[datetime, int]:
        """Later first; at the same moment the more pressing stage counts."""
        return (self.at, _ORDER[self.stage])


class OfficeTime:
    """Opening time as reminders count it; an office that is never open counts by the clock."""

    def __init__(self, hours: OpeningHours) -> None:
        never = not any(hours.week) and not any(spans for _day, spans in hours.special)
        self.hours = _round_the_clock(hours) if never else hours

    def waiting(self, at: datetime) -> datetime:
        """`at` itself in opening hours or exactly at closing, else the next opening."""
        if at == self.hours.closing(at):
            return at
        return self.hours.next_opening(at)

    def in_hours(self, at: datetime) -> bool:
        """Whether something due then is due in hours; closing time is."""
        return self.waiting(at) == at

    def add(self, at: datetime, length: timedelta) -> datetime:
        """So much opening time later."""
        return self.hours.add(at, length)


def _round_the_clock(hours: OpeningHours) -> OpeningHours:
    return OpeningHours.of({day: ["00:00-24:00"] for day in WEEKDAYS}, time_zone=hours.zone.key)


def own_moments(
    message: Message, person: PersonId, time: OfficeTime, now: datetime
) -> list[Moment]:
    """The stages of a message for `person`, who acts for it, as far as they lie around `now`."""
    moments = list(_new(message, time))
    term = message.promise.term
    if term and not message.promise.answered:
        moments += _deadline(term, time, now)
    else:
        moments += _still_open(message, time, now)
    if message.offer and message.offer.by == person:
        moments.append(
            Moment(at=time.add(message.offer.at, OFFER_WAITS), stage=Stage.OFFERED, step=1)
        )
    return moments


def offer_moments(message: Message, time: OfficeTime) -> list[Moment]:
    """The stages for whom a message was offered to, until they accept it or give it back."""
    offer = message.offer
    if offer is None:
        return []
    moments = [Moment(at=time.add(offer.at, OFFER_WAITS), stage=Stage.OFFERED, step=1)]
    if offer.seen_at is None:
        unseen = time.add(offer.at, _unseen_after(message, offer.at, time))
        moments.append(
            Moment(at=time.waiting(offer.at), stage=Stage.GIVEN, step=message.handed_over)
        )
        moments.append(Moment(at=unseen, stage=Stage.UNSEEN, step=message.handed_over))
    return moments


def second_moments(message: Message, time: OfficeTime) -> tuple[datetime | None, datetime | None]:
    """When the deputy and when the owner is told; None: not as things stand."""
    unseen = None
    if message.seen_at is None and message.assigned_at:
        unseen = time.add(message.assigned_at, SECOND_WHEN_UNSEEN)
    term = message.promise.term
    if term is None or message.promise.answered:
        return unseen, None
    late = time.add(term.due_at, SECOND_WHEN_LATE)
    return min(unseen, late) if unseen else late, time.add(term.due_at, OWNER_WHEN_LATE)


def owner_from(message: Message, time: OfficeTime) -> datetime | None:
    """From which daily reminder on the owner gets it too; None while something is promised."""
    if message.promise.term and not message.promise.answered:
        return None
    return _daily(message, time, OWNER_FROM_DAY)


def _new(message: Message, time: OfficeTime) -> Iterator[Moment]:
    at = message.assigned_at
    if at is None or message.seen_at:
        return
    yield Moment(at=time.waiting(at), stage=Stage.GIVEN, step=int(at.timestamp()))
    unseen = time.add(at, _unseen_after(message, at, time))
    yield Moment(at=unseen, stage=Stage.UNSEEN, step=int(at.timestamp()))


def _unseen_after(message: Message, given: datetime, time: OfficeTime) -> timedelta:
    term = message.promise.term
    if term is None or message.promise.answered or term.due_at <= given:
        return UNSEEN_AFTER
    return min(UNSEEN_AFTER, time.hours.between(given, term.due_at) / 3)


def _deadline(term: Term, time: OfficeTime, now: datetime) -> Iterator[Moment]:
    due = term.due_at
    yield Moment(at=due, stage=Stage.DUE)
    if time.in_hours(due):
        quarter = time.hours.between(term.agreed_at, due) / 4
        soon = time.add(due, -min(max(quarter, SOON_AT_LEAST), SOON_AT_MOST))
        yield Moment(at=max(soon, time.waiting(term.agreed_at)), stage=Stage.SOON)
        yield from _late(due, time.hours, now)
        return
    # It is itself due out of hours: by the clock, and once more while people are still there.
    quarter = (due - term.agreed_at) / 4
    soon = due - min(max(quarter, SOON_AT_LEAST), SOON_AT_MOST)
    yield Moment(at=max(soon, term.agreed_at), stage=Stage.SOON, step=1)
    last_half_hour = time.add(time.hours.latest_closing_before(due), -SOON_AT_MOST)
    if last_half_hour >= term.agreed_at:
        yield Moment(at=last_half_hour, stage=Stage.SOON)
    yield from _late(due, None, now)


def _late(due: datetime, hours: OpeningHours | None, now: datetime) -> Iterator[Moment]:
    """The repetition that runs at `now` and the next one; without `hours` by the clock."""
    passed = hours.between(due, now) if hours else max(now - due, timedelta(0))
    minutes = passed // MINUTE
    begun = sum(minutes >= first for first in _LATE_FIRST)
    if minutes >= _LATE_FIRST[-1]:
        begun += (minutes - _LATE_FIRST[-1]) // _LATE_EVERY
    for step in (begun, begun + 1):
        if step:
            length = _late_after(step)
            at = hours.add(due, length) if hours else due + length
            yield Moment(at=at, stage=Stage.LATE, step=step)


def _late_after(step: int) -> timedelta:
    over = max(0, step - len(_LATE_FIRST))
    return (_LATE_FIRST[min(step, len(_LATE_FIRST)) - 1] + over * _LATE_EVERY) * MINUTE


def _still_open(message: Message, time: OfficeTime, now: datetime) -> Iterator[Moment]:
    """Today's and the next daily reminder, at opening, from the day after on."""
    first = _daily(message, time, 1)
    opening = time.hours.opens(time.hours.local(now).date())
    if opening and first <= opening <= now:
        yield Moment(at=opening, stage=Stage.STILL_OPEN, step=opening.date().toordinal())
    else:
        for before in _openings_back(time.hours, now, first):
            yield Moment(at=before, stage=Stage.STILL_OPEN, step=before.date().toordinal())
    following = max(first, _next_day_opening(time.hours, now))
    yield Moment(at=following, stage=Stage.STILL_OPEN, step=following.date().toordinal())


def _openings_back(hours: OpeningHours, now: datetime, first: datetime) -> Iterator[datetime]:
    """The latest opening of an earlier day, if the daily reminders had begun by then."""
    if now < first:
        return
    closing = hours.latest_closing_before(now)
    opening = hours.opens((closing - MINUTE / 60).date())
    if opening and opening >= first:
        yield opening


def _next_day_opening(hours: OpeningHours, after: datetime) -> datetime:
    """The first opening of a day, strictly after that moment."""
    opening = hours.opens(hours.local(after).date())
    if opening and opening > after:
        return opening
    tomorrow = hours.at_wall(hours.local(after).date() + timedelta(days=1), 0)
    return hours.next_opening(tomorrow)


def _daily(message: Message, time: OfficeTime, count: int) -> datetime:
    """The `count`-th daily reminder of a message with nothing (more) to answer."""
    at = message.promise.round.answered_at or message.opened_at or message.taken_at
    for _number in range(count):
        at = _next_day_opening(time.hours, at)
    return at
