"""A bad day: the file is damaged or gone, the disk is full under a draft, the database hangs."""

from __future__ import annotations

import sqlite3
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from receptionist.paths import drafts_folder
from receptionist.services.keep_backup import keep_for_today
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import Day, OpenDay
from ui.app import App
from ui.dialogs.backups.start_trouble import StartTrouble
from ui.drafts import load_drafts
from ui.guards.watchdog import Watchdog
from ui.hands import Hands
from ui.views import capture_page
from ui.widgets.banner import Banner

_OWN = Qt.FindChildOption.FindDirectChildrenOnly


def _prepared(open_day: OpenDay) -> tuple[Day, Path]:
    """A desk with one message in a backup and one after it, closed again."""
    day = open_day()
    take_message(day.desk, NewMessage(text="in the backup"), by=day.names["Ana"])
    keep_for_today(day.desk)
    take_message(day.desk, NewMessage(text="after it"), by=day.names["Ana"])
    file = day.desk.database.file
    day.app.quit()
    day.desk.close()
    return day, file


def _start(day: Day, file: Path) -> tuple[App, Hands]:
    app = App(day.app.seat.settings, address=f"sqlite:///{file}", clock=day.clock)
    app.show()
    return app, Hands(app.window)


@pytest.mark.one_pc
@pytest.mark.parametrize("damage", ["damaged", "gone", "torn"])
def test_a_bad_file_is_said_at_start_and_one_key_restores(open_day: OpenDay, damage: str) -> None:
    day, file = _prepared(open_day)
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    elif damage == "damaged":
        file.write_bytes(b"\0" * 100 + content[100:])
    else:
        file.write_bytes(content[:-4096] + b"\xff" * 4096)
    app, hands = _start(day, file)
    dialog = hands.until(lambda: QApplication.activeModalWidget(), "the way out")
    assert isinstance(dialog, StartTrouble)
    hands.until(lambda: dialog.save_button.words == "Restore it", "a backup is offered")
    hands.press("Return")
    hands.until(lambda: app.seat.known, "the desk is there again")
    hands.until(lambda: app.window.trays.list.model().rowCount() == 1, "the list has it")
    assert len(list(file.parent.glob("*replaced*"))) == (0 if damage == "gone" else 1)
    app.quit()
    app.window.close()
    for left in (app.window, app):
        left.deleteLater()


def _without_a_disk(day: Day) -> Banner:
    """A name is typed, and its draft finds no disk; where that is said."""
    drafts_folder().parent.mkdir(parents=True, exist_ok=True)
    drafts_folder().write_text("in the way")
    day.hands.press("F2")
    day.hands.type("Begoña")
    (banner,) = day.window.capture.findChildren(Banner, options=_OWN)
    day.hands.until(lambda: "only in this window" in banner.accessibleName(), "it says so")
    return banner


def test_a_draft_that_finds_no_disk_says_so_and_is_tried_again(open_day: OpenDay) -> None:
    day = open_day()
    banner = _without_a_disk(day)
    drafts_folder().unlink()
    day.hands.until(lambda: [each.who for each in load_drafts()] == ["Begoña"], "kept by itself")
    day.hands.until(banner.isHidden, "and the trouble is over")


@pytest.mark.one_pc
def test_what_could_not_be_saved_is_said_until_it_is_seen_to(
    open_day: OpenDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture_page, "_RETRY_AFTER_MS", 50)
    day = open_day()
    banner = _without_a_disk(day)
    file = day.desk.database.file
    file.rename(file.with_name("elsewhere"))
    day.hands.press("F9")
    day.hands.until(lambda: banner.accessibleName().startswith("Not saved: "), "it says so")
    tried: list[None] = []
    day.window.capture._retrying.timeout.connect(lambda: tried.append(None))
    day.hands.until(lambda: len(tried) > 2, "the draft is tried again")
    assert banner.accessibleName().startswith("Not saved: ")
    file.with_name("elsewhere").rename(file)
    drafts_folder().unlink()
    day.hands.until(lambda: [each.who for each in load_drafts()] == ["Begoña"], "kept by itself")
    assert banner.isVisible()
    assert banner.accessibleName().startswith("Not saved: ")
    day.hands.press("F9")
    day.hands.until(banner.isHidden, "saved")


def test_a_database_that_hangs_is_said_in_red_until_it_answers(open_day: OpenDay) -> None:
    day = open_day()
    seconds = [0.0]
    said: list[str] = []
    dog = Watchdog(
        day.app.reminding.ticker,
        day.app.background,
        said.append,
        day.app,
        seconds=lambda: seconds[0],
    )
    dog.start()
    hang = threading.Event()
    day.app.background.ask(lambda _desk: hang.wait(20), lambda _done: None)
    for seconds[0] in (30.0, 59.0, 61.0):
        dog.look()
    assert said == [], "just after a sleep nothing is said yet"
    seconds[0] = 66.0
    dog.look()
    assert "for over a minute" in said[-1]
    hang.set()
    day.hands.until(lambda: said[-1] == "", "the line goes when it answers")
    dog.stop()


@pytest.mark.one_pc
def test_a_locked_database_is_waited_for_in_a_quiet_line_while_typing_goes_on(
    open_day: OpenDay,
) -> None:
    day = open_day()
    other = sqlite3.connect(day.desk.database.file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    day.hands.press("F2")
    day.hands.type("Talleres Ruiz")
    day.hands.press("F9")
    rail, capture = day.window.rail, day.window.capture
    day.hands.until(lambda: rail.waiting == "Saving takes a while…", "the quiet line")
    day.hands.press("F2")
    day.hands.type("Gestoría Vega")
    assert [form.who.text() for form in capture.forms] == ["Talleres Ruiz", "Gestoría Vega"]
    assert not day.window.banner.isVisible()
    other.execute("ROLLBACK")
    other.close()
    day.hands.until(lambda: len(day.stored()) == 1, "it is saved")
    day.hands.until(lambda: not rail.waiting, "the line has gone")
    assert [form.who.text() for form in capture.forms] == ["Gestoría Vega"]


def _note(made: list[int], number: int, _desk: object) -> None:
    made.append(number)


def test_a_page_nobody_waits_for_any_more_is_not_made(open_day: OpenDay) -> None:
    """Leafing through the days, or closing the page, leaves no queue behind."""
    day = open_day()
    background, hang = day.app.background, threading.Event()
    made: list[int] = []
    background.ask_long(lambda _desk: hang.wait(10), lambda _done: None)
    for number in range(5):
        work = partial(_note, made, number)
        ticket = background.ask_long(work, lambda _done: None)
        if number < 4:
            background.drop(ticket)
    hang.set()
    day.hands.until(lambda: made, "the last one is made")
    assert made == [4]
