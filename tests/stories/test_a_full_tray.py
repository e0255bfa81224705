"""Ana tidies a full tray with the keyboard: several at once, the search, what is empty."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLabel

from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.trays import Part, Tray
from receptionist.services.close_message import close
from receptionist.services.desk import Desk
from receptionist.services.take_message import NewMessage, take_message
from tests.stories.conftest import TEN, Day, OpenDay

NAMES = ("María López", "Pedro Sanz", "Gestoría Vega", "Nuria Gómez")


def full(day: Day) -> None:
    """Four messages for Juan, due one after the other."""
    for at, who in enumerate(NAMES):
        new = NewMessage(
            caller=Caller(name=who, phone="655123456"),
            text="Asks about the quote",
            assignee=day.names["Juan"],
            promised=Promised(words="We call you back", due_at=TEN + timedelta(hours=1 + at)),
        )
        take_message(day.desk, new, by=day.names["Ana"])
    day.hands.until(lambda: day.window.trays.model.rowCount() == len(NAMES), "they are listed")
    day.idle()
    day.window.trays.list.setFocus()


def test_several_are_handed_over_at_once_and_taken_back_at_once(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.hands.press("Home", "Shift+Down", "Shift+Down")
    pile = day.window.trays.pile
    assert pile.note.isVisible() is (day.window.width() < 1000)
    day.hands.press("H")
    day.dialog()
    day.hands.type("mi")
    day.hands.press("Tab")
    day.hands.type("Juan is ill")
    day.hands.press("Return")
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog is gone")
    offered = [each.number for each in day.stored(Tray.OPEN) if each.offer]
    assert offered == [1, 2, 3]
    assert day.window.trays.pile.count_picked == 3
    day.hands.press("Ctrl+Z")
    day.hands.until(lambda: not any(each.offer for each in day.stored()), "all are taken back")
    day.hands.press("Esc")
    assert day.window.trays.pile.count_picked == 1


def test_one_new_time_for_several_and_their_slips(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.hands.press("Ctrl+A", "P")
    day.dialog()
    day.hands.press("Ctrl+A")
    day.hands.type("13:45")
    day.hands.press("Return")
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog is gone")
    assert all(len(each.promise.rounds[0].terms) == 2 for each in day.stored())
    day.idle()
    day.hands.press("S")
    slips = day.dialog()
    day.hands.until(lambda: slips.pages, "the slips are shown")  # type: ignore[attr-defined]
    day.hands.press("Esc")


def test_what_is_done_one_at_a_time_says_so(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.hands.press("Ctrl+A", "D")
    assert day.window.banner.isVisible()
    assert "one message at a time" in day.window.banner.accessibleName()
    assert QApplication.activeModalWidget() is None


def test_the_one_after_a_closed_one_is_chosen(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.hands.press("Home", "Down", "D")
    day.dialog()
    day.hands.press("Return")
    day.hands.until(lambda: day.window.trays.model.rowCount() == 3, "it is gone")
    day.hands.until(
        lambda: (shown := day.window.trays.message) and shown.number == 3, "the next has the bar"
    )


def test_the_search_offers_all_messages_when_the_tray_has_none(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    close(day.desk, 1, outcome=Outcome.RESOLVED, by=day.names["Ana"])
    day.hands.until(lambda: day.window.trays.model.rowCount() == 3, "one is closed")
    day.hands.press("Ctrl+F")
    day.hands.type("lopez")
    pile = day.window.trays.pile
    empty = pile._empty
    day.hands.until(empty.isVisible, "nothing is open under that name")
    day.hands.press("Tab")
    day.hands.until(empty.button.hasFocus, "the button is reached by key")
    day.hands.press("Space")
    day.hands.until(lambda: pile.model.rowCount() == 1, "it is among all of them")
    assert pile.search.text() == "lopez"


def test_a_word_too_long_for_the_pane_is_broken_and_copied_whole(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4
    take_message(day.desk, NewMessage(caller=Caller(name=word), text=word), by=day.names["Ana"])
    day.window.resize(1180, 700)
    detail = day.window.trays.detail
    day.hands.until(lambda: detail.message, "it is shown")
    day.hands.settle()
    labels = [each for each in detail.findChildren(QLabel) if "Rindf" in each.text()]
    assert labels
    assert all(each.height() > 2 * each.fontMetrics().height() for each in labels[:2])
    day.window.trays.list.setFocus()
    day.hands.press("C")
    assert word in QApplication.clipboard().text()


def test_nothing_is_left_of_several_when_none_is_in_the_list(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.window.resize(1180, 700)
    trays = day.window.trays
    day.hands.press("Ctrl+A")
    day.hands.until(trays.several.isVisible, "several are chosen")
    day.hands.press("Ctrl+F")
    day.hands.type("nobody of that name")
    day.hands.until(lambda: not trays.several.isVisible(), "they are not there any more")


def test_a_note_left_with_esc_is_there_again(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.hands.press("Home", "N")
    day.dialog()
    day.hands.type("He waits at the gate")
    day.hands.press("Esc")
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog is gone")
    assert "kept" in day.window.banner.accessibleName()
    day.to_window()
    day.hands.press("N")
    note = day.dialog()
    text = note.text  # type: ignore[attr-defined]
    day.hands.until(lambda: text.toPlainText() == "He waits at the gate", "it is back")
    day.hands.type(" now")
    day.hands.press("Ctrl+Return")
    day.hands.until(lambda: QApplication.activeModalWidget() is None, "it is saved")
    day.to_window()
    day.hands.press("N")
    again = day.dialog()
    day.idle()
    assert not again.text.toPlainText()  # type: ignore[attr-defined]
    day.hands.press("Esc")


def test_in_a_narrow_window_enter_shows_what_can_be_done_with_several(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.window.resize(760, 600)
    trays = day.window.trays
    day.hands.press("Home", "Shift+Down", "Return")
    assert trays.several.isVisible()
    assert not trays.pile.isVisible()
    day.hands.press("S")
    day.dialog()
    day.hands.press("Esc", "Esc")
    assert trays.pile.isVisible()
    assert trays.pile.count_picked == 2


def test_a_wide_window_shows_several_beside_the_list(open_day: OpenDay) -> None:
    day = open_day("Ana Robles")
    full(day)
    day.window.resize(1180, 700)
    trays = day.window.trays
    day.hands.press("Home", "Shift+Down")
    day.hands.until(trays.several.isVisible, "the pane is beside the list")
    assert all(button.isEnabled() for button in trays.several.buttons.values())


def test_a_search_nobody_waits_for_any_more_holds_no_save_up(open_day: OpenDay) -> None:
    """Each letter asks anew; a database that takes two seconds a question answers the last one."""
    day = open_day("Ana Robles")
    full(day)
    pile, answered, held = day.window.trays.pile, [], threading.Event()
    find = pile._find

    def counted(start: int, size: int) -> Callable[[Desk], Part]:
        work = find(start, size)

        def found(desk: Desk) -> Part:
            answered.append(pile.search.text())
            return work(desk)

        return found

    pile._find = counted  # type: ignore[method-assign]
    day.app.background.ask(lambda _desk: held.wait(10), lambda _done: None)
    pile.search.setFocus()
    for letter in "vega":
        day.hands.type(letter)
        pile.refresh()
    saved: list[int] = []
    day.app.background.change(lambda _desk: len(answered), saved.append)
    held.set()
    day.hands.until(lambda: saved, "it is saved")
    assert saved[0] <= 1, "at most the last question was answered before the save"
    day.hands.until(lambda: pile.model.rowCount() == 1, "what was typed is found")
