"""A quiet line that says what is waited for while the database is slow; typing goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from receptionist.i18n import _
from ui.background import Background

_EVERY_MS: Final = 1000
_SLOW: Final = 1.0


class Patience(QObject):
    """`say` shows the line once something has taken over a second, and takes it away ("")."""

    def __init__(
        self, background: Background, say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._say = say
        self._said = ""
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and then from now on."""
        self._timer.start()

    def stop(self) -> None:
        """The window ends."""
        self._timer.stop()

    def look(self) -> None:
        """Say what is waited for, or nothing any more."""
        words = ""
        if self._background.busy_for > _SLOW:
            saving = self._background.saving
            words = _("Saving takes a while…") if saving else _("Reading takes a while…")
        if words != self._said:
            self._said = words
            self._say(words)
