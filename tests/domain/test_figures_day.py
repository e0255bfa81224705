"""What the day page counts, story by story: each thing on its own day, and it adds up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from receptionist.domain.figures.rows import OpenState
from receptionist.domain.history import (
    Answered,
    Closed,
    Reopened,
    ReopenReason,
    TermAgreed,
    Undone,
)
from receptionist.domain.message import Outcome
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.promise import Told, Verdict
from tests.domain.day_counts import (
    BY_MISTAKE,
    DONE,
    TUESDAY,
    VOICEMAIL,
    counts,
    figures,
    verdicts,
)
from tests.domain.lives import Life, at


def test_an_empty_day_adds_up_too() -> None:
    day = figures()
    assert counts(day) == (0, 0, 0, 0, 0)
    assert verdicts(day) == (0, 0, 0)
    assert day.response.median is None
    assert day.look_at == ()
    assert json.loads(json.dumps(day.as_dict()))["taken"] == 0


def test_carried_in_taken_reopened_closed_and_still_open() -> None:
    carried = Life(taken="09:00").then(at("10:00", day=24), DONE)
    new = Life().then("11:00", DONE)
    stays = Life()
    assert counts(figures(carried, new, stays)) == (0, 3, 0, 1, 2)
    assert counts(figures(carried, new, stays, day=TUESDAY)) == (2, 0, 0, 1, 1)


def test_a_caller_who_comes_back_is_reopened_and_counts_again() -> None:
    life = Life().then("11:00", DONE)
    life.then("15:00", Reopened(because=ReopenReason.CAME_BACK, due_at=at("17:00"), words="x"))
    life.then("16:00", DONE)
    day = figures(life)
    assert counts(day) == (0, 1, 1, 2, 0)
    assert verdicts(day) == (2, 0, 0)
    assert day.response.answered == (1, 1)
    assert day.response.most == timedelta(hours=1)


def test_closed_by_mistake_and_put_right_the_same_day_was_never_closed() -> None:
    assert counts(figures(Life().then("11:00", DONE).then("11:05", BY_MISTAKE))) == (0, 1, 0, 0, 1)


def test_closed_by_mistake_and_put_right_the_next_day_is_reopened_then() -> None:
    life = Life().then("11:00", DONE).then(at("09:00", day=24), BY_MISTAKE)
    assert counts(figures(life)) == (0, 1, 0, 1, 0)
    assert counts(figures(life, day=TUESDAY)) == (0, 0, 1, 0, 1)


def test_an_undone_closing_never_happened() -> None:
    life = Life().then("11:00", DONE)
    life.then("11:00:05", Undone(of=life.events[-1].id))
    assert counts(figures(life)) == (0, 1, 0, 0, 1)
    assert verdicts(figures(life)) == (0, 0, 1)


def test_an_undoing_after_the_end_of_the_day_does_not_change_that_day() -> None:
    life = Life(due="23:59").then("23:59:58", DONE)
    life.then(at("00:00:05", day=24), Undone(of=life.events[-1].id))
    in_utc = OpeningHours.of({"mon": ["09:00-14:00"]}, time_zone="UTC")
    assert counts(figures(life, hours=in_utc)) == (0, 1, 0, 1, 0)
    tuesday = figures(life, day=TUESDAY, hours=in_utc, earlier_page=at("23:59:59"))
    assert counts(tuesday) == (1, 0, 0, 0, 1)
    assert tuesday.since.added == (1,)


def test_a_page_made_before_the_evening_leaves_the_evening_to_the_next_one() -> None:
    evening = Life(due=None, taken="19:30")
    day = Life(due="19:30", taken="10:00").then("19:20", DONE)
    broken = Life(due="18:45", taken="10:00")
    monday = figures(evening, day, broken, now=at("18:00"))
    assert not monday.finished
    assert monday.until.isoformat() == "2026-11-23T19:00:00+01:00"
    assert counts(monday) == (0, 2, 0, 0, 2)
    tuesday = figures(evening, day, broken, day=TUESDAY)
    assert counts(tuesday) == (2, 0, 0, 0, 2)
    since = tuesday.since
    assert since.at == at("18:00")  # the last closing, 19:00 in Madrid
    assert (since.added, since.closed) == ((1,), (2,))
    assert (since.kept, since.late, since.broken) == (1, 0, 1)
    known_then = figures(evening, day, broken, day=TUESDAY, earlier_page=at("21:00"))
    assert (known_then.since.added, known_then.since.broken) == ((), 0)


def test_a_paper_note_entered_the_next_day_is_carried_in_as_added_since() -> None:
    paper = Life(due=None, taken="12:00")
    (taken,) = paper.events
    paper.events = (replace(taken, recorded_at=at("09:00", day=24)),)
    assert counts(figures(paper)) == (0, 0, 0, 0, 0)
    tuesday = figures(paper, day=TUESDAY)
    assert counts(tuesday) == (1, 0, 0, 0, 1)
    assert tuesday.since.added == (1,)


def test_a_fast_clock_cannot_close_a_message_tomorrow() -> None:
    life = Life(taken="10:00").then("22:30", DONE)
    life.events = (*life.events[:-1], replace(life.events[-1], happened_at=at("23:30")))
    assert counts(figures(life)) == (0, 1, 0, 1, 0)
    assert counts(figures(life, day=TUESDAY)) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("answered", "monday", "tuesday"),
    [
        (at("12:00"), (1, 0, 0), (0, 0, 0)),
        (at("12:01"), (0, 1, 0), (0, 0, 0)),
        (at("09:00", day=24), (0, 0, 1), (0, 1, 0)),
    ],
)
def test_kept_and_late_count_on_the_day_of_the_answer_and_broken_when_due(
    answered: datetime, monday: tuple[int, int, int], tuesday: tuple[int, int, int]
) -> None:
    life = Life(due="12:00").then(answered, Answered())
    assert verdicts(figures(life)) == monday
    assert verdicts(figures(life, day=TUESDAY)) == tuesday


def test_a_promise_due_at_midnight_breaks_on_the_next_day() -> None:
    life = Life(due="23:00")  # midnight in Madrid
    assert verdicts(figures(life)) == (0, 0, 0)
    assert verdicts(figures(life, day=TUESDAY)) == (0, 0, 1)


def test_a_late_new_term_shows_at_once_but_counts_when_answered() -> None:
    moved = TermAgreed(due_at=at("10:00", day=24), told=Told.PHONE, told_at=at("12:25"))
    life = Life(due="12:00").then("12:30", moved).then(at("09:30", day=24), Answered())
    monday = figures(life)
    assert verdicts(monday) == (0, 0, 0)
    assert monday.promises.late_open == (1,)
    (row,) = monday.failed
    assert row.new_term is not None
    assert row.new_term.due_at == at("10:00", day=24)
    (open_row,) = monday.still_open[0].rows
    assert (open_row.state, open_row.told_at) == (OpenState.DUE, at("12:25"))
    tuesday = figures(life, day=TUESDAY)
    assert verdicts(tuesday) == (0, 1, 0)
    assert tuesday.failed == ()
    assert tuesday.promises.mean_delay == timedelta(hours=21, minutes=30)


def test_late_and_closed_without_an_answer_counts_when_it_was_closed() -> None:
    life = Life(due="12:00").then("11:50", VOICEMAIL)
    life.then(at("09:30", day=24), Closed(outcome=Outcome.NOT_NEEDED, note="ya no"))
    monday = figures(life)
    assert verdicts(monday) == (0, 0, 0)
    assert monday.failed[0].tried_at == at("11:50")
    tuesday = figures(life, day=TUESDAY)
    assert verdicts(tuesday) == (0, 1, 0)
    assert tuesday.promises.mean_delay is None
    assert [row.verdict for row in tuesday.failed] == [Verdict.LATE]


def test_released_promises_are_counted_beside() -> None:
    life = Life(due="12:00").then("11:00", Closed(outcome=Outcome.NOT_NEEDED))
    day = figures(life)
    assert verdicts(day) == (0, 0, 0)
    assert day.promises.released == (1,)
    assert day.promises.judged == 0
