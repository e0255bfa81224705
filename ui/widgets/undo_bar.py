"""The bar that offers, for ten seconds, to take the latest action back."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QDeadlineTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from receptionist.i18n import _
from ui import theme
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

SECONDS: Final = 10


class UndoBar(QFrame):
    """What was done, a button that takes it back, and how long it still can; hides by itself."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "undo")
        self._words = WrapLabel()
        self._left = QLabel()
        self._button = KeyButton(_("Undo"))
        self._button.clicked.connect(self._asked)
        self._until = QDeadlineTimer()
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._count)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.SMALL)
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self._words, 1)
        row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)
        self.hide()

    @property
    def button(self) -> KeyButton:
        """The button that takes the action back."""
        return self._button

    def offer(self, text: str, seconds: int = SECONDS) -> None:
        """Say what was done ("Closed #12") and offer to take it back for `seconds`."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self._until = QDeadlineTimer(seconds * 1000)
        self.show()
        self._timer.start()
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing counts while nothing is offered."""
        self._timer.stop()
        super().hideEvent(event)

    def _count(self) -> None:
        left = math.ceil(self._until.remainingTime() / 1000)
        self._left.setText(_("{seconds} s").format(seconds=left))
        if left <= 0:
            self.hide()

    def _asked(self) -> None:
        self.hide()
        self.undo_asked.emit()
