"""Every figure a second time, by SQL over the raw events, on random histories (R12)."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from receptionist.clock import SetClock
from receptionist.domain.errors import DeskError
from receptionist.domain.figures import PeriodFigures
from receptionist.domain.history import AttemptKind, ReopenReason
from receptionist.domain.message import Outcome
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours
from receptionist.domain.promise import Told
from receptionist.services.answer_caller import answered, attempt
from receptionist.services.close_message import close, reopen
from receptionist.services.desk import open_desk
from receptionist.services.edit_message import note
from receptionist.services.move_promise import move
from receptionist.services.office import save_office
from receptionist.services.sample_office import fill_with_sample
from receptionist.services.summarise_day import summarise_day, summarise_period
from receptionist.services.undo import undo
from receptionist.settings import Settings
from tests.support.ledger import Ledger, median

MADRID = ZoneInfo("Europe/Madrid")
CHANGED = date(2026, 10, 25)  # three o'clock comes twice there
NIGHTS = {day: ["00:00-06:00", "22:00-24:00"] for day in WEEKDAYS}
DAYTIME = {day: ["09:00-14:00", "16:00-19:00"] for day in WEEKDAYS[:5]}
ZONES = (
    *("Europe/Madrid", "Atlantic/Canary", "America/Santiago", "America/St_Johns"),
    *("Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"),
)
FIRST, LAST = date(2026, 10, 5), date(2026, 10, 31)


class Lived:
    """A sample office, and after it a week in which people do whatever comes to their minds."""

    def __init__(self, file: Path, seed: int, zone: str, *, nights: bool) -> None:
        self.file, self.zone = file, ZoneInfo(zone)
        self.clock = SetClock(datetime(2026, 10, 23, 18, 30, tzinfo=MADRID))
        self.desk = open_desk(Settings(), address=f"sqlite:///{file}", clock=self.clock)
        fill_with_sample(self.desk, count=150, seed=seed, language="es")
        hours = OpeningHours.of(
            NIGHTS if nights else DAYTIME, time_zone=zone, closed=["2026-10-12"]
        )
        save_office(self.desk, replace(self.desk.office(), hours=hours))
        self._random = Random(seed)  # noqa: S311 -- nothing here is a secret
        self._people = [each.id for each in self.desk.people().active]
        for _each in range(160):
            self.clock.at += timedelta(minutes=self._random.choice((1, 5, 40, 130)))
            self._do()

    @property
    def now(self) -> datetime:
        """The clock."""
        return self.clock.now()

    def ledger(self) -> Ledger:
        """The raw file as it is now."""
        return Ledger(self.file, self.zone.key)

    def _do(self) -> None:
        desk, random = self.desk, self._random
        number, by = random.randint(100, 150), self._people[0]
        later = self.now + timedelta(minutes=random.choice((10, 90, 1500)))
        deeds = (
            lambda: close(desk, number, outcome=Outcome.RESOLVED, by=by),
            lambda: close(desk, number, outcome=Outcome.NOT_NEEDED, by=by),
            lambda: close(desk, number, outcome=Outcome.UNREACHABLE, by=by),
            lambda: reopen(desk, number, because=ReopenReason.MISTAKE, by=by),
            lambda: reopen(desk, number, because=ReopenReason.CAME_BACK, by=by),
            lambda: answered(desk, number, by=by),
            lambda: attempt(desk, number, what=AttemptKind.BUSY, by=by),
            lambda: move(desk, number, due_at=later, told=Told.PHONE, by=by),
            lambda: move(desk, number, due_at=later, told=Told.NOT_TOLD, by=by),
            lambda: note(desk, number, "otra vez", by=by, chase=True),
            lambda: note(desk, number, "avisado", by=by),
        )
        try:
            random.choice(deeds)()
            if random.random() < 0.25:
                self.clock.at += timedelta(seconds=3)
                undo(desk, number, by=by)
        except DeskError:
            pass  # the rules said no, which is right


SOME = [(1, "Europe/Madrid", False), (2, "Europe/Madrid", True)]
MANY = [(seed, ZONES[seed % len(ZONES)], seed % 3 == 0) for seed in range(3, 33)]


@pytest.fixture(scope="module", params=SOME + MANY if os.environ.get("RECEPTIONIST_FULL") else SOME)
def lived(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lived]:
    """Different months, also of an office that is open while the clocks change."""
    seed, zone, nights = request.param
    file = tmp_path_factory.mktemp("lived") / "desk.sqlite3"
    made = Lived(file, seed, zone, nights=nights)
    yield made
    made.desk.close()


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def verdicts(figures: PeriodFigures) -> Counter[str]:
    promises = figures.promises
    found = {"kept": promises.kept, "broken": promises.broken, "late": promises.late}
    return Counter({name: len(numbers) for name, numbers in found.items()})


def test_the_month_counted_by_sql(lived: Lived) -> None:
    figures = summarise_period(lived.desk, first=FIRST, last=LAST)
    ledger = lived.ledger()
    assert figures.adds_up
    assert len(figures.balance.taken) == ledger.counted("taken", FIRST, LAST)
    assert len(figures.deeds.handed_over) == ledger.counted("handed-over", FIRST, LAST)
    assert len(figures.deeds.postponed) == ledger.counted("postponed", FIRST, LAST)
    assert set(figures.balance.still_open) == ledger.open_at(lived.now)
    assert {each.hour: each.taken for each in figures.hours if each.taken} == ledger.hours(
        FIRST, LAST
    )
    for weekday in figures.weekdays:
        of_day = sum(
            (
                ledger.hours(day, day)
                for day in days(FIRST, LAST)
                if day.weekday() == weekday.weekday
            ),
            Counter(),
        )
        assert {one.hour: one.taken for one in weekday.hours if one.taken} == of_day


def test_the_verdicts_counted_by_the_book(lived: Lived) -> None:
    figures, ledger = summarise_period(lived.desk, first=FIRST, last=LAST), lived.ledger()
    book = ledger.verdicts(FIRST, LAST, lived.now)
    running = len(figures.promises.late_open)
    assert verdicts(figures)["kept"] == book["kept"] > 20
    assert verdicts(figures)["broken"] == book["broken"] > 0
    assert verdicts(figures)["late"] - running == book["late"] > 0
    assert len(figures.promises.released) == book["released"]


def test_response_times_by_opening_time_and_by_the_clock(lived: Lived) -> None:
    response = summarise_period(lived.desk, first=FIRST, last=LAST).response
    opening, clock = zip(*lived.ledger().answer_times(FIRST, LAST), strict=True)
    assert len(response.answered) == len(opening) > 20
    for ours, times in ((response, opening), (response.clock, clock)):
        assert (ours.least, ours.most) == (min(times), max(times))
        assert ours.median == median(times)
        assert ours.mean == sum(times, timedelta(0)) / len(times)
        slower = sum(each > (ours.ninety or times[0]) for each in times)
        assert slower * 10 <= len(times), "nine of ten took no longer"
    assert any(one < other for one, other in zip(opening, clock, strict=True))


def test_the_slowest_by_opening_time(lived: Lived) -> None:
    times = [opening for opening, _clock in lived.ledger().answer_times(FIRST, LAST)]
    slowest = summarise_period(lived.desk, first=FIRST, last=LAST).slowest
    assert [row.response for row in slowest] == sorted(times, reverse=True)[: len(slowest)]
    assert len(slowest) == 10


def test_who_called_again_counted_by_sql(lived: Lived) -> None:
    callers = summarise_period(lived.desk, first=FIRST, last=LAST).callers
    found = Counter((one.calls, one.numbers) for one in callers)
    assert found == lived.ledger().repeat_callers(FIRST, LAST)
    assert found.total() > 5
    assert any(one.calls > len(one.numbers) for one in callers)


def test_every_day_adds_up_and_hands_on_to_the_next(lived: Lived) -> None:
    """What is still open at the end of a day is carried into the next one (product.md §8)."""
    open_before: set[int] | None = None
    for day in days(date(2026, 10, 20), date(2026, 10, 28)):
        figures, ledger = summarise_day(lived.desk, day), lived.ledger()
        assert figures.adds_up, day
        carried = set(figures.balance.carried_in)
        if open_before is not None:
            changed = set(figures.since.added) | set(figures.since.closed)
            assert (carried ^ open_before) <= changed, day
        end = datetime(day.year, day.month, day.day, tzinfo=lived.zone) + timedelta(days=1)
        assert set(figures.balance.still_open) == ledger.open_at(min(lived.now, end)), day
        assert len(figures.balance.taken) == ledger.counted("taken", day, day), day
        open_before = set(figures.balance.still_open)


def test_every_day_is_as_long_as_it_was_and_open_as_long(lived: Lived) -> None:
    ledger = lived.ledger()
    for day in days(date(2026, 10, 23), date(2026, 10, 27)):
        start, end = ledger.bounds(day, day)
        if lived.zone == MADRID and day == CHANGED:
            assert end - start == 25 * 3600 * 1_000_000
        hours = summarise_day(lived.desk, day).hours
        minutes = timedelta(minutes=sum(each.open_minutes for each in hours))
        assert minutes == ledger.open_between(start, end)
