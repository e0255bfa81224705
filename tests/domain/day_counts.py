"""Short words for a day's figures in tests: its counts, its verdicts."""

from __future__ import annotations

from datetime import date, datetime

from receptionist.domain.figures import DayFigures, History, day_figures
from receptionist.domain.history import Attempted, AttemptKind, Closed, Reopened, ReopenReason
from receptionist.domain.message import Outcome
from receptionist.domain.opening_hours import OpeningHours
from tests.domain.lives import Life, at
from tests.domain.offices import HOURS, PEOPLE

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
DAYS_LATER = at("20:00", day=26)
BY_MISTAKE = Reopened(because=ReopenReason.MISTAKE)
DONE = Closed(outcome=Outcome.RESOLVED)
VOICEMAIL = Attempted(what=AttemptKind.VOICEMAIL, retry_at=at("12:30"))


def figures(
    *lives: Life,
    day: date = MONDAY,
    now: datetime = DAYS_LATER,
    hours: OpeningHours = HOURS,
    earlier_page: datetime | None = None,
) -> DayFigures:
    """The figures of a day, looked at days later unless `now` says otherwise."""
    return day_figures(
        [History(number=number, events=life.events) for number, life in enumerate(lives, 1)],
        day=day,
        hours=hours,
        people=PEOPLE,
        now=now,
        earlier_page=earlier_page,
    )


def counts(day: DayFigures) -> tuple[int, int, int, int, int]:
    """Carried in, taken, reopened, closed, still open."""
    balance = day.balance
    assert balance.adds_up
    return (
        len(balance.carried_in),
        len(balance.taken),
        len(balance.reopened),
        len(balance.closed),
        len(balance.still_open),
    )


def verdicts(day: DayFigures) -> tuple[int, int, int]:
    """Kept, late, broken."""
    return len(day.promises.kept), len(day.promises.late), len(day.promises.broken)
