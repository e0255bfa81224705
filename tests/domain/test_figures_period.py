"""The figures of a period: each round once, by its last verdict; when calls come."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from receptionist.domain.figures import History, PeriodFigures, period_figures, share
from receptionist.domain.history import Answered, Attempted, AttemptKind, Closed, TermAgreed
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Told
from receptionist.i18n import use_language
from tests.domain.lives import Life, at
from tests.domain.offices import HOURS, PEOPLE

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def figures(*lives: Life, first: date = MONDAY, last: date = TUESDAY) -> PeriodFigures:
    """The figures from Monday to Tuesday, looked at on Friday."""
    return period_figures(
        [History(number=number, events=life.events) for number, life in enumerate(lives, 1)],
        first=first,
        last=last,
        hours=HOURS,
        people=PEOPLE,
        now=at("20:00", day=27),
    )


def verdicts(period: PeriodFigures) -> tuple[int, int, int]:
    """Kept, late, broken."""
    promises = period.promises
    return len(promises.kept), len(promises.late), len(promises.broken)


def test_a_round_broken_on_one_day_and_answered_on_the_next_counts_once_as_late() -> None:
    life = Life(due="12:00").then(at("09:00", day=24), Answered())
    assert verdicts(figures(life)) == (0, 1, 0)
    assert verdicts(figures(life, last=MONDAY)) == (0, 0, 1)
    assert verdicts(figures(life, first=TUESDAY)) == (0, 1, 0)


def test_a_round_late_for_certain_counts_before_it_is_answered() -> None:
    moved = TermAgreed(due_at=at("10:00", day=28), told=Told.PHONE)
    tried = Attempted(what=AttemptKind.BUSY, retry_at=at("12:30"))
    period = figures(Life(due="12:00").then("13:00", moved), Life(due="12:00").then("11:00", tried))
    assert verdicts(period) == (0, 2, 0)
    assert period.promises.late_open == (1, 2)
    assert [(month.month, month.late) for month in period.months] == [(11, 2)]


def test_the_slowest_ten_with_their_outcome() -> None:
    lives = [
        Life(due="12:00").then(
            at("10:00") + timedelta(minutes=each), Closed(outcome=Outcome.RESOLVED)
        )
        for each in range(1, 13)
    ]
    slowest = figures(*lives).slowest
    assert [row.message.number for row in slowest] == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]
    assert all(row.message.closing for row in slowest)


def test_calls_by_weekday_hour_and_month_against_opening_hours() -> None:
    period = figures(Life(taken="08:30"), Life(taken="08:45"), first=date(2026, 10, 30))
    monday = period.weekdays[0]
    assert (monday.weekday, monday.hours[9].taken) == (0, 2)
    assert monday.hours[9].open_minutes == 4 * 60  # four Mondays
    assert period.weekdays[6].hours[9].open_minutes == 0
    assert [(each.year, each.month, each.taken) for each in period.months] == [
        (2026, 10, 0),
        (2026, 11, 2),
    ]
    assert period.hours[9].taken == 2


def test_the_period_reads_as_json() -> None:
    period = figures(Life(due="12:00"))
    read = json.loads(json.dumps(period.as_dict()))
    assert (read["from"], read["to"], read["broken"]) == ("2026-11-23", "2026-11-24", 1)
    assert read["finished"]
    assert len(read["calls_by_weekday"]) == 7


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (3, 4, "3 of 4"),
        (0, 0, ""),
        (9, 9, "9 of 9"),
        (31, 36, "86%"),
        (10, 10, "100%"),
        (0, 10, "0%"),
        (999, 1000, "99%"),
        (1, 1000, "1%"),
    ],
)
def test_a_share_is_a_percentage_only_from_ten_on(part: int, whole: int, said: str) -> None:
    use_language("en")
    assert share(part, whole) == said
