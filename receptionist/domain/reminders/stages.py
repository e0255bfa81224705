"""When each stage of a reminder begins for a message and a person: the table of product.md §7."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message, Offer
from receptionist.domain.opening_hours import WEEKDAYS, Opening, OpeningHours
from receptionist.domain.promise import Term

_NO_TIME: Final = timedelta(0)
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


class Moment(NamedTuple):
    """A stage beginning, in UTC: `step` tells apart the several times of one stage."""

    at: datetime
    stage: Stage
    step: int = 0

    @property
    def rank(self) -> tuple[bool, datetime, int]:
        """Later first; at the same moment the more pressing stage counts.

        Being given counts before every other: what is entered when it is late is late.
        """
        return (self.stage is not Stage.GIVEN, self.at, _ORDER[self.stage])


def begins(at: datetime, stage: Stage, step: int = 0) -> Moment:
    """That stage beginning at `at`."""
    return Moment(_utc(at), stage, step)


def _utc(at: datetime) -> datetime:
    # Times of one zone are compared by their figures, which lie when the clocks go back.
    return at if at.tzinfo is UTC else at.astimezone(UTC)


class OfficeTime:
    """Opening time as reminders count it; an office without weekly hours counts by the clock."""

    def __init__(self, hours: OpeningHours) -> None:
        self.hours = hours if any(hours.week) else _round_the_clock(hours)
        # A look at one message asks for the same few moments again and again.
        self._waiting: dict[datetime, datetime] = {}
        self._openings: dict[datetime, Opening | None] = {}

    def waiting(self, at: datetime) -> datetime:
        """`at` itself in opening hours or exactly at a closing, else the next opening."""
        if self._around(at):
            return at
        moment = _utc(at)
        known = self._waiting.get(moment)
        if known is None:
            # A closing at midnight belongs to the day before.
            stays = _utc(self.hours.latest_closing_before(moment)) == moment
            known = self._waiting[moment] = at if stays else self.hours.next_opening(moment)
        return known

    def _around(self, at: datetime) -> Opening | None:
        """The opening, in UTC, that holds `at` or ends with it; None out of hours."""
        moment = _utc(at)  # two moments of the night the clocks go back have the same figures
        try:
            return self._openings[moment]
        except KeyError:
            found = self._openings[moment] = self.hours.around(moment)
            return found

    def in_hours(self, at: datetime) -> bool:
        """Whether something due then is due in hours; a closing time is."""
        return self.waiting(at) == at

    def add(self, at: datetime, length: timedelta) -> datetime:
        """So much opening time later; mostly within the same opening, where it is a mere sum."""
        if around := self._around(at):
            start = _utc(at)
            end, closes = start + length, around[1]
            if around[0] <= end <= closes and (start < closes or end < start):
                return end
        return self.hours.add(at, length)

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The opening time from `a` to `b`; none when `b` is the earlier."""
        around = self._around(a)
        if around and around[0] <= b <= around[1]:
            return max(_utc(b) - _utc(a), _NO_TIME)
        return self.hours.between(a, b)


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
    moments = [begins(waited, Stage.OFFERED, _second_of(offer.at))]
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


def chased_too_often(message: Message) -> bool:
    """Whether the caller has chased a third time, or once more, and nobody saw to it since (§5)."""
    chased, promise = message.chased_at, message.promise
    if chased is None or message.chases < CHASES_TILL_THE_OWNER:
        return False
    seen_to = [promise.round.answered_at, promise.term and promise.term.agreed_at]
    seen_to += [each.at for each in message.attempts]
    return not any(each and each > chased for each in seen_to)


def alert_moments(message: Message, time: OfficeTime) -> Iterator[Moment]:
    """The stages for the owner of a message that was chased too often.

    As every stage they wait for the opening: a caller may chase who is still there at eight. The
    row of an earlier chase stays there meanwhile.
    """
    if message.chased_at is None or not chased_too_often(message):
        return
    if message.alerted_at:
        yield begins(time.waiting(message.alerted_at), Stage.CHASED, CHASES_TILL_THE_OWNER)
    yield begins(time.waiting(message.chased_at), Stage.CHASED, message.chases)


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
    yield begins(time.waiting(given), Stage.GIVEN, _second_of(given))
    unseen = time.add(given, _unseen_after(message, given, time))
    yield begins(unseen, Stage.UNSEEN, _second_of(given))


def _second_of(at: datetime) -> int:
    """Tells two times of one stage apart, however often a message is given to and fro."""
    return int(at.timestamp())


def _unseen_after(message: Message, given: datetime, time: OfficeTime) -> timedelta:
    term = message.promise.term
    if term is None or message.promise.answered or term.due_at <= given:
        return UNSEEN_AFTER
    return min(UNSEEN_AFTER, time.between(given, term.due_at) / 3)


def _deadline(term: Term, time: OfficeTime, now: datetime) -> Iterator[Moment]:
    due = term.due_at
    # A corrected hour is the same term with another due time: its stages are shown anew.
    step = _second_of(due)
    yield begins(due, Stage.DUE, step)
    yield begins(soon_at(term, time), Stage.SOON, step)
    if time.in_hours(due):
        yield from _late(due, time, now)
        return
    closing = time.hours.latest_closing_before(due)
    if closing > term.agreed_at:
        # It is itself due out of hours: once more while people are still there.
        last_half_hour = max(time.add(closing, -SOON_AT_MOST), term.agreed_at)
        yield begins(last_half_hour, Stage.SOON, -step)
    yield from _late(due, None, now)


def soon_at(term: Term, time: OfficeTime) -> datetime:
    """When the stage before due begins: in opening time, or by the clock if due out of hours."""
    due, agreed = term.due_at, term.agreed_at
    if time.in_hours(due):
        quarter = time.between(agreed, due) / 4
        soon = time.add(due, -min(max(quarter, SOON_AT_LEAST), SOON_AT_MOST))
        return min(due, max(soon, time.waiting(agreed)))
    quarter = (due - agreed) / 4
    return min(due, max(due - min(max(quarter, SOON_AT_LEAST), SOON_AT_MOST), agreed))


def _late(due: datetime, time: OfficeTime | None, now: datetime) -> Iterator[Moment]:
    """The repetition that runs at `now` and the next one; without `time` by the clock."""
    passed = time.between(due, now) if time else max(now - due, _NO_TIME)
    minutes = passed // MINUTE
    begun = bisect_right(_LATE_FIRST, minutes)
    if minutes >= _LATE_FIRST[-1]:
        begun += (minutes - _LATE_FIRST[-1]) // _LATE_EVERY
    for step in (begun, begun + 1):
        if step:
            length = _late_after(step)
            at = time.add(due, length) if time else due + length
            yield begins(at, Stage.LATE, step)


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
    return begins(opening, Stage.STILL_OPEN, opening.date().toordinal())


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
