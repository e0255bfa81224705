"""Drafts: undo over a restart, left half-written, and never a word of one in another."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from receptionist.paths import drafts_folder, long_texts_folder
from tests.stories.conftest import Day, OpenDay
from ui.views.capture_form import CaptureForm


def _form(day: Day) -> CaptureForm:
    form = day.window.capture.form
    assert form is not None
    return form


def test_cursor_and_undo_outlive_the_program(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Nuria Vega")
    day.hands.press("Ctrl+A")
    day.hands.type("Pedro")
    day.hands.press("Return", "Return", "Return", "Return")
    day.hands.type("first word")
    day.hands.press("Ctrl+A")
    day.hands.type("Other")
    day.hands.press("Left", "Left")
    day.hands.until(lambda: list(drafts_folder().glob("*.json")), "the draft is on disk")
    day.app.quit()
    again = open_day("Ana Robles")
    again.hands.until(lambda: again.window.capture.forms, "the draft is back")
    again.window.half_written.asked.emit()
    form = again.window.capture.forms[0]
    again.window.capture.show_form(form)
    assert form.text.hasFocus()
    assert (form.who.text(), form.text.toPlainText()) == ("Pedro", "Other")
    again.hands.type("-")
    assert form.text.toPlainText() == "Oth-er"
    again.hands.press("Ctrl+Z", "Ctrl+Z")
    assert form.text.toPlainText() == "first word"
    form.who.setFocus()
    again.hands.press("Ctrl+Z")
    assert form.who.text() == "Nuria Vega"
    again.hands.press("Ctrl+Y")
    assert form.who.text() == "Pedro"


def test_a_message_left_half_written_is_reminded_of(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Nuria")
    day.hands.press("Esc")
    bar = day.window.half_written
    day.later(minutes=9)
    bar.look()
    assert not bar.banner.isVisible()
    day.later(minutes=3)
    bar.look()
    assert bar.banner.isVisible()
    assert "12 min: Nuria" in bar.banner.accessibleName()
    bar.banner.clicked.emit()
    assert _form(day).who.hasFocus()
    day.hands.type(" Vega")
    assert not bar.banner.isVisible()


def test_it_is_spelled_while_it_is_mended(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Gil")
    day.hands.press("Ctrl+D")
    card = _form(day).read_back
    assert card.spelling == "G as in Golf · I as in India · L as in Lima"
    day.hands.press("Backspace")
    assert card.spelling == "G as in Golf · I as in India"
    day.hands.press("Ctrl+D")
    assert card.spelling == ""


def test_what_is_missing_and_doubtful_is_said_and_never_stops(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    assert day.window.capture.missing == ""
    day.hands.type("Gil")
    assert day.window.capture.missing == "Incomplete: a number, what they want"
    form = _form(day)
    form.phone.setFocus()
    day.hands.type("65512")
    day.hands.type("345")
    said = [each.text() for each in form.fields.findChildren(type(form.fields.number_says))]
    assert "▲ This may not be a whole number: read it back." in said
    form.fields.withheld.click()
    day.hands.press("F9")
    (message,) = day.hands.until(day.stored, "it is saved all the same")
    assert message.caller.withheld
    assert QApplication.activeModalWidget() is None


def test_what_is_pasted_and_too_long_is_kept_whole(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    page = "a page\n" * 20_000
    QApplication.clipboard().setText(page)
    form = _form(day)
    form.text.setFocus()
    day.hands.press("Ctrl+V")
    day.hands.until(lambda: "whole text is in the file" in form.text.toPlainText(), "it is kept")
    kept = list(long_texts_folder().glob("*.txt"))
    assert [each.read_text(encoding="utf-8") for each in kept] == [page]
    form.text.clear()
    form.who.setFocus()
    day.hands.press("Ctrl+V")
    day.hands.until(lambda: "whole text is in the file" in form.text.toPlainText(), "it is kept")
    assert form.who.text().startswith("a page")
    QApplication.clipboard().clear()


def test_hostile_signs_are_shown_and_saved(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    form = _form(day)
    for text in ("שלום", "👩‍👩‍👧‍👦", "e\N{COMBINING ACUTE ACCENT}" * 40, "<b>&amp;\0x"):
        form.who.insert(text)
        form.who.textEdited.emit(form.who.text())
        day.hands.settle()
    day.hands.press("F9")
    (message,) = day.hands.until(day.stored, "it is on disk")
    assert message.caller.name.startswith("שלום👩")
    assert "\0" not in message.caller.name
