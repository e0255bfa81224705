"""Looking only at what may be due misses no reminder and repeats none, whatever the clock does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.history import (
    Accepted,
    Answered,
    Assigned,
    Attempted,
    AttemptKind,
    Closed,
    GaveBack,
    HandedOver,
    Postponed,
    Reopened,
    ReopenReason,
    Seen,
    TermAgreed,
    What,
)
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message, Outcome
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import GONE, Absence, People, Presence, Whereabouts
from receptionist.domain.promise import Told
from receptionist.domain.reminders import Mark, remind_at, reminders_due, standing
from tests.domain.lives import ANA, JUAN, MARTA, Life, at
from tests.domain.test_people import HOURS, LUIS, SALES, office

MINUTE = timedelta(minutes=1)
# Open in the night in which the clocks go back, 25 October 2026, and closed on a Wednesday.
NIGHTS = OpeningHours.of(
    {"sat": ["22:00-24:00"], "sun": ["00:00-02:30", "10:00-12:00"], "mon": ["09:00-14:00"]}
    | {day: ["09:00-10:00", "16:00-19:00"] for day in ("tue", "wed", "thu", "fri")},
    time_zone="Europe/Madrid",
    closed=["2026-10-28", "2026-11-25"],
    special={"2026-10-29": ["11:00-11:20"]},
)

minutes = st.one_of(st.integers(0, 45), st.integers(0, 2000))
people_there = st.sampled_from([ANA, JUAN, MARTA, LUIS])


def _deed(now: datetime, kind: str, number: int, told: Told) -> What:
    then = now + (number + 1) * MINUTE
    deeds: dict[str, What] = {
        "seen": Seen(),
        "assigned": Assigned(to=(MARTA, LUIS)[number % 2]),
        "unassigned": Assigned(),
        "to sales": Assigned(department=SALES),
        "handed over": HandedOver(to=(MARTA, LUIS)[number % 2]),
        "accepted": Accepted(),
        "gave back": GaveBack(),
        "attempt": Attempted(what=AttemptKind.BUSY, retry_at=then),
        "answered": Answered(),
        "term": TermAgreed(due_at=then, told=told),
        "postponed": Postponed(until=then),
        "closed": Closed(outcome=Outcome.RESOLVED),
        "came back": Reopened(because=ReopenReason.CAME_BACK, due_at=then),
        "mistake": Reopened(because=ReopenReason.MISTAKE),
    }
    return deeds[kind]


kinds = st.sampled_from(
    (
        *("seen", "assigned", "unassigned", "to sales", "handed over", "accepted", "gave back"),
        *("attempt", "attempt", "answered", "term", "term", "postponed", "postponed", "closed"),
        *("came back", "mistake"),
    )
)
deeds = st.tuples(kinds, minutes, st.sampled_from(Told), people_there)
steps = st.lists(st.tuples(minutes, st.none() | deeds), min_size=1, max_size=40)
presences = st.builds(
    lambda where, since, back: Presence(
        whereabouts=where,
        since=at("10:00") - since * MINUTE,
        back_at=None if back is None else at("10:00") + back * MINUTE,
    ),
    st.sampled_from(Whereabouts),
    st.integers(0, 700),
    st.none() | st.integers(1, 4000),
)
plans = st.lists(
    st.builds(
        lambda begins, lasts, reason, deputy: Absence(
            start=at("10:00") + begins * MINUTE,
            end=at("10:00") + (begins + lasts) * MINUTE,
            reason=reason,
            deputy=deputy,
        ),
        st.integers(-600, 3000),
        st.integers(1, 2000),
        st.sampled_from(sorted(GONE)),
        st.none() | st.sampled_from([ANA, MARTA]),
    ),
    max_size=2,
).map(tuple)
starts = st.sampled_from([(HOURS, 23, ""), (NIGHTS, 23, "11:00"), (NIGHTS, -6, "18:30")])


class Ticks:
    """A desk that is looked at by every tick, or only when its message says so."""

    def __init__(self, hours: OpeningHours, people: People, *, preselects: bool) -> None:
        self.hours = hours
        self.people = people
        self.preselects = preselects
        self.look_at: datetime | None = None
        self.shown: list[Mark] = []

    def tick(self, message: Message, now: datetime) -> tuple[Mark, ...]:
        """What pops up at `now`; what was shown is all that lasts from one tick to the next."""
        if self.preselects and (self.look_at is None or self.look_at > now):
            return ()
        due = reminders_due(
            [message], hours=self.hours, people=self.people, shown=self.shown, now=now
        )
        self.look_at = remind_at(message, hours=self.hours, people=self.people, after=now)
        self.shown += [each.mark for each in due]
        return tuple(each.mark for each in due)


def _life(day: int, taken: str) -> tuple[Life, datetime]:
    life = Life("12:00", taken="10:00")
    (event,) = life.events
    now = at(taken or "10:00", day=day)
    what: Any = event.what
    promised = replace(what.promised, due_at=now + 2 * timedelta(hours=1))
    what = replace(what, entered_at=now, promised=promised)
    life.events = (replace(event, happened_at=now, recorded_at=now, what=what),)
    return life, now


def _do(life: Life, now: datetime, deed: tuple[str, int, Told, PersonId] | None) -> bool:
    if deed is None:
        return False
    kind, number, told, by = deed
    if life.message.open == (kind in ("came back", "mistake")):
        return False
    life.then(now, _deed(now, kind, number, told), by=by)
    return True


def _people(juan: Presence, marta: Presence, plans: tuple[Absence, ...] = ()) -> People:
    people = office(juan, marta)
    planned = (replace(each, absences=plans) if each.id == JUAN else each for each in people)
    return replace(people, colleagues=tuple(planned))


@given(starts, presences, presences, plans, steps)
def test_looking_when_the_message_says_so_shows_what_looking_always_would(
    start: tuple[OpeningHours, int, str],
    juan: Presence,
    marta: Presence,
    planned: tuple[Absence, ...],
    then: list[tuple[int, tuple[str, int, Told, PersonId] | None]],
) -> None:
    hours, day, taken = start
    life, now = _life(day, taken)
    people = _people(juan, marta, planned)
    always = Ticks(hours, people, preselects=False)
    when_said = Ticks(hours, people, preselects=True)
    when_said.look_at = now
    for gap, deed in then:
        now += gap * MINUTE
        if _do(life, now, deed):
            when_said.look_at = now
        message = life.message
        assert when_said.tick(message, now) == always.tick(message, now)
    assert len(set(always.shown)) == len(always.shown), "a stage was shown twice"


@given(
    starts,
    presences,
    presences,
    st.lists(st.just(0) | st.integers(-3000, 3000), min_size=40, max_size=40),
    steps,
)
def test_a_clock_that_jumps_repeats_no_stage_and_loses_none(
    start: tuple[OpeningHours, int, str],
    juan: Presence,
    marta: Presence,
    jumps: list[int],
    then: list[tuple[int, tuple[str, int, Told, PersonId] | None]],
) -> None:
    hours, day, taken = start
    life, began = _life(day, taken)
    ticks = Ticks(hours, _people(juan, marta), preselects=True)
    ticks.look_at = now = began
    for (gap, deed), jump in zip(then, jumps, strict=False):
        now = max(began, now + (gap + jump) * MINUTE)
        if _do(life, now, deed):
            ticks.look_at = now
        ticks.tick(life.message, now)
    assert len(set(ticks.shown)) == len(ticks.shown), "a stage was shown twice"
    # Hours later, at the right time again, whatever stands has been shown to whom it concerns.
    later = _latest(life, now) + timedelta(days=4)
    ticks.tick(life.message, later)
    rows = standing([life.message], hours=hours, people=ticks.people, now=later)
    assert {each.mark for each in rows} <= set(ticks.shown)


def _latest(life: Life, now: datetime) -> datetime:
    moments: Iterable[datetime] = (each.happened_at for each in life.events)
    return max(now, *moments)
