"""When each stage of a reminder begins for a message and a person: the table of product.md §7."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message, Offer
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
CHASES_TILL_THE_OWNER: Final = 3
_LATE_FIRST: Final = (5, 10, 20, 40)
_LATE_EVERY: Final = 60


class Stage(StrEnum):
    """What a reminder is about, in the order a message lives through them."""

    GIVEN = "given"
    UNSEEN = "unseen"
    OFFERED = "offered"
    STILL_OPEN = "still-open"
    AGAIN = "again"
    SOON = "soon"
    DUE = "due"
    LATE = "late"
    SECOND = "second"
    CHASED = "chased"


_ORDER: Final = {stage: at for at, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A stage beginning, in UTC: `step` tells apart the several times of one stage."""

    at: datetime
    stage: Stage
    step: int = 0

    def __post_init__(self) -> None:
        # Times of one zone are compared by their figures, which lie when the clocks go back.
        if self.at.tzinfo is not UTC:
            object.__setattr__(self, "at", self.at.astimezone(UTC))

    @property
    def rank(self) -> tuple[bool, datetime, int]:
        """Later first; at the same moment the more pressing stage counts.

        Being given counts before every other: what is entered when it is late is late.
        """
        return (self.stage is not Stage.GIVEN, self.at, _ORDER[self.stage])


class OfficeTime:
    """Opening time as reminders count it; an office without weekly hours counts by the clock."""

    def __init__(self, hours: OpeningHours) -> None:
        self.hours = hours if any(hours.week) else _round_the_clock(hours)
        # A look at one message asks for the same few moments again and again.
        self._waiting: dict[datetime, datetime] = {}

    def waiting(self, at: datetime) -> datetime:
        """`at` itself in opening hours or exactly at a closing, else the next opening."""
        known = self._waiting.get(at)
        if known is None:
            hours = self.hours
            stays = hours.is_open(at) or hours.latest_closing_before(at) == at
            known = self._waiting[at] = at if stays else hours.next_opening(at)
        return known

    def in_hours(self, at: datetime) -> bool:
        """Whether something due then is due in hours; a closing time is."""
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
    moments: list[Moment] = []
    given = unseen_since(message)
    if given and not seen_by_taking(message, person):
        moments += _new(message, given, time)
    term = message.promise.term
    if term and not message.promise.answered:
        moments += _deadline(term, time, now)
    else:
        moments += _still_open(message, time, now)
    return moments


def offer_moments(
    message: Message, offer: Offer, person: PersonId, time: OfficeTime
) -> list[Moment]:
    """The stages for giver and receiver of a hand-over, until it is accepted or given back."""
    waited = time.add(offer.at, OFFER_WAITS)
    moments = [Moment(at=waited, stage=Stage.OFFERED, step=_second_of(offer.at))]
    if person == offer.to and offer.seen_at is None:
        moments += _new(message, offer.at, time)
    return moments


