"""What is typed before a window that opens has the keyboard is not for the one below.

The desktop gives a new window the keyboard a moment after it is shown, longer on a busy PC. Until
then Qt (6.11) acts on the shortcuts of the window below, even while a modal one blocks it: "n" for
a note, and each of its first letters opened a window more, or accepted the message.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_AT_MOST_MS: Final = 5000
_KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class TypedAhead(QObject):
    """Silences the window below `window`, which is just being shown, until that has the keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._below: QWindow | None = None
        self._silent: list[QShortcut] = []
        # A desktop may never give it the keyboard: then all is as it was.
        self._timer = QTimer(self, singleShot=True, interval=_AT_MOST_MS)
        self._timer.timeout.connect(self.end)

    def begin(self) -> None:
        """It is shown now: whatever has the keyboard has it for a moment longer."""
        self.end()
        below, self._below = QApplication.activeWindow(), QGuiApplication.focusWindow()
        if below is None or self._below is None or below is self._window:
            return
        self._below.installEventFilter(self)
        for shortcut in below.findChildren(QShortcut):
            if shortcut.isEnabled():
                shortcut.setEnabled(False)
                self._silent.append(shortcut)
        self._timer.start()

    def end(self) -> None:
        """It has the keyboard, or is gone."""
        self._timer.stop()
        if self._below is not None and isValid(self._below):
            self._below.removeEventFilter(self)
        self._below = None
        for shortcut in self._silent:
            if isValid(shortcut):
                shortcut.setEnabled(True)
        self._silent = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What still comes to the window below is for this one; a blocked one gets none."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        to = self._window.focusWidget() or self._window
        QCoreApplication.sendEvent(to, event.clone())
        return True
