"""Opening time: against a counter that looks at every minute, and on the days that are odd."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.errors import BadInput, NeverOpen
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours, write_spans

SPLIT = ["09:00-14:00", "16:00-19:00"]
MADRID = OpeningHours.of(
    dict.fromkeys(WEEKDAYS[:5], SPLIT),
    time_zone="Europe/Madrid",
    closed=["2026-12-25", "2026-12-08"],
    special={"2026-12-24": ["09:00-13:00"], "2026-12-08": ["09:00-10:00"], "2026-12-23": []},
)
MINUTE = timedelta(minutes=1)


def at(text: str, hours: OpeningHours = MADRID) -> datetime:
    day, clock = text.split()
    hour, minute = clock.split(":")
    return hours.at_wall(date.fromisoformat(day), int(hour) * 60 + int(minute))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-24 08:59", False),
        ("2026-11-24 09:00", True),
        ("2026-11-24 14:00", False),
        ("2026-11-24 15:00", False),
        ("2026-11-24 18:59", True),
        ("2026-11-24 19:00", False),
        ("2026-11-28 10:00", False),
        ("2026-12-08 09:30", False),
        ("2026-12-24 12:59", True),
        ("2026-12-24 16:30", False),
        ("2026-12-23 10:00", False),
    ],
)
def test_open_at_that_moment(moment: str, is_open: bool) -> None:
    assert MADRID.is_open(at(moment)) is is_open


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-24 10:00", 60, "2026-11-24 11:00"),
        ("2026-11-24 13:30", 60, "2026-11-24 16:30"),
        ("2026-11-24 13:30", 30, "2026-11-24 14:00"),
        ("2026-11-24 14:00", 0, "2026-11-24 16:00"),
        ("2026-11-27 18:30", 60, "2026-11-30 09:30"),
        ("2026-11-24 22:00", 0, "2026-11-25 09:00"),
        ("2026-12-22 18:59", 2, "2026-12-24 09:01"),
        ("2026-12-24 12:00", 61, "2026-12-28 09:01"),
        ("2026-11-24 11:00", -60, "2026-11-24 10:00"),
        ("2026-11-24 16:30", -60, "2026-11-24 13:30"),
        ("2026-11-30 09:10", -30, "2026-11-27 18:40"),
        ("2026-11-30 09:30", -30, "2026-11-30 09:00"),
    ],
)
def test_so_much_opening_time_later(start: str, minutes: int, end: str) -> None:
    assert MADRID.add(at(start), timedelta(minutes=minutes)) == at(end)


def test_closing_opening_and_days() -> None:
    assert MADRID.closing(at("2026-11-24 03:00")) == at("2026-11-24 19:00")
    assert MADRID.closing(at("2026-12-25 03:00")) is None
    assert MADRID.opens(date(2026, 12, 24)) == at("2026-12-24 09:00")
    assert MADRID.opens(date(2026, 12, 25)) is None
    assert MADRID.is_closed_day(date(2026, 12, 8))
    assert MADRID.next_opening(at("2026-11-24 09:30")) == at("2026-11-24 09:30")
    assert MADRID.next_opening(at("2026-11-24 15:30")) == at("2026-11-24 16:00")
    assert MADRID.latest_closing_before(at("2026-11-24 14:00")) == at("2026-11-24 14:00")
    assert MADRID.latest_closing_before(at("2026-12-26 12:00")) == at("2026-12-24 13:00")
    assert MADRID.between(at("2026-11-24 12:00"), at("2026-11-24 11:00")) == timedelta(0)


def test_the_night_the_clock_jumps_and_the_night_it_repeats() -> None:
    nights = OpeningHours.of({"sun": ["01:00-04:00"]}, time_zone="Europe/Madrid")
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    for day, length in ((spring, 2), (autumn, 4)):
        (opening,) = nights.openings(day)
        assert nights.between(*opening) == timedelta(hours=length)
    assert nights.at_wall(spring, 150).isoformat() == "2026-03-29T03:30:00+02:00"
    assert nights.at_wall(autumn, 150).isoformat() == "2026-10-25T02:30:00+02:00"
    gap = OpeningHours.of({"sun": ["02:30-03:15", "10:00-11:00"]}, time_zone="Europe/Madrid")
    assert gap.opens(spring) == at("2026-03-29 10:00")


def test_the_whole_day_ends_at_24() -> None:
    always = OpeningHours.of({day: ["00:00-24:00"] for day in WEEKDAYS}, time_zone="UTC")
    assert always.closing(datetime(2026, 2, 28, 5, tzinfo=UTC)) == datetime(2026, 3, 1, tzinfo=UTC)
    start = datetime(2015, 2, 17, 12, tzinfo=UTC)
    assert always.add(start, timedelta(days=730)) == start + timedelta(days=730)


def test_never_open_is_said_and_never_looked_for_without_end() -> None:
    never = OpeningHours.of({}, time_zone="Europe/Madrid")
    once = OpeningHours.of({}, time_zone="Europe/Madrid", special={"2026-12-01": ["09:00-10:00"]})
    noon = at("2026-11-24 12:00")
    with pytest.raises(NeverOpen):
        never.next_opening(noon)
    with pytest.raises(NeverOpen):
        never.latest_closing_before(noon)
    assert once.add(noon, timedelta(hours=1)) == at("2026-12-01 10:00")
    with pytest.raises(NeverOpen):
        once.add(noon, timedelta(hours=2))
    with pytest.raises(NeverOpen):
        MADRID.add(datetime(9999, 12, 31, 12, tzinfo=UTC), timedelta(days=9))


def test_spans_are_sorted_and_merged() -> None:
    hours = OpeningHours.of({"mon": ["16:00-19:00", "9:00-11:00", "10:00–14:00"]}, time_zone="UTC")
    assert write_spans(hours.week[0]) == SPLIT


@pytest.mark.parametrize(
    "span", ["22:00-06:00", "9-14", "09:00-25:00", "09:60-10:00", "10:00-10:00", ""]
)
def test_what_is_no_span_within_a_day_is_refused(span: str) -> None:
    with pytest.raises(BadInput):
        OpeningHours.of({"mon": [span]}, time_zone="UTC")


def test_days_zones_and_dates_that_do_not_exist_are_refused() -> None:
    with pytest.raises(BadInput, match="Mars"):
        OpeningHours.of({}, time_zone="Mars/Olympus")
    with pytest.raises(BadInput, match="lunes"):
        OpeningHours.of({"lunes": SPLIT}, time_zone="UTC")
    with pytest.raises(BadInput, match="2026-02-30"):
        OpeningHours.of({}, time_zone="UTC", closed=["2026-02-30"])
    with pytest.raises(ValueError, match="naive"):
        MADRID.is_open(datetime(2026, 11, 24))  # noqa: DTZ001 -- the very mistake


def test_hours_survive_being_written_down() -> None:
    assert OpeningHours.from_dict(MADRID.as_dict()) == MADRID


# Half hours of the day. A span that begins or ends inside the hour that the clock skips or repeats
# is told apart above: a counter of wall-clock minutes cannot know which of the two is meant.
half_hours = st.integers(0, 48).filter(lambda half: half not in (1, 3, 5))
spans = st.tuples(half_hours, half_hours).filter(lambda each: each[0] < each[1])
weeks = st.lists(st.lists(spans, max_size=3), min_size=7, max_size=7)
ZONES = ["Europe/Madrid", "America/Sao_Paulo", "Australia/Lord_Howe", "Atlantic/Canary", "UTC"]
DAYS = [
    date(2026, 3, 27),
    date(2026, 10, 23),
    date(2026, 12, 23),
    date(2018, 11, 2),
    date(2026, 4, 3),
]


@st.composite
def offices(draw: st.DrawFn) -> OpeningHours:
    week = {
        name: [f"{a // 2:02}:{a % 2 * 30:02}-{b // 2:02}:{b % 2 * 30:02}" for a, b in day]
        for name, day in zip(WEEKDAYS, draw(weeks), strict=True)
    }
    return OpeningHours.of(
        week,
        time_zone=draw(st.sampled_from(ZONES)),
        closed=draw(st.lists(st.sampled_from(["2026-03-28", "2026-12-25"]), max_size=2)),
        special=draw(st.sampled_from([{}, {"2026-10-25": ["01:00-03:00"], "2026-12-24": []}])),
    )


def minutes_open(hours: OpeningHours, start: datetime, minutes: int) -> list[bool]:
    """Looks at the office's clock every single minute, and knows nothing of intervals."""
    seen = []
    for minute in range(minutes):
        local = (start + minute * MINUTE).astimezone(hours.zone)
        wall = local.hour * 60 + local.minute
        seen.append(any(a <= wall < b for a, b in hours.spans(local.date())))
    return seen


@given(offices(), st.sampled_from(DAYS), st.integers(0, 3 * 1440), st.integers(0, 2 * 1440))
def test_the_minute_counter_agrees(hours: OpeningHours, day: date, after: int, length: int) -> None:
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) + after * MINUTE
    seen = minutes_open(hours, start, length)
    end = start + length * MINUTE
    assert hours.between(start, end) == sum(seen) * MINUTE
    assert all(hours.is_open(start + at * MINUTE) is is_open for at, is_open in enumerate(seen))
    if any(seen):
        assert hours.next_opening(start) == start + seen.index(True) * MINUTE
        worked = sum(seen)
        reached = hours.add(start, worked * MINUTE)
        last = len(seen) - seen[::-1].index(True)
        assert reached == start + last * MINUTE
        assert hours.between(start, reached) == worked * MINUTE
        assert hours.add(end, -worked * MINUTE) == start + seen.index(True) * MINUTE
