"""A look that is kept says what a new one would, until something begins or is another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from receptionist.domain.reminders import Looks, look
from tests.domain.lives import Life, at
from tests.domain.test_people import HOURS, office


def test_kept_looks_say_what_new_ones_would() -> None:
    people, message = office(), Life("12:00").message
    looks, now = Looks(), at("10:00")
    while now < at("15:00", day=24):
        (kept,) = looks.at([message], hours=HOURS, people=people, now=now)
        assert kept == look(message, hours=HOURS, people=people, now=now)
        now += timedelta(minutes=7)


def test_a_look_is_kept_until_something_is_another() -> None:
    people, message, now = office(), Life("12:00").message, at("10:01")
    looks = Looks()
    (first,) = looks.at([message], hours=HOURS, people=people, now=now)
    (again,) = looks.at([message], hours=HOURS, people=people, now=now + timedelta(seconds=1))
    assert again is first
    (earlier,) = looks.at([message], hours=HOURS, people=people, now=now - timedelta(seconds=1))
    assert earlier is not first, "the clock was put back"
    (other,) = looks.at([replace(message)], hours=HOURS, people=people, now=now)
    assert other is not earlier
    (moved,) = looks.at([message], hours=replace(HOURS), people=people, now=now)
    assert moved is not other
    (hired,) = looks.at([message], hours=HOURS, people=replace(people), now=now)
    assert hired is not moved
    assert looks.at([], hours=HOURS, people=people, now=now) == []
