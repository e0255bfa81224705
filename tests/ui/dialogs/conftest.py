"""Every test of a dialog leaves no dialog behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _close_dialogs(qtbot: QtBot) -> Iterator[None]:
    """A dialog left open would take the keys of the next test."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and shiboken6.isValid(widget):
            widget.done(0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
