"""Esc in a window with something typed: kept for the next time, or said before it goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receptionist.notifications import SilentNotifier
from tests.support.window import Workplace
from tests.ui.dialogs.keys import press, shown, typed
from ui.callers.find_callers import FindCallers
from ui.dialogs.answer_caller import AnsweredDialog, AttemptDialog
from ui.dialogs.close_message import CloseMessage
from ui.dialogs.edit_message import AddNote, EditMessage
from ui.dialogs.first_run import FirstRun
from ui.dialogs.hand_over import GiveBack, HandOver
from ui.dialogs.manage_people import ManagePeople
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.move_promise import MovePromise
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.several.hand_over import HandOverSeveral

ABOUT_A_MESSAGE: dict[Callable[..., MessageDialog], str] = {
    EditMessage: "company",
    AddNote: "text",
    CloseMessage: "note",
    HandOver: "why",
    GiveBack: "why",
    AttemptDialog: "note",
    AnsweredDialog: "note",
    MovePromise: "why",
}


def text_in(dialog: MessageDialog, field: str) -> str:
    widget = getattr(dialog, field)
    return str(widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText())


@pytest.mark.parametrize("kind", ABOUT_A_MESSAGE, ids=lambda kind: str(kind.__name__))
def test_what_was_typed_about_a_message_is_there_the_next_time(
    qtbot: QtBot, workplace: Workplace, kind: Callable[..., MessageDialog]
) -> None:
    message, field = workplace.take(), ABOUT_A_MESSAGE[kind]
    where = (workplace.seat, workplace.background, message, None)
    dialog = shown(qtbot, kind(*where))
    getattr(dialog, field).setFocus()
    typed("half a thought")
    left = text_in(dialog, field)
    with qtbot.waitSignal(dialog.kept) as told:
        press(Qt.Key.Key_Escape)
    assert f"#{message.number}" in told.args[0]
    again = shown(qtbot, kind(*where))
    qtbot.waitUntil(lambda: text_in(again, field) == left)
    assert "again" in again.banner.accessibleName()
    # Saved, or wiped out by whoever typed it, it is gone for good.
    getattr(again, field).setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    if kind is not EditMessage:
        press(Qt.Key.Key_Escape)
        last = shown(qtbot, kind(*where))
        done: list[int] = []
        workplace.background.keep(lambda: 1, done.append)
        qtbot.waitUntil(lambda: bool(done))
        assert text_in(last, field) == ""


def test_a_due_time_typed_is_read_again(qtbot: QtBot, workplace: Workplace) -> None:
    message = workplace.take()
    where = (workplace.seat, workplace.background, message, None)
    dialog = shown(qtbot, MovePromise(*where))
    typed("13:45")
    due = dialog.due.due()
    press(Qt.Key.Key_Escape)
    again = shown(qtbot, MovePromise(*where))
    qtbot.waitUntil(lambda: again.due.due() == due)
    assert again.due.touched


def others(work: Workplace) -> dict[str, DeskDialog]:
    return {
        "settings": SettingsDialog(work.seat, work.background, None, SilentNotifier()),
        "people": ManagePeople(work.seat, work.background, None),
        "callers": FindCallers(work.seat, work.background, None),
        "first": FirstRun(work.seat, work.background, None),
        "several": HandOverSeveral(work.seat, work.background, [work.take(), work.take()], None),
    }


FIELDS: dict[str, Callable[..., QWidget]] = {
    "settings": lambda d: d.office.name,
    "people": lambda d: d.new_name,
    "callers": lambda d: d.notes,
    "first": lambda d: d.colleagues,
    "several": lambda d: d.why,
}


@pytest.mark.parametrize("name", FIELDS)
def test_elsewhere_esc_says_it_first(qtbot: QtBot, workplace: Workplace, name: str) -> None:
    every = others(workplace)
    dialog = every.pop(name)
    for each in every.values():
        each.deleteLater()
    shown(qtbot, dialog)
    qtbot.wait(0)
    if isinstance(dialog, SettingsDialog):
        dialog.tabs.setCurrentIndex(1)
    field = FIELDS[name](dialog)
    field.setFocus()
    typed("x")
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Esc once more" in dialog.banner.accessibleName()
    field.setFocus()
    typed("y")
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible(), "more was typed since"
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("name", FIELDS)
def test_with_nothing_typed_esc_closes(qtbot: QtBot, workplace: Workplace, name: str) -> None:
    every = others(workplace)
    dialog = every.pop(name)
    for each in every.values():
        each.deleteLater()
    shown(qtbot, dialog)
    if isinstance(dialog, FindCallers):
        typed("a search is nothing to keep")
    with qtbot.waitSignal(dialog.rejected):
        press(Qt.Key.Key_Escape)
