"""A number on a card, which opens its list."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.key_button import press_by_key
from ui.widgets.wrap_label import WrapLabel

Tone = Literal["", "late", "soon", "kept"]


class NumberCard(QPushButton):
    """Pressed by mouse, by Enter or by its key, which stands in the corner."""

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setAutoDefault(False)
        press_by_key(self, key)
        self.setToolTip(key)
        theme.set_role(self, "number")
        self._number = QLabel("–")
        theme.set_role(self._number, "figure")
        self._says = WrapLabel(words)
        self._key = QLabel(key)
        theme.set_role(self._key, "caption")
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._says)
        column.addStretch(1)
        for label in (self._number, self._says, self._key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)

    @property
    def number(self) -> str:
        """What stands on it."""
        return self._number.text()

    def say(self, number: str, tone: Tone) -> None:
        """Show this number; a tone only where it asks for something, and never alone."""
        sign = {"late": "▲ ", "soon": "◆ "}.get(tone, "")
        self._number.setText(sign + number)
        theme.set_role(self._number, tone, name="tone")
        self.setAccessibleName(f"{self.words}: {number}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As large as what stands on it."""
        layout = self.layout()
        wanted = layout.sizeHint() if layout else QSize()
        return wanted.expandedTo(QSize(theme.scaled(150), 0))

    def minimumSizeHint(self) -> QSize:
        """Nothing on it is cut."""
        layout = self.layout()
        wanted = layout.minimumSize() if layout else QSize()
        return wanted.expandedTo(QSize(theme.scaled(120), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines."""
        super().resizeEvent(event)
        self.updateGeometry()
