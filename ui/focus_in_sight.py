"""Brings whatever gets the keyboard into sight, in every window: Tab never leads behind an edge.

Qt scrolls when Tab moves within an area, but not when it comes in from outside of it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui import theme

_AROUND: Final = 12


class FocusInSight(QObject):
    """Follows the keyboard as long as the program lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not isinstance(new, QScrollArea):
            # What appears with the focus, a hint or a list of times, is laid out first.
            QTimer.singleShot(0, new, lambda: bring_into_sight(new))


def bring_into_sight(widget: QWidget) -> None:
    """Scroll everything around `widget` until it is seen."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea) and around.widget() is not None:
            around.ensureWidgetVisible(widget, 0, theme.scaled(_AROUND))
        around = around.parentWidget()


def follow_focus(app: QApplication) -> None:
    """Do so from now on, once for the whole program."""
    if app.findChild(FocusInSight, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        FocusInSight(app)
