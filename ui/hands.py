"""Somebody at the desk, for the sample morning, the pictures and the stories: presses real keys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QThread
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")

_PATIENCE_MS = 20_000
_PAUSE_US = 500


class Hands:
    """Types into whatever has the keyboard, as a person does, and waits until it has happened."""

    # What is around each turn of the windows; whoever measures them puts a watch here.
    turn: Callable[[], AbstractContextManager[None]] = staticmethod(nullcontext)

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def type(self, text: str) -> None:
        """Type `text`, letter by letter."""
        for letter in text:
            self._strike(letter)
        self.settle()

    def press(self, *keys: str) -> None:
        """Press keys, named as Qt names them: "F9", "Return", "Ctrl+Z", "Shift+Tab"."""
        for key in keys:
            sequence: Any = QKeySequence(key)  # the stubs do not know that it can be indexed
            pressed = sequence[0]
            focused = self._focus()
            with self.turn():
                QTest.keyClick(focused, pressed.key(), pressed.keyboardModifiers())
            self.settle()

    def until(self, condition: Callable[[], T], what: str = "") -> T:
        """Wait until `condition` holds and return what it gave. Raises TimeoutError."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not (found := condition()):
            if patience.hasExpired():
                raise TimeoutError(f"it did not happen: {what or condition}")
            with self.turn():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QThread.usleep(_PAUSE_US)  # looking without a pause takes Python from the lanes
        return found

    def settle(self) -> None:
        """Let everything that was asked for be painted."""
        for _round in range(3):
            with self.turn():
                QApplication.processEvents()

    def picture(self, of: QWidget, file: Path) -> Path:
        """A picture of a window, as PNG."""
        self.settle()
        file.parent.mkdir(parents=True, exist_ok=True)
        of.grab().save(str(file))
        return file

    def _strike(self, letter: str) -> None:
        focused = self._focus()
        if letter.isascii():
            with self.turn():
                QTest.keyClicks(focused, letter)
            return
        # QTest knows the keys of ASCII alone; a Spanish keyboard sends the letter itself.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            with self.turn():
                QApplication.sendEvent(focused, key)

    def _focus(self) -> QWidget:
        focused, modal = QApplication.focusWidget(), QApplication.activeModalWidget()
        front = modal or QApplication.activeWindow() or self._window
        if front.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating):
            front = self._window  # only Qt's offscreen desktop gives such a window the keyboard
        if focused is not None and focused.window() is front and front.isActiveWindow():
            return focused
        self.until(lambda: _comes_up(front), "the window in front has the keyboard")
        # Where the keyboard was in that window, as every desktop gives it back.
        focused = front.focusWidget() or front
        focused.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        return focused


def _comes_up(window: QWidget) -> bool:
    """Whether `window` has the keyboard; asked again for, since what closes may take it along."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()
