"""Which backups are kept, and when the next is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from receptionist.storage.backups.worth import is_due, worth_keeping

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_two_years_of_days_leave_seven_days_four_weeks_twelve_months() -> None:
    kept: frozenset[datetime] = frozenset()
    at = NOW - timedelta(days=730)
    while at <= NOW:  # as the desk does it: one more every day, and clear up
        kept = worth_keeping(kept | {at}, MADRID)
        at += timedelta(days=1)
    days = sorted((each.date() for each in kept), reverse=True)
    assert days[:7] == [date(2026, 11, 27) - timedelta(days=each) for each in range(7)]
    assert [day.isoformat() for day in days[7:]] == [
        *("2026-11-15", "2026-11-08", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31"),
        *("2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31"),
        "2025-12-31",
    ]


def test_of_several_a_day_the_newest_is_kept_by_the_offices_own_days() -> None:
    late = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)
    after_midnight_in_madrid = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    made = [late - timedelta(hours=1), late, after_midnight_in_madrid]
    assert worth_keeping(made, MADRID) == {late, after_midnight_in_madrid}
    assert worth_keeping([], MADRID) == frozenset()


def test_one_is_due_after_a_day_and_a_clock_set_back_does_not_put_it_off() -> None:
    assert is_due([], NOW)
    assert is_due([NOW - timedelta(days=1)], NOW)
    assert not is_due([NOW - timedelta(hours=23)], NOW)
    assert not is_due([NOW + timedelta(minutes=1)], NOW)
    assert is_due([NOW + timedelta(days=300)], NOW)
