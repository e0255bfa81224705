"""The window library itself: one release of it lost a reference to None at every event."""

from __future__ import annotations

import sys

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

_TIMES = 2000


def test_events_and_models_keep_none_alive(qtbot: QtBot, qapp: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one to ten a call, and ends in none_dealloc."""
    model = QStringListModel(["a"])
    before = sys.getrefcount(None)
    for _time in range(_TIMES):
        qapp.processEvents()
        model.data(model.index(0))
    assert sys.getrefcount(None) > before - _TIMES // 4
