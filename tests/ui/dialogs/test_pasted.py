"""Ten megabytes pasted into any field: no pause that anybody notices, a sentence, nothing gone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from receptionist.typed import LONGEST
from tests.support.window import Workplace
from tests.ui.dialogs.keys import shown
from ui.callers.find_callers import FindCallers
from ui.dialogs.edit_message import AddNote, EditMessage
from ui.dialogs.first_run import FirstRun
from ui.dialogs.move_promise import MovePromise
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.settings import SettingsDialog

PAGE = ("wants the quote for the boiler\n" * 400_000)[:10_000_000]
WORD = "x" * 10_000_000


def dialog_of(name: str, work: Workplace) -> DeskDialog:
    seat, background = work.seat, work.background
    if name in ("edit", "note", "term"):
        kinds: dict[str, Callable[..., DeskDialog]]
        kinds = {"edit": EditMessage, "note": AddNote, "term": MovePromise}
        return kinds[name](seat, background, work.take(), None)
    if name == "settings":
        return SettingsDialog(seat, background, None, None)
    return (FindCallers if name == "callers" else FirstRun)(seat, background, None)


@pytest.mark.parametrize("name", ["edit", "note", "term", "callers", "first", "settings"])
def test_ten_megabytes_are_no_trouble(qtbot: QtBot, workplace: Workplace, name: str) -> None:
    dialog = shown(qtbot, dialog_of(name, workplace))
    fields = [
        each
        for each in dialog.findChildren(QWidget)
        if isinstance(each, QLineEdit | QPlainTextEdit)
        and each.isEnabled()
        and not isinstance(each.parent(), QAbstractSpinBox | QComboBox)
    ]
    assert fields
    for pasted in (PAGE, WORD):
        QGuiApplication.clipboard().setText(pasted)
        for field in fields:
            dialog.banner.hide()
            began = time.thread_time()
            field.paste()
            assert time.thread_time() - began < 0.5, field.accessibleName()
            there = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            assert len(there) <= LONGEST
            assert "still on the clipboard" in dialog.banner.accessibleName()
            field.clear()
    assert QGuiApplication.clipboard().text() == WORD
