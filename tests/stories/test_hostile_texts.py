"""Texts that hurt other programs, pasted into every field: kept whole, shown, and nothing is moved.

The one rule of what is changed in a text is `receptionist.typed`; the windows have none.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.typed import LONGEST, clean, clean_line
from tests.faults.hostile import HOSTILE
from tests.sights.lint import troubles
from tests.stories.conftest import Day, OpenDay

_FIELDS = ("who", "company", "phone", "receiver", "text", "promise", "by")
_PASTED = (
    "\u202eabc\u202c مرحبا بالعالم",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 40,
    "Z" + "\u0301\u0334\u0321" * 60,
    "before\0after",
    '<img src="/etc/passwd" width="10" height="10"/><b>open',
    "a" * LONGEST,
    "palabra " * 2500,
    *(text for text in HOSTILE if "\n" in text and len(text) < 200),
)


def _pasted(day: Day, text: str) -> None:
    """A new message, with `text` pasted into each of its fields."""
    day.hands.press("F2")
    form = day.window.capture.form
    assert form is not None
    QApplication.clipboard().setText(text)
    for name in _FIELDS:
        form.fields.field(name).setFocus()
        day.hands.press("Ctrl+A", "Ctrl+V")


def _saved(day: Day) -> bool:
    """F9 says first what is not understood, and saves it all the same when it is pressed again."""
    if day.window.capture.forms:
        day.hands.press("F9")
        day.idle()
    return not day.window.capture.forms


def _troubles(day: Day) -> list[str]:
    """What is wrong with the window once it has come to rest: a layout may need more turns."""
    found: list[str] = []
    for _turn in range(3):
        found = troubles(day.window)
        if not found:
            break
        day.idle()
    return found


def test_whatever_is_pasted_is_kept_and_the_window_stays_whole(open_day: OpenDay) -> None:
    day = open_day()
    for number, text in enumerate(_PASTED, 1):
        _pasted(day, text)
        assert _troubles(day) == [], text[:30]
        day.idle()
        day.hands.until(lambda: _saved(day), f"{text[:30]!r} is saved")
        kept = next(each for each in day.stored() if each.number == number)
        # What a line does not take whole is added to the text; what is too long goes into a file.
        assert kept.text.startswith(clean(text).strip()[: LONGEST // 4])
        # A line has no line ends: Qt makes blanks of them, the rule one blank of several.
        assert kept.caller.name == clean_line(text), text[:30]
        assert kept.caller.company == clean_line(text)
        day.window.open_message(number)
        day.idle()
        assert _troubles(day) == [], text[:30]
        day.to_window()


@pytest.mark.parametrize("text", ["a" * LONGEST, "\u202eabc"])
def test_a_search_for_it_finds_nothing_and_breaks_nothing(open_day: OpenDay, text: str) -> None:
    day = open_day()
    QApplication.clipboard().setText(text)
    day.hands.press("Ctrl+F", "Ctrl+V")
    day.idle()
    assert _troubles(day) == []
