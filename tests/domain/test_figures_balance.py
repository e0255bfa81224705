"""Whatever happens to the messages, every day adds up and hands its open ones to the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.figures import DayFigures, History, day_figures, period_figures
from receptionist.domain.figures.span import INSTANT
from receptionist.domain.history import (
    Answered,
    Attempted,
    AttemptKind,
    Closed,
    Corrected,
    Event,
    HandedOver,
    Promised,
    Reopened,
    ReopenReason,
    Taken,
    TermAgreed,
    Undone,
    What,
    latest_action,
)
from receptionist.domain.message import Outcome
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours
from receptionist.domain.promise import Told
from receptionist.domain.replay import replay
from tests.domain.lives import ANA, JUAN, MARTA, Life, at
from tests.domain.offices import HOURS, PEOPLE

DAYS = [date(2026, 11, day) for day in range(20, 29)]
FIRST = at("00:00", day=20)
LATER = at("12:00", day=29)
NAMES = ("answer", "attempt", "term", "resolve", "give up", "came back", "by mistake", "hand over")


def _minutes(most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(min_value=0, max_value=most).map(lambda each: timedelta(minutes=each))


steps = st.tuples(st.sampled_from(NAMES), _minutes(20 * 60), _minutes(2000), st.booleans())


def _what(name: str, *, now: datetime, due: datetime) -> What:
    return {
        "answer": Answered(),
        "attempt": Attempted(what=AttemptKind.BUSY, retry_at=due),
        "term": TermAgreed(due_at=due, told=Told.PHONE, words="x"),
        "resolve": Closed(outcome=Outcome.RESOLVED),
        "give up": Closed(outcome=Outcome.NOT_NEEDED),
        "came back": Reopened(because=ReopenReason.CAME_BACK, due_at=due, words="x"),
        "by mistake": Reopened(because=ReopenReason.MISTAKE),
        "hand over": HandedOver(to=MARTA),
    }[name]


@st.composite
def lives(draw: st.DrawFn) -> History:
    """A message's life as the rules allow it, some of it undone, some recorded later."""
    now = FIRST + draw(_minutes(4 * 24 * 60))
    due = draw(st.none() | _minutes(2000))
    promised = Promised(words="x", due_at=now + due) if due is not None else None
    life = Life()
    life.events = ()
    life.then(now, Taken(entered_at=now, assignee=JUAN, promised=promised), by=ANA)
    if promised and draw(st.booleans()):
        now += timedelta(minutes=3)
        life.then(now, Corrected(due_at=now + draw(_minutes(2000)), words="x"), by=ANA)
    for name, later, ahead, undo in draw(st.lists(steps, max_size=7)):
        now += later
        if isinstance(what := _what(name, now=now, due=now + ahead), Reopened) is life.message.open:
            continue
        life.then(now, what)
        last = latest_action(life.events)
        if undo and last:
            now += timedelta(seconds=8)
            life.then(now, Undone(of=last.id))
    return History(number=draw(st.integers(1, 10**6)), events=_recorded(life, draw(_minutes(900))))


def _recorded(life: Life, late: timedelta) -> tuple[Event, ...]:
    """The second half was taken down on a PC without the server, and sent when it was back."""
    half = len(life.events) // 2
    events, back_at = life.events, life.events[-1].happened_at + late
    return (*events[:half], *(replace(each, recorded_at=back_at) for each in events[half:]))


offices = st.lists(lives(), max_size=6, unique_by=lambda one: one.number)


def _day(histories: list[History], day: date, **more: datetime) -> DayFigures:
    now = more.pop("now", LATER)
    return day_figures(histories, day=day, hours=HOURS, people=PEOPLE, now=now, **more)


@given(offices, st.sampled_from(DAYS), _minutes(24 * 60))
def test_a_day_adds_up_at_any_moment(
    histories: list[History], day: date, into_it: timedelta
) -> None:
    for now in (LATER, HOURS.at_wall(day, 0) + into_it):
        figures = _day(histories, day, now=now)
        assert figures.balance.adds_up
        listed = [row.message.number for held in figures.still_open for row in held.rows]
        assert sorted(listed) == sorted(figures.balance.still_open)
        known = figures.as_dict()
        came = known["carried_in"] + known["taken"] + known["reopened"]
        assert came == known["closed"] + known["still_open"]


