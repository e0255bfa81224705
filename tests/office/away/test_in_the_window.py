"""A morning at the window while the server goes and comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QElapsedTimer

from receptionist.storage import database
from tests.office.away.conftest import AwayDay, known_here


def test_calls_taken_meanwhile_are_in_the_list_and_then_with_the_office(day: AwayDay) -> None:
    day.take("Rosa Vidal")
    day.cut_off()
    day.take("Luis Gil")
    day.take("Eva Mora")
    rows = [day.row(at) for at in range(3)]
    assert [row.ticks for row in rows].count(("saved on this PC",)) == 2
    assert [each.caller.name for each in day.in_office] == ["Rosa Vidal"]
    assert "2 things saved on this PC wait" in day.said
    day.mend()
    day.hands.until(lambda: len(day.in_office) == 3, "all are with the office")
    day.idle()
    assert {each.number for each in day.in_office} == {1, 2, 3}
    day.hands.until(lambda: day.numbers == {1, 2, 3}, "the rows have their numbers")


def test_what_is_done_to_a_message_meanwhile_arrives(day: AwayDay) -> None:
    day.take("Rosa Vidal")
    day.cut_off()
    day.to_window()
    day.hands.press("Down", "D")
    day.dialog()
    day.hands.press("Return")
    day.hands.until(lambda: not day.saved, "closed here")
    assert day.in_office
    day.mend()
    day.hands.until(lambda: not day.in_office, "closed for everyone")


def test_a_server_that_says_nothing_holds_no_key_back(
    day: AwayDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half-open: it takes everything and never answers. Typing goes on; then it is saved here."""
    monkeypatch.setattr(database, "_ANSWER_SECONDS", 2.0)
    day.take("Rosa Vidal")
    day.hands.until(lambda: known_here("messages") == 1, "it is known here too")
    day.line.silent = True
    day.to_window()
    day.hands.press("F2")
    slowest, clock = 0, QElapsedTimer()
    for letter in "Luis Gil, de Talleres Norte":
        clock.start()
        day.hands.type(letter)
        slowest = max(slowest, clock.elapsed())
    print(f"slowest key: {slowest} ms")  # noqa: T201 -- for whoever measures (R6: 200 ms)
    assert day.window.capture.forms[0].draft.who == "Luis Gil, de Talleres Norte"
    day.hands.press("F9")
    day.hands.until(lambda: day.away and day.saved == 2, "it is saved on this PC")
    day.line.silent = False
    day.line.cut()
    day.hands.press("F12")
    day.hands.until(lambda: not day.away and len(day.in_office) == 2, "and then with the office")
