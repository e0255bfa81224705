"""The search takes whatever somebody types or pastes, and finds by words, names and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receptionist.domain.message import Caller
from receptionist.domain.trays import Tray
from receptionist.services.find_messages import messages
from tests.support.office import Reception, make_reception


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reception]:
    """A few messages with odd callers."""
    made = make_reception(tmp_path_factory.mktemp("search"))
    made.take(caller=Caller(name='Ana "la" O\'Neill', phone="+34 655 12 34 56"), text="NEAR AND OR")
    made.take(caller=Caller(name="Íñigo Peña", company="Ñu & Co."), text="pieza AB-12/3 👩‍🔧")
    made.take(caller=Caller(name="100%_*"), text="x" * 1_000_000)
    yield made
    made.desk.close()


def found(reception: Reception, words: str) -> list[int]:
    return [each.number for each in messages(reception.desk, tray=Tray.ALL, words=words)]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("o'neill", [1]),
        ('"la"', [1]),
        ("near and or", [1]),
        ("NEAR(a b)", []),
        ("inigo pena", [2]),
        ("peña íñi", [2]),
        ("ab-12", [2]),
        ("655123456", [1]),
        ("+34 655 12", [1]),
        ("34 56", []),
        ("#2", [2]),
        ("# 3", [3]),
        ("a", []),
        ("*", []),
        ("name:ana", []),
        ("ana*", [1]),
        ("' UNION SELECT 1 --", []),
        ("a\0na", []),
        ("👩‍🔧", []),
        ("\ud800 ana", [1]),
        ("x" * 1_000_000, [3]),
        ("-", []),
        ("999999999999999999999999", []),
    ],
)
def test_odd_things_typed_find_what_they_say(
    searched: Reception, words: str, numbers: list[int]
) -> None:
    assert found(searched, words) == numbers


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text(max_size=40) | st.text('"*()^:+-#NEARORAND0123 \0', max_size=40))
def test_nothing_typed_ever_fails(searched: Reception, words: str) -> None:
    assert set(found(searched, words)) <= {1, 2, 3}


def test_what_was_changed_is_found_by_what_it_says_now(tmp_path: Path) -> None:
    reception = make_reception(tmp_path)
    reception.take(text="primero")
    reception.take(text="segundo", answers=(("¿Talla?", "grandísima"),))
    assert found(reception, "grandisima") == [2]
    assert found(reception, "primero segundo") == []
    reception.desk.close()
