"""Opening time as reminders count it: short cuts within one opening, the same to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.reminders import OfficeTime
from tests.domain.test_people import HOURS
from tests.domain.test_reminders_misses_none import NIGHTS

MINUTE = timedelta(minutes=1)
ELSEWHERE = timezone(timedelta(hours=-3, minutes=-30))
# Quarters of an hour meet every opening and closing there is; seconds lie beside them.
starts = st.builds(
    lambda quarters, seconds: (
        datetime(2026, 10, 23, tzinfo=UTC) + timedelta(minutes=15 * quarters, seconds=seconds)
    ),
    st.integers(0, 7 * 96),
    st.sampled_from((-1, 0, 0, 1)),
)
lengths = st.one_of(st.sampled_from((0, 5, 15, 60, -30, -60)), st.integers(-1500, 1500))
offices = st.sampled_from((HOURS, NIGHTS))
zones = st.sampled_from((UTC, ELSEWHERE, HOURS.zone))
CLOSING = datetime(2026, 10, 26, 18, tzinfo=UTC)


@given(offices, starts, lengths, zones)
@example(HOURS, CLOSING, 0, UTC)
@example(HOURS, CLOSING, 15, UTC)
@example(HOURS, CLOSING, -30, UTC)
def test_a_length_later_is_what_the_hours_say(
    hours: OpeningHours, start: datetime, minutes: int, zone: timezone
) -> None:
    at, length = start.astimezone(zone), minutes * MINUTE
    assert _utc(OfficeTime(hours).add(at, length)) == _utc(hours.add(at, length))


@given(offices, starts, starts, zones, zones)
@example(HOURS, CLOSING, CLOSING - 30 * MINUTE, UTC, UTC)
def test_the_time_between_is_what_the_hours_say(
    hours: OpeningHours, start: datetime, end: datetime, zone: timezone, other: timezone
) -> None:
    a, b = start.astimezone(zone), end.astimezone(other)
    assert OfficeTime(hours).between(a, b) == hours.between(a, b)


@given(offices, starts, zones)
@example(NIGHTS, datetime(2026, 10, 24, 22, tzinfo=UTC), UTC)
def test_it_waits_for_an_opening_but_stays_at_a_closing(
    hours: OpeningHours, start: datetime, zone: timezone
) -> None:
    at = start.astimezone(zone)
    stays = hours.is_open(at) or _utc(hours.latest_closing_before(at)) == start
    waited = OfficeTime(hours).waiting(at)
    assert _utc(waited) == (start if stays else _utc(hours.next_opening(at)))


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    night = OpeningHours.of({"sun": ["00:00-02:15"]}, time_zone="Europe/Madrid")
    first = datetime(2026, 10, 25, 0, 10, tzinfo=UTC)
    time = OfficeTime(night)
    for moment in (first, first + 60 * MINUTE):
        local = moment.astimezone(night.zone)
        assert time.in_hours(local) is night.is_open(local)
        assert _utc(time.add(local, MINUTE)) == _utc(night.add(local, MINUTE))


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
