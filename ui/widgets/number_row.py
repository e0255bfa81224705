"""The telephone number, and beside or below it how and when the call came in."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from ui import theme


class NumberRow(QWidget):
    """The number keeps the room that the words in its empty field need."""

    def __init__(self, phone: QLineEdit, *beside: QWidget) -> None:
        super().__init__()
        self._phone = phone
        self._beside = beside
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.SMALL)
        self._lines.addWidget(phone, 1)
        more = QHBoxLayout()
        more.setSpacing(theme.SMALL)
        for part in beside:
            if isinstance(part, QLineEdit):
                words = part.fontMetrics().horizontalAdvance(part.placeholderText())
                part.setMinimumWidth(words + theme.scaled(theme.HUGE))
            more.addWidget(part)
        self._more = more
        self._lines.addLayout(more)
        self.setFocusProxy(phone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where the words in the number's field fit beside the others, else two."""
        super().resizeEvent(event)
        words = self._phone.fontMetrics().horizontalAdvance(self._phone.placeholderText())
        edges = theme.scaled(theme.HUGE)
        others = self._more.sizeHint().width() + theme.SMALL
        fits = words + edges + others <= self.width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(across if fits else down)
