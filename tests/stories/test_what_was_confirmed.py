"""What is read back is what is kept: confirmed, changed, added to, and found again in the list."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.services import keep_contacts
from tests.stories.conftest import Day, OpenDay
from ui.capture.warm import warm_up
from ui.views.capture_form import CaptureForm


@pytest.fixture
def day(open_day: OpenDay) -> Day:
    warm_up()  # the words for days, which the program reads behind its first look
    return open_day("Ana Robles")


def _form(day: Day) -> CaptureForm:
    form = day.window.capture.form
    assert form is not None
    return form


def _call(day: Day, *typed: str) -> None:
    day.hands.press("F2")
    for words in typed:
        day.hands.type(words)
        day.hands.press("Return")


def test_what_is_typed_after_the_caller_confirmed_has_to_be_confirmed_again(day: Day) -> None:
    _call(day, "Remedios Olmo", "", "655123456", "ju", "wants the quote")
    form = _form(day)
    proposed = form.by.due()
    assert proposed is not None
    day.hands.press("F7")
    day.clock.at += timedelta(minutes=20)
    form._think()
    assert form.by.due() == proposed, "it is what the caller has heard"
    form.text.setFocus()
    day.hands.type(" today")
    assert form.read_back.confirmed.isChecked(), "what they want was not read back"
    form.by.setFocus()
    day.hands.type("+2h")
    assert not form.read_back.confirmed.isChecked()
    assert form.read_back.heading == "▲ It has changed: read it back again"
    day.hands.press("F7")
    assert form.read_back.heading == "Read it back before hanging up"
    day.hands.press("F9")
    (message,) = day.hands.until(day.stored, "it is saved")
    assert message.read_back_at is not None


def test_where_it_is_added_nothing_is_asked_that_would_change_nothing(day: Day) -> None:
    _call(day, "Pedro Gil", "", "600999888", "ju", "is in a hurry")
    day.hands.press("F8", "F9")
    day.hands.until(lambda: day.window.trays.message, "it is saved")
    _call(day, "Nuria Sanz", "", "600111222", "ju", "asks for the invoice")
    day.hands.press("F9")
    day.hands.until(lambda: len(day.stored()) == 2 and not day.window.capture.forms)
    day.idle()
    shown = day.hands.until(lambda: day.window.trays.message, "it is saved, and found again")
    assert shown is not None
    assert shown.number == 2, "not the one that is due before it"

    while keep_contacts.remember_callers(day.desk):
        pass
    day.hands.press("F2")
    day.hands.type("Nuria")
    form = _form(day)
    day.hands.until(lambda: form.fields.panel.list.found, "she is known")
    day.hands.press("Down", "Return")
    day.hands.until(lambda: form.adds_to == 2, "her message is open")
    assert form.text.hasFocus()
    for gone in (form.receiver, form.ticks, form.promise, form.by, form.read_back.confirmed):
        assert not gone.isVisible()
    day.hands.press("F8")
    assert not form.ticks.urgent
    banner = day.window.capture.said
    assert banner == "#2 keeps what was promised; Ctrl+N writes another message."
    day.hands.press("Ctrl+N")
    assert form.receiver.edit.hasFocus()
    assert form.by.isVisible()
    assert not day.window.capture.said


def test_whoever_types_on_for_somebody_else_writes_another_message(day: Day) -> None:
    _call(day, "Nuria Sanz", "", "600111222", "ju", "asks for the invoice")
    day.hands.press("F9")
    day.hands.until(lambda: not day.window.capture.forms, "it is saved")
    _call(day, "Nuria Sanz", "", "600111222")
    form = _form(day)
    day.hands.until(lambda: form.adds_to == 1, "her message is open")
    day.hands.type("ju")
    day.hands.press("Return")
    assert form.adds_to == 1, "for whom it is already"
    day.hands.press("Shift+Tab")
    day.hands.type("ma")
    day.hands.press("Return")
    assert form.adds_to is None
    assert form.receiver.text().startswith("Marta")