@given(offices, _minutes(24 * 60))
def test_what_was_open_on_one_page_and_added_since_is_carried_into_the_next(
    histories: list[History], early: timedelta
) -> None:
    for day, following in pairwise(DAYS):
        page_at = HOURS.at_wall(following, 0) - timedelta.resolution - early
        page = _day(histories, day, now=page_at)
        after = _day(histories, following, earlier_page=page_at)
        carried = Counter(page.balance.still_open)
        carried.update(after.since.added)
        carried.subtract(after.since.closed)
        assert +carried == Counter(after.balance.carried_in)


PLACES = [
    ("Europe/Madrid", date(2026, 10, 21)),
    ("Europe/Madrid", date(2026, 3, 25)),
    ("America/Santiago", date(2026, 9, 2)),
    ("Australia/Lord_Howe", date(2026, 10, 1)),
    ("America/St_Johns", date(2026, 10, 28)),
    ("Pacific/Apia", date(2011, 12, 27)),  # without a 30th of December
]


@given(offices, st.sampled_from(PLACES), _minutes(24 * 60))
def test_days_hand_on_to_the_next_also_where_they_are_longer_or_shorter(
    histories: list[History], place: tuple[str, date], early: timedelta
) -> None:
    zone, first = place
    week = dict.fromkeys(WEEKDAYS, ("00:00-06:00", "22:00-24:00"))
    hours = OpeningHours.of(week, time_zone=zone)
    begins = hours.at_wall(first, 0)
    moved = [_moved(each, begins - FIRST) for each in histories]
    days = [first + timedelta(days=each) for each in range(8)]
    for day, following in pairwise(days):
        page_at = max(hours.at_wall(day, 0), hours.at_wall(following, 0) - INSTANT - early)
        page = day_figures(moved, day=day, hours=hours, people=PEOPLE, now=page_at)
        now = begins + timedelta(days=10)
        after = day_figures(
            moved, day=following, hours=hours, people=PEOPLE, now=now, earlier_page=page_at
        )
        assert page.balance.adds_up
        assert after.balance.adds_up
        carried = Counter(page.balance.still_open)
        carried.update(after.since.added)
        carried.subtract(after.since.closed)
        assert +carried == Counter(after.balance.carried_in)
        at_once = [_at_once(each) for each in moved]
        whole, after = (
            day_figures(at_once, day=each, hours=hours, people=PEOPLE, now=now)
            for each in (day, following)
        )
        assert Counter(whole.balance.still_open) == Counter(after.balance.carried_in)


def _moved(history: History, by: timedelta) -> History:
    """The same life at another time."""
    return History(
        number=history.number,
        events=tuple(
            replace(each, happened_at=each.happened_at + by, recorded_at=each.recorded_at + by)
            for each in history.events
        ),
    )


def _at_once(history: History) -> History:
    """The same life, each event recorded when it happened."""
    recorded = (replace(each, recorded_at=each.happened_at) for each in history.events)
    return History(number=history.number, events=tuple(recorded))


@given(offices)
def test_the_days_take_what_the_period_takes_and_no_round_counts_twice(
    histories: list[History],
) -> None:
    at_once = [_at_once(each) for each in histories]
    period = period_figures(
        at_once, first=DAYS[0], last=DAYS[-1], hours=HOURS, people=PEOPLE, now=LATER
    )
    assert period.balance.adds_up
    days = [_day(at_once, day) for day in DAYS]
    assert len(period.balance.taken) == sum(len(day.balance.taken) for day in days)
    promises = period.promises
    counted = Counter((*promises.kept, *promises.late, *promises.broken, *promises.released))
    for each in at_once:
        rounds = replay(each.events).promise.rounds
        assert counted[each.number] <= sum(bool(one.terms) for one in rounds)
    assert sum(month.late for month in period.months) == len(period.promises.late)
