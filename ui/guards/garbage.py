"""Looks for Python's garbage in the windows' thread alone.

Python looks in whichever thread has just made something, which here is mostly that of the database;
and what it finds there it takes down there: timers, actions and models of a closed window, while
the windows' thread works with them. (Widgets alone PySide hands over to the windows' thread.)
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS: Final = 3000
_ALL_AFTER: Final = 4
"""Looks, after which everything is looked at, and not what is new alone: ten times as much work."""


class Garbage(QObject):
    """From now on nobody else looks, until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looked = 0
        self._timer = QTimer(self, interval=_EVERY_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Take away what nobody can reach any more, where enough was made since the last time."""
        if gc.get_count()[0] < gc.get_threshold()[0]:
            return
        self._looked += 1
        gc.collect(1 if self._looked % _ALL_AFTER else 2)

    def stop(self) -> None:
        """No other thread works with windows any more."""
        self._timer.stop()
        gc.enable()
