"""A dialog that was closed is gone, with everything in it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from receptionist.services.find_messages import message as find_message
from tests.support.window import Workplace, settled
from ui.dialogs.edit_message import EditMessage
from ui.dialogs.manage_people import ManagePeople
from ui.dialogs.print_day import PrintDay
from ui.dialogs.settings import SettingsDialog

_DIALOGS: dict[str, Callable[[Workplace], QDialog]] = {
    "settings": lambda at: SettingsDialog(at.seat, at.background, None),
    "colleagues": lambda at: ManagePeople(at.seat, at.background, None),
    "day": lambda at: PrintDay(at.seat, at.background, None),
    "edit": lambda at: EditMessage(at.seat, at.background, find_message(at.desk, 1).message, None),
}


@pytest.mark.parametrize("name", _DIALOGS)
def test_a_closed_dialog_is_gone(qtbot: QtBot, workplace: Workplace, name: str) -> None:
    workplace.take()

    def widgets_after() -> int:
        dialog = _DIALOGS[name](workplace)
        there = weakref.ref(dialog)
        dialog.open()
        settled(qtbot, workplace.background)
        dialog.done(0)
        settled(qtbot, workplace.background)
        del dialog
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        assert there() is None
        return len(QApplication.allWidgets())

    assert widgets_after() >= widgets_after()
