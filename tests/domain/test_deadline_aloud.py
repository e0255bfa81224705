"""The deadline said aloud is the right one, against a count of every single open minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.domain.message import Caller
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.read_back import deadline_words, read_back
from receptionist.domain.response_standard import proposed_due
from receptionist.i18n import use_language
from tests.domain.deadline_table import SAID

MINUTE = timedelta(minutes=1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALWAYS = ["00:00-24:00"]
EVENINGS = ["18:00-24:00"]
GUARD = ["00:00-08:00", "22:00-24:00"]
ODD = ["08:58-13:57", "15:31-18:58"]
BAR = ["00:00-06:00", "09:00-17:30"]
SPLIT = ["09:00-14:00", "16:00-19:00"]
HOLIDAYS = ["2026-04-03", "2026-05-01", "2026-12-08", "2026-12-25", "2026-12-28"]
HALF_DAYS = {
    "2026-11-28": ["10:00-13:00"],
    "2026-12-24": ["09:00-12:00"],
    "2026-12-31": ["09:00-13:30"],
}
AUGUST = [date(2026, 8, day).isoformat() for day in range(1, 32)]
MADRID, LONDON = "Europe/Madrid", "Europe/London"

Plan = tuple[dict[str, list[str]], str, list[str], dict[str, list[str]]]
PLANS: dict[str, Plan] = {
    "split": (dict.fromkeys(DAYS[:5], SPLIT), MADRID, HOLIDAYS[:-1], HALF_DAYS),
    "night": (dict.fromkeys(DAYS, ALWAYS), MADRID, [], {}),
    "late": (dict.fromkeys(DAYS, EVENINGS), MADRID, [], {}),
    "guard": (dict.fromkeys(DAYS, GUARD), MADRID, [], {}),
    "odd": (dict.fromkeys(DAYS[:5], ODD), MADRID, [], {}),
    "london": (dict.fromkeys(DAYS, BAR), LONDON, HOLIDAYS[-2:], {}),
    "august": (dict.fromkeys(DAYS[:5], SPLIT), MADRID, AUGUST, {}),
}
CASES = [
    (office, taken, int(minutes), language, said)
    for office, taken, minutes, english, spanish in (
        row.split(" | ") for row in SAID.strip().replace("\n    ", " | ").splitlines()
    )
    for language, said in (("en", english), ("es", spanish))
]


def open_then(plan: Plan, minute: datetime) -> bool:
    """Whether the door is open in that minute, by the clock on the wall."""
    week, zone, closed, special = plan
    wall = minute.astimezone(ZoneInfo(zone)).isoformat()
    day, clock = wall[:10], wall[11:16]
    spans = special.get(day, week.get(DAYS[date.fromisoformat(day).weekday()], []))
    return day not in closed and any(a <= clock < b for a, b in (s.split("-") for s in spans))


@cache
def counted(office: str, taken: datetime, minutes: int) -> datetime:
    """When the standard is over, counting the open time minute by minute; then rounded up."""
    plan = PLANS[office]
    left, minute = timedelta(minutes=minutes), taken.replace(second=0, microsecond=0)
    due = taken
    while left:
        if open_then(plan, minute):
            passed = min(left, minute + MINUTE - max(minute, taken))
            due, left = max(minute, taken) + passed, left - passed
        minute += MINUTE
    whole = due.replace(second=0)
    whole += MINUTE if due.second else timedelta(0)
    said = whole
    while said.minute % 5:
        if not open_then(plan, said):
            return whole
        said += MINUTE
    return said


def hours_of(plan: Plan) -> OpeningHours:
    week, zone, closed, special = plan
    return OpeningHours.of(week, time_zone=zone, closed=closed, special=special)


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 200
    assert {office for office, *_rest in CASES} == set(PLANS)


@pytest.mark.parametrize(("office", "taken", "minutes", "language", "said"), CASES)
def test_the_deadline_aloud(
    office: str, taken: str, minutes: int, language: str, said: str
) -> None:
    plan = PLANS[office]
    hours = hours_of(plan)
    wall, _plus, second = taken.partition("+")
    now = datetime.fromisoformat(wall).replace(tzinfo=hours.zone, fold=1 if second else 0)
    its = Office(hours=hours, standard=minutes * MINUTE)
    due = proposed_due(its, urgent=False, at=now)
    assert due.astimezone(UTC) == counted(office, now.astimezone(UTC), minutes)
    use_language(language)
    assert deadline_words(due, now, hours) == said
    assert deadline_words(due.astimezone(UTC), now.astimezone(UTC), hours) == said


def madrid(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(MADRID))


@pytest.mark.parametrize(
    ("due", "said", "dicho"),
    [
        ("2026-11-25T09:00", "tomorrow Wednesday at 09:00", "mañana miércoles a las 09:00"),
        ("2026-11-24T16:00", "today at 16:00", "hoy a las 16:00"),
        ("2026-11-24T14:00", "today before 14:00", "hoy antes de las 14:00"),
        ("2026-11-24T20:00", "today before 20:00", "hoy antes de las 20:00"),
        ("2026-11-24T00:00", "on Monday 23 November", "el lunes 23 de noviembre"),
        ("2026-11-30T09:01", "on Monday before 09:01", "el lunes antes de las 09:01"),
        ("2026-12-01T12:00", "on Tuesday 1 December", "el martes 1 de diciembre"),
        (
            "2027-11-24T12:00",
            "on Wednesday 24 November 2027",
            "el miércoles 24 de noviembre de 2027",
        ),
    ],
)
def test_a_time_chosen_by_hand(due: str, said: str, dicho: str) -> None:
    now, hours = madrid("2026-11-24T10:00"), hours_of(PLANS["split"])
    assert deadline_words(madrid(due), now, hours).startswith(said)
    use_language("es")
    assert deadline_words(madrid(due), now, hours).startswith(dicho)


def test_nobody_calls_before_the_door_opens_at_one() -> None:
    hours = OpeningHours.of({"tue": ["01:00-03:00"]}, time_zone=MADRID)
    now = madrid("2026-11-24T00:10")
    assert deadline_words(madrid("2026-11-24T01:00"), now, hours) == "today at 01:00"
    use_language("es")
    assert deadline_words(madrid("2026-11-24T01:00"), now, hours) == "hoy a la 01:00"
    said = read_back(Caller(name="Ana"), region="ES", due_at=madrid("2026-11-24T01:00"), now=now)
    assert said == "Ana. Le llamamos nosotros hoy antes de la 01:00. ¿Es correcto?"


@pytest.mark.parametrize("office", sorted(PLANS))
@given(minute=st.integers(0, 366 * 24 * 60), minutes=st.integers(1, 300), second=st.integers(0, 59))
@settings(max_examples=5)
def test_at_any_moment_of_the_year_the_deadline_is_what_counting_says(
    office: str, minute: int, minutes: int, second: int
) -> None:
    plan = PLANS[office]
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute, seconds=second)
    due = proposed_due(
        Office(hours=hours_of(plan), standard=minutes * MINUTE), urgent=False, at=now
    )
    assert due.astimezone(UTC) == counted(office, now, minutes)
