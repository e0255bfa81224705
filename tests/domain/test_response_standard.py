"""What is proposed to be promised: words, and a time that can be said aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from receptionist.domain.message import Wants
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.response_standard import (
    owes_an_answer,
    propose,
    proposed_due,
    proposed_words,
    standard_of,
)
from tests.domain.test_people import HOURS
from tests.support.ticking import moment, say

OFFICE = Office(hours=HOURS)


@pytest.mark.parametrize(
    ("taken", "due"),
    [
        ("10:00", "11:00"),
        ("10:01", "11:05"),
        ("10:04", "11:05"),
        ("13:00", "14:00"),  # exactly at closing is in hours
        ("13:30", "16:30"),  # over lunch
        ("12:58", "14:00"),  # 13:58 would be 14:00
        ("12:57", "14:00"),
        ("15:00", "17:00"),  # taken while closed
        ("18:30", "24 09:30"),
        ("18:59", "24 10:00"),  # 09:59
        ("27 18:30", "30 09:30"),  # over the weekend
        ("28 11:00", "30 10:00"),  # taken on a Saturday
    ],
)
def test_the_deadline_is_in_opening_time_and_can_be_said_aloud(taken: str, due: str) -> None:
    assert say(proposed_due(OFFICE, urgent=False, at=moment(taken))) == due


def test_urgent_is_sooner() -> None:
    assert say(proposed_due(OFFICE, urgent=True, at=moment("10:00"))) == "10:15"
    assert standard_of(OFFICE, urgent=False) == timedelta(hours=1)


def test_it_is_never_rounded_past_a_closing() -> None:
    odd = replace(OFFICE, hours=OpeningHours.of({"mon": ["09:00-10:57"]}, time_zone="UTC"))
    assert say(proposed_due(odd, urgent=False, at=moment("09:57"))) == "10:57"
    assert say(proposed_due(odd, urgent=False, at=moment("09:56"))) == "10:56"


def test_an_office_that_is_never_open_promises_by_the_clock() -> None:
    never = replace(OFFICE, hours=OpeningHours.of({}, time_zone="UTC"))
    assert say(proposed_due(never, urgent=False, at=moment("20:01"))) == "21:05"


@pytest.mark.parametrize(
    ("wants", "owed"),
    [
        ((), True),
        ((Wants.CALL_BACK,), True),
        ((Wants.WILL_CALL_AGAIN,), False),
        ((Wants.FOR_YOUR_INFORMATION, Wants.WILL_CALL_AGAIN), False),
        ((Wants.FOR_YOUR_INFORMATION, Wants.CALL_BACK), True),
        ((Wants.CAME_IN,), True),
    ],
)
def test_will_call_again_or_for_your_information_alone_proposes_none(
    wants: tuple[Wants, ...], owed: bool
) -> None:
    assert owes_an_answer(wants) is owed
    assert (propose(OFFICE, wants=wants, urgent=False, at=moment("10:00")) is not None) is owed


def test_the_words_are_what_we_will_do() -> None:
    assert proposed_words((Wants.CALL_BACK,)) == "We will call you back"
    assert proposed_words((Wants.WANTS_TO_SEE_YOU,)) == "We will call you to arrange a meeting"
