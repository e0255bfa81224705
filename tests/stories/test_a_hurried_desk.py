"""Ana in a hurry: the next call comes while the last message is still being saved."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy.engine import make_url

from receptionist.paths import drafts_folder
from tests.stories.conftest import Day, OpenDay
from ui.dialogs.message_dialog import which
from ui.views.reminder_window import ReminderWindow
from ui.widgets.banner import Banner


@contextmanager
def somebody_writes(address: str) -> Iterator[None]:
    """Another program holds the database, so that nothing can be saved meanwhile."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        other = sqlite3.connect(str(url.database), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()
        return
    host, name = str(url.query["host"]), str(url.database)
    with psycopg.connect(host=host, dbname=name, user=url.username) as beside:
        beside.execute("LOCK TABLE messages IN EXCLUSIVE MODE")
        yield
        beside.rollback()


def _write(day: Day, *fields: str) -> None:
    day.hands.press("F2")
    for field in fields:
        day.hands.type(field)
        day.hands.press("Return")


def _save(day: Day, *fields: str) -> None:
    """Write so much of a message, or go on with the one at hand, and save it."""
    if fields:
        _write(day, *fields)
    day.hands.press("F9")
    day.hands.until(lambda: not day.window.capture.forms, "it is on disk")


def _reminder_up(day: Day) -> ReminderWindow:
    """A message of an hour ago is late: its reminder stands beside the window one works in."""
    _save(day, "Pedro")
    reminders = day.app.reminding.window
    day.later(hours=1, minutes=5)
    day.hands.until(reminders.isVisible, "the reminder is up")
    day.to_window()
    return reminders


def test_the_cursor_stays_where_it_is_when_the_last_message_is_saved(
    open_day: OpenDay, address: str
) -> None:
    day = open_day("Ana Robles")
    with somebody_writes(address):
        _write(day, "Pedro")
        day.hands.press("F9")
        _write(day, "Nuria")
        form = day.window.capture.form
        assert form is not None
        assert form.company.hasFocus()
    day.hands.until(day.stored, "the first is on disk")
    day.hands.until(lambda: len(day.window.capture.forms) == 1, "the first form is cleared")
    day.hands.type("Norte")
    assert (form.who.text(), form.company.text()) == ("Nuria", "Norte")


def test_a_second_message_is_saved_while_the_first_one_still_is(
    open_day: OpenDay, address: str
) -> None:
    day = open_day("Ana Robles")
    with somebody_writes(address):
        for name in ("Pedro", "Nuria"):
            _write(day, name)
            day.hands.press("F9")
        capture = day.window.capture
        day.hands.until(lambda: "Still saving" in capture.state, "it is said quietly")
    day.hands.until(lambda: len(day.stored()) == 2, "both are on disk")
    day.hands.until(lambda: not day.window.capture.forms, "both forms are cleared")


def test_a_save_that_ends_elsewhere_does_not_take_the_keyboard_from_the_search(
    open_day: OpenDay, address: str
) -> None:
    day = open_day("Ana Robles")
    _write(day, "Iñaki")
    day.hands.press("F9")
    day.hands.until(lambda: day.window.trays.list.hasFocus(), "the list has the message")
    with somebody_writes(address):
        _write(day, "Pedro")
        day.hands.press("F9", "Esc", "Ctrl+F")
    day.hands.until(lambda: not day.window.capture.forms, "it is saved")
    day.hands.type("done")
    assert QApplication.activeModalWidget() is None
    assert day.window.trays.search.text() == "done"


def test_a_new_form_is_clean_even_when_only_urgent_was_pressed_and_has_the_present_time(
    open_day: OpenDay,
) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2", "F8", "F7", "F6", "Esc")
    day.later(hours=1)
    day.hands.press("F2")
    (form,) = day.window.capture.forms
    assert not form.draft.urgent
    assert not form.draft.read_back
    assert form.draft.wants == ("call-back",)
    assert form.draft.began == day.clock.now().isoformat()


