"""How far something long is, told from another thread, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar

from receptionist.i18n import _
from ui.background import Background
from ui.guards.stop import Stop


class Progress(QObject):
    """`tell` is called by the work, in its thread; `bar` shows it in the window."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._stopped = Stop()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(_("How far it is"))
        self.bar.hide()

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self.bar.isVisible()

    def start(self) -> None:
        """The work begins."""
        self._stopped.clear()
        self.bar.setValue(0)
        self.bar.show()

    def end(self) -> None:
        """The work is done, or was stopped."""
        self.bar.hide()

    def stop(self) -> None:
        """Ask the work to stop; it says when it has."""
        self._stopped.set()

    def tell(self, done: float) -> None:
        """So far it is, 0 to 1. Raises Cancelled once somebody has stopped it."""
        self._stopped.hear()
        self._background.tell(self._show, done)

    def _show(self, done: float) -> None:
        self.bar.setValue(int(done * 1000))