def second_moments(
    message: Message, time: OfficeTime, *, unseen_at: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """When the deputy and when the owner is told; None: not as things stand."""
    unseen = time.add(unseen_at, SECOND_WHEN_UNSEEN) if unseen_at else None
    term = message.promise.term
    if term is None or message.promise.answered:
        return unseen, None
    late = time.add(term.due_at, SECOND_WHEN_LATE)
    return min(unseen, late) if unseen else late, time.add(term.due_at, OWNER_WHEN_LATE)


def chased_too_often(message: Message, time: OfficeTime) -> Moment | None:
    """The caller's third chase, and every one after it, until somebody saw to it (§5).

    As every stage it waits for the opening: a caller may chase who is still there at eight.
    """
    chased, promise = message.chased_at, message.promise
    if chased is None or message.chases < CHASES_TILL_THE_OWNER:
        return None
    seen_to = [promise.round.answered_at, promise.term and promise.term.agreed_at]
    seen_to += [each.at for each in message.attempts]
    if any(each and each > chased for each in seen_to):
        return None
    return Moment(at=time.waiting(chased), stage=Stage.CHASED, step=message.chases)


def unseen_since(message: Message) -> datetime | None:
    """Since when whoever has it has not looked at it; None once they did, tried or answered."""
    given = message.assigned_at
    if given is None or message.seen_at:
        return None
    answered = message.promise.round.answered_at
    if answered and answered >= given:
        return None
    theirs = (each for each in message.attempts if message.assignee in (None, each.by))
    return None if any(each.at >= given for each in theirs) else given


def seen_by_taking(message: Message, person: PersonId) -> bool:
    """Whether `person` took it for a tray that is theirs as well: then they have seen it."""
    nobodys = message.assignee is None and message.assigned_at == message.entered_at
    return nobodys and person == message.taken_by


def owner_from(message: Message, time: OfficeTime) -> datetime | None:
    """From which daily reminder on the owner gets it too; None while something is promised."""
    if message.promise.term and not message.promise.answered:
        return None
    return _daily(message, time, OWNER_FROM_DAY)


def _new(message: Message, given: datetime, time: OfficeTime) -> Iterator[Moment]:
    yield Moment(at=time.waiting(given), stage=Stage.GIVEN, step=_second_of(given))
    unseen = time.add(given, _unseen_after(message, given, time))
    yield Moment(at=unseen, stage=Stage.UNSEEN, step=_second_of(given))


def _second_of(at: datetime) -> int:
    """Tells two times of one stage apart, however often a message is given to and fro."""
    return int(at.timestamp())


def _unseen_after(message: Message, given: datetime, time: OfficeTime) -> timedelta:
    term = message.promise.term
    if term is None or message.promise.answered or term.due_at <= given:
        return UNSEEN_AFTER
    return min(UNSEEN_AFTER, time.hours.between(given, term.due_at) / 3)


def _deadline(term: Term, time: OfficeTime, now: datetime) -> Iterator[Moment]:
    due = term.due_at
    # A corrected hour is the same term with another due time: its stages are shown anew.
    step = _second_of(due)
    yield Moment(at=due, stage=Stage.DUE, step=step)
    yield Moment(at=soon_at(term, time), stage=Stage.SOON, step=step)
    if time.in_hours(due):
        yield from _late(due, time.hours, now)
        return
    closing = time.hours.latest_closing_before(due)
    if closing > term.agreed_at:
        # It is itself due out of hours: once more while people are still there.
        last_half_hour = max(time.add(closing, -SOON_AT_MOST), term.agreed_at)
        yield Moment(at=last_half_hour, stage=Stage.SOON, step=-step)
    yield from _late(due, None, now)


def soon_at(term: Term, time: OfficeTime) -> datetime:
    """When the stage before due begins: in opening time, or by the clock if due out of hours."""
    due, agreed = term.due_at, term.agreed_at
    if time.in_hours(due):
        quarter = time.hours.between(agreed, due) / 4
        soon = time.add(due, -min(max(quarter, SOON_AT_LEAST), SOON_AT_MOST))
        return min(due, max(soon, time.waiting(agreed)))
    quarter = (due - agreed) / 4
    return min(due, max(due - min(max(quarter, SOON_AT_LEAST), SOON_AT_MOST), agreed))


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
    """The latest and the next daily reminder, at opening, from the day after on."""
    first = _daily(message, time, 1)
    if first <= now:
        yield _daily_moment(_latest_day_opening(time.hours, now))
    yield _daily_moment(max(first, _next_day_opening(time.hours, now)))


def _daily_moment(opening: datetime) -> Moment:
    return Moment(at=opening, stage=Stage.STILL_OPEN, step=opening.date().toordinal())


def _latest_day_opening(hours: OpeningHours, now: datetime) -> datetime:
    """When the office last opened for a day, at or before `now`."""
    today = hours.opens(hours.local(now).date())
    if today and today <= now:
        return today
    last_instant = hours.latest_closing_before(now) - timedelta(microseconds=1)
    return hours.openings(last_instant.date())[0][0]


def _next_day_opening(hours: OpeningHours, after: datetime) -> datetime:
    """The first opening of a day, strictly after that moment."""
    opening = hours.opens(hours.local(after).date())
    if opening and opening > after:
        return opening
    tomorrow = hours.at_wall(hours.local(after).date() + timedelta(days=1), 0)
    return hours.next_opening(tomorrow)


def _daily(message: Message, time: OfficeTime, count: int) -> datetime:
    """The `count`-th daily reminder of a message with nothing (more) to answer, from the day after.

    That is so before opening as well: what is given at eight is not "still open" at nine.
    """
    since = message.promise.round.answered_at or message.opened_at or message.taken_at
    following = time.hours.local(since).date() + timedelta(days=1)
    at = time.hours.next_opening(time.hours.at_wall(following, 0))
    for _number in range(count - 1):
        at = _next_day_opening(time.hours, at)
    return at