def test_a_draft_whose_words_were_all_deleted_does_not_come_back(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    day.hands.type("Wrong number")
    day.hands.until(lambda: list(drafts_folder().glob("*.json")), "the draft is on disk")
    day.hands.press("Ctrl+A", "Del")
    day.hands.until(lambda: not list(drafts_folder().glob("*.json")), "nothing is left of it")


@pytest.mark.one_pc
def test_the_file_of_the_messages_is_gone_and_the_draft_stays(
    open_day: OpenDay, tmp_path: Path
) -> None:
    day = open_day("Ana Robles")
    file = tmp_path / "desk.sqlite3"
    _write(day, "Pedro")
    away = file.rename(tmp_path / "away.sqlite3")
    day.hands.press("F9")
    banner = day.window.capture.findChildren(Banner)[0]
    day.hands.until(banner.isVisible, "it is said")
    assert "nothing was saved" in banner.accessibleName()
    assert QApplication.activeModalWidget() is None
    away.rename(file)
    day.hands.press("F9")
    day.hands.until(day.stored, "it is on disk once the file is back")


def test_reminders_uncover_the_form_while_a_message_is_written(open_day: OpenDay) -> None:
    day = open_day()
    reminders = _reminder_up(day)
    _write(day, "Nuria")
    assert not reminders.isVisible()
    day.hands.press("F9")
    day.hands.until(lambda: len(day.stored()) == 2, "it is on disk")
    day.hands.until(lambda: not day.window.capture.forms, "the form is cleared")
    day.later(seconds=4)
    day.hands.until(reminders.isVisible, "the reminder is back")


def test_a_look_that_was_asked_for_before_the_first_key_covers_nothing(open_day: OpenDay) -> None:
    """A slow database answers while somebody writes: what fell due waits for the message."""
    day = open_day()
    _save(day, "Pedro")
    reminders = day.app.reminding.window
    slow = threading.Event()
    day.later(seconds=4)
    day.idle()
    day.app.background.ask(lambda _desk: slow.wait(), lambda _done: None)
    day.later(hours=1, minutes=5)
    _write(day, "Nuria")
    slow.set()
    day.idle()
    assert reminders.rows
    assert not reminders.isVisible()
    _save(day)
    day.later(seconds=4)
    day.hands.until(reminders.isVisible, "now it is up")


def test_reminders_do_not_lie_over_what_an_action_asks(open_day: OpenDay) -> None:
    day = open_day()
    reminders = _reminder_up(day)
    day.hands.press("N")
    day.dialog()
    assert not reminders.isVisible()
    day.hands.press("Esc")
    day.later(seconds=15)
    day.hands.until(reminders.isVisible, "the reminder is back")


def test_the_first_window_fits_the_screen(open_day: OpenDay) -> None:
    day = open_day()
    room = day.window.screen().availableSize()
    assert day.window.width() <= room.width()
    assert day.window.height() <= room.height()
    assert day.window.minimumHeight() <= room.height()


def test_for_whom_offers_those_whose_name_begins_so(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    _write(day, "Pedro", "", "")
    day.hands.type("i")
    form = day.window.capture.form
    assert form is not None
    completer = form.receiver.edit.completer()
    assert completer is not None
    offered = completer.completionModel()
    names = [offered.index(row, 0).data().split(" · ")[0] for row in range(offered.rowCount())]
    assert names == ["Marta Iglesias"]


def test_a_refused_time_is_in_sight_and_what_was_said_of_it_goes_with_it(
    open_day: OpenDay,
) -> None:
    day = open_day("Ana Robles")
    day.window.resize(1000, 600)
    _write(day, "Pedro", "", "", "", "", "")
    day.hands.type("yesterday at 9")
    day.hands.press("F9")
    (form,) = day.window.capture.forms
    banner = day.window.capture.findChildren(Banner)[0]
    assert banner.isVisible()
    assert form.by.visibleRegion().boundingRect().height() == form.by.height()
    day.hands.press("Ctrl+A")
    day.hands.type("13")
    assert not banner.isVisible()


def test_f9_pressed_twice_does_not_save_the_draft_that_comes_up(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    _write(day, "Pedro")
    _write(day, "Nuria")
    day.hands.press("F9")
    day.hands.until(lambda: len(day.window.capture.forms) == 1, "the first draft came up")
    day.hands.press("F9")
    day.idle()
    assert [each.caller.name for each in day.stored()] == ["Nuria"]
    day.hands.type("!")
    day.hands.press("F9")
    day.hands.until(lambda: len(day.stored()) == 2, "what was typed in is saved")


def test_a_pasted_page_leaves_room_for_the_rest(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    day.hands.press("F2")
    (form,) = day.window.capture.forms
    form.who.insert("a page " * 300)
    form.who.textEdited.emit(form.who.text())
    day.hands.settle()
    assert len(form.read_back.sentence) < 300
    day.hands.press("F9")
    day.hands.until(lambda: not day.window.capture.forms, "it is saved")
    (message,) = day.stored()
    assert len(which(message)) < 200


def test_a_reminder_opens_its_message_in_a_narrow_window_too(open_day: OpenDay) -> None:
    day = open_day()
    _write(day, "Pedro")
    day.hands.press("F9")
    day.hands.until(lambda: not day.window.capture.forms, "it is on disk")
    day.window.resize(900, 600)
    day.hands.settle()
    day.window.open_message(day.stored()[0].number)
    day.hands.until(day.window.trays.detail.isVisible, "the message is in front")
    assert not day.window.trays.list.isVisible()
    day.hands.until(day.window.trays.detail.hasFocus, "its keys act")
    day.hands.press("Esc")
    assert day.window.trays.list.isVisible()
