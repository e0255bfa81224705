"""From when to when the program ran: noted while it runs, said on an empty day page."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from receptionist.paths import running_file
from receptionist.services.papers.running import note_running, ran_on
from receptionist.services.print_day import print_day
from tests.domain.lives import at
from tests.domain.test_people import HOURS
from tests.services.test_papers import text
from tests.support.office import Reception

MONDAY = date(2026, 11, 23)


def test_the_first_and_the_last_look_of_a_day_are_kept() -> None:
    assert ran_on(MONDAY) is None
    for clock in ("08:52", "08:55", "08:58", "19:00"):
        note_running(HOURS, at(clock))
    assert ran_on(MONDAY) == (at("08:52"), at("19:00"))
    note_running(HOURS, at("08:00"))  # the clock was put back
    assert ran_on(MONDAY) == (at("08:00"), at("19:00"))


def test_what_is_between_two_writings_is_not_written() -> None:
    note_running(HOURS, at("08:52"))
    before = running_file().stat().st_mtime_ns
    note_running(HOURS, at("08:56"))
    assert running_file().stat().st_mtime_ns == before
    for each in range(60):
        note_running(HOURS, at("09:00") + timedelta(days=each))
    assert len(json.loads(running_file().read_text())) == 40


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff", b'{"2026-11-23": 3}'])
def test_a_damaged_note_is_nothing(content: bytes) -> None:
    running_file().parent.mkdir(parents=True)
    running_file().write_bytes(content)
    assert ran_on(MONDAY) is None


def test_a_full_disk_is_no_trouble_of_anybodys() -> None:
    running_file().mkdir(parents=True)
    note_running(HOURS, at("08:52"))
    assert ran_on(MONDAY) is None


def test_an_empty_day_page_says_it(reception: Reception) -> None:
    note_running(reception.desk.office().hours, at("08:52"))
    assert "the program ran from 08:52 to 08:52" in " ".join(
        text(print_day(reception.desk, MONDAY, language="en")).split()
    )
