"""Brings whatever gets the keyboard into sight, in every window: Tab never leads behind an edge.

Qt scrolls when Tab moves within an area, but not when it comes in from outside of it.
"""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui import theme

_AROUND: Final = 12


class FocusInSight(QObject):
    """Follows the keyboard as long as the program lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        # What appears with the focus, a hint or a list of times, is laid out first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        # A slot without arguments: the widget left may be half gone, and Python must not see it.
        app.focusChanged.connect(self._moved)

    @Slot()
    def _moved(self) -> None:
        self._soon.start()

    def _follow(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None and not isinstance(widget, QScrollArea):
            bring_into_sight(widget)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll everything around `widget` until it is seen."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea) and (inside := around.widget()) is not None:
            around.ensureWidgetVisible(widget, 0, theme.scaled(_AROUND))
            if widget.height() + _line(widget) > around.viewport().height():
                # A list as high as its place: from its name on, which tells what it is for.
                top = widget.mapTo(inside, QPoint(0, 0)).y() - _line(widget)
                around.verticalScrollBar().setValue(top)
        around = around.parentWidget()


def _line(widget: QWidget) -> int:
    """How much room the name above it takes."""
    return widget.fontMetrics().height() + 2 * theme.HAIR


_following: FocusInSight | None = None


def follow_focus(app: QApplication) -> None:
    """Do so from now on, once for the whole program."""
    global _following
    if _following is None or not shiboken6.isValid(_following):
        _following = FocusInSight(app)
