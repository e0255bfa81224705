"""Two PCs on an office's server: what one does the other sees, and one reminds for both."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import pytest

from receptionist.domain.trays import Tray
from tests.stories.conftest import Day, OpenDay
from tests.support.server import Server


@pytest.fixture(autouse=True)
def _seen_soon() -> None:
    """As soon as the program does it: here that is asked."""


@pytest.fixture
def address(server: Server, made_office: str) -> Iterator[str]:
    """This office's messages are on a server."""
    name = server.new_database(like=made_office)
    yield server.address(name)
    server.drop(name)


def _take_for_juan(day: Day) -> None:
    day.to_window()
    day.hands.press("F2")
    day.hands.type("Rosa Vidal")
    day.hands.press("Return", "Return", "Return")
    day.hands.type("Juan")
    day.hands.press("Return")
    day.hands.type("Pide el albarán")
    day.hands.press("Return", "Return")
    day.hands.type("13")
    day.hands.press("F9")
    day.hands.until(lambda: day.stored(Tray.OPEN), "saved")


def test_a_call_taken_at_one_desk_is_on_the_other_within_two_seconds(open_day: OpenDay) -> None:
    ana, juan = open_day("Ana Robles"), open_day("Juan Peña")
    _take_for_juan(ana)
    saved = monotonic()
    model = juan.window.trays.list.model()
    juan.hands.until(lambda: model.rowCount() == 1, "Juan sees it")
    assert monotonic() - saved < 2 + 3, "two seconds, and patience with a busy machine"
    assert "Rosa Vidal" in str(juan.stored(Tray.OPEN)[0].caller.name)


def test_what_is_closed_at_one_desk_leaves_the_reminders_of_the_other(open_day: OpenDay) -> None:
    ana, juan = open_day("Ana Robles"), open_day("Juan Peña")
    _take_for_juan(ana)
    reminders = juan.app.reminding.window
    juan.later(hours=3, minutes=1)
    juan.hands.until(lambda: reminders.rows, "it is due at Juan's")
    ana.to_window()
    ana.hands.press("Down", "D")
    ana.dialog()
    ana.hands.press("Return")
    ana.hands.until(lambda: not ana.stored(Tray.OPEN), "closed at Ana's")
    juan.hands.until(lambda: not reminders.rows, "gone at Juan's")
