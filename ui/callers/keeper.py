"""Lets the directory learn who called, a few messages at a time, while nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.background import Background

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

_SOON_MS = 1500
_NEXT_MS = 200


class CallerKeeper(QObject):
    """Looks up the callers of saved messages until all are known, and again after every save."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def soon(self) -> None:
        """Something was saved, or the program starts."""
        if not self._timer.isActive():
            self._timer.start(_SOON_MS)

    def stop(self) -> None:
        """The program ends; the rest is looked up next time."""
        self._timer.stop()

    def _look(self) -> None:
        # A busy database is asked again after the next save.
        self._background.ask(_remember, self._looked, lambda _error: None)

    def _looked(self, count: int) -> None:
        if count:
            self._timer.start(_NEXT_MS)


def _remember(desk: Desk) -> int:
    from receptionist.services.keep_contacts import remember_callers

    return remember_callers(desk)
