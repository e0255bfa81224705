"""Whoever calls a third time about the same thing is brought to the owner (product.md §5)."""

from __future__ import annotations

import pytest

from receptionist.domain.history import Answered, Attempted, AttemptKind, Noted, TermAgreed, What
from receptionist.domain.promise import Told
from tests.domain.lives import ANA, Life, at
from tests.support.ticking import popped, rows

CHASE = Noted(chase=True)


def _chased(*times: str) -> Life:
    found = Life("18:00").then("10:01", Noted(text="no chase"))
    for when in times:
        found.then(when, CHASE, by=ANA)
    return found


def _owner(life: Life, until: str) -> list[str]:
    return [each for each in popped(life, until, of="Luis") if "chased" in each]


def test_two_chases_are_the_assignees_own() -> None:
    assert _owner(_chased("10:20", "10:40"), "11:00") == []


def test_the_third_chase_and_each_later_one_alerts_the_owner() -> None:
    life = _chased("10:20", "10:40", "11:00", "11:20")
    assert _owner(life, "11:25") == ["11:00 Luis chased", "11:20 Luis chased"]
    assert life.message.chases == 4
    assert life.message.chased_at == at("11:20")


def test_a_chase_out_of_hours_waits_for_the_opening() -> None:
    life = _chased("10:20", "10:40", "15:10")
    assert _owner(life, "16:05") == ["16:00 Luis chased"]


def test_the_owner_keeps_the_row_while_a_later_chase_waits_for_the_opening() -> None:
    life = _chased("10:20", "10:40", "13:50").then("15:10", Noted(chase=True, alerted=True))
    assert "Luis chased" in rows(life, "15:00")
    assert "Luis chased" in rows(life, "15:20")
    assert _owner(life, "16:05") == ["13:50 Luis chased", "16:00 Luis chased"]


@pytest.mark.parametrize(
    "what",
    [
        Answered(),
        TermAgreed(due_at=at("18:30"), told=Told.PHONE),
        Attempted(what=AttemptKind.BUSY, retry_at=at("12:30")),
    ],
)
def test_it_is_over_once_somebody_saw_to_it(what: What) -> None:
    life = _chased("10:20", "10:40", "11:00").then("11:10", what)
    assert "Luis chased" in rows(life, "11:05")
    assert "Luis chased" not in rows(life, "11:15")
