"""Asks who a name or number may mean with every key, one question at a time, never in the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.background import Background

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from receptionist.services.find_callers import FoundCaller

_SLOW_MS = 400


class Recogniser(QObject):
    """`found` carries the callers and what was typed; `slow` when an answer is waited for."""

    found = Signal(object, str)
    slow = Signal(bool)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._asked: str | None = None
        self._wanted = ""
        self._patience = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._patience.timeout.connect(lambda: self.slow.emit(True))

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._asked is not None

    def ask(self, typed: str) -> None:
        """Ask who `typed` may mean; what was typed meanwhile is asked when the answer is here."""
        self._wanted = typed
        if self._asked is None:
            self._go()

    def _go(self) -> None:
        typed = self._asked = self._wanted
        self._patience.start()
        # Beside the saving, so that the next caller is recognised while the last call is saved.
        self._background.ask_long(partial(_find, typed=typed), self._answered, self._failed)

    def _answered(self, found: tuple[FoundCaller, ...]) -> None:
        typed = self._done()
        if typed == self._wanted:
            self.found.emit(found, typed)
        else:
            self._go()

    def _failed(self, _error: Exception) -> None:
        """Nobody is recognised just now; typing goes on, and the next key asks again."""
        self._done()

    def _done(self) -> str:
        typed, self._asked = self._asked or "", None
        self._patience.stop()
        self.slow.emit(False)
        return typed


def _find(desk: Desk, *, typed: str) -> tuple[FoundCaller, ...]:
    from receptionist.services.find_callers import find_callers

    return find_callers(desk, typed)
