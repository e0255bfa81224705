"""A walk through a window with Tab alone: everything is reached, and it is seen where one is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QRadioButton,
    QTextBrowser,
    QWidget,
)

from tests.sights.lint import called, focusable

# The parts of a date, the links of a text.
_SEVERAL_STEPS = (QAbstractSpinBox, QTextBrowser)
_WITHIN = 12

_TIMES = 4


def walk(window: QWidget) -> list[str]:
    """What Tab does not reach, where it stays, and where nobody sees that it has come there.

    What the database answers meanwhile may fill a list anew and take the keyboard back to it: only
    what is so each time counts.
    """
    said: list[str] = []
    for _time in range(_TIMES):
        said = list(_walk(window))
        if not said:
            break
    return said


def _walk(window: QWidget) -> Iterator[str]:
    window.activateWindow()
    for _round in range(3):
        QApplication.processEvents()
    wanted = focusable(window)
    if not wanted:
        yield "keyboard: nothing can be reached"
        return
    if QApplication.focusWidget() is None:
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    for here in _steps(window, 2 * len(wanted) + _WITHIN):
        if here not in visited:
            visited.append(here)
            if not _seen(here):
                yield f"keyboard: nobody sees the focus on {called(here)}"
        elif here is not visited[-1] or not isinstance(here, _SEVERAL_STEPS):
            break
    end = called(visited[-1]) if visited else "nothing"
    for each in wanted:
        if each not in visited and not _of_a_group(each):
            yield f"keyboard: Tab does not reach {called(each)}; it ends at {end}"


def _steps(window: QWidget, count: int) -> Iterator[QWidget]:
    """Where the keyboard is, and after each Tab again, as long as that is in the window."""
    for _step in range(count):
        here = QApplication.focusWidget()
        if here is None or here.window() is not window:
            return
        yield here
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()


def _of_a_group(widget: QWidget) -> bool:
    """Of a group of choices Tab reaches one; the arrows reach the others."""
    return isinstance(widget, QRadioButton) or (
        isinstance(widget, QAbstractButton) and widget.autoExclusive()
    )


def _seen(widget: QWidget) -> bool:
    """Whether the widget looks another way with the focus than without it, and is in sight."""
    if widget.visibleRegion().isEmpty():
        return False
    with_focus = _picture(widget)
    widget.clearFocus()
    QApplication.processEvents()
    without = _picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return with_focus != without


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()
