"""A label that breaks its lines and asks for all the height they need."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme

_ENDLESS: Final = 1_000_000


# A word as long as a line would be cut: an empty space lets it go on in the next one.
_ENDLESS_WORD: Final = re.compile(r"\w{40}(?=\w)")


class WrapLabel(QLabel):
    """Plain text over as many lines as it takes; never read as rich text, since callers type it.

    A QLabel with word wrap reports the height of a much wider one, and its last lines are cut off.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            theme.set_role(self, role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` and ask for the height that it needs at the present width."""
        super().setText(_ENDLESS_WORD.sub("\\g<0>\u200b", text))
        self._heights.clear()
        self._claim_height()

    def heightForWidth(self, width: int) -> int:
        """How high the broken lines are at `width`; QLabel's never falls below its own minimum."""
        frame = self.contentsMargins()
        room = max(1, width - frame.left() - frame.right() - 2 * self.margin())
        return self._lines_at(room) + frame.top() + frame.bottom() + 2 * self.margin()

    def _lines_at(self, room: int) -> int:
        """A layout asks for the same width a hundred times before it shows anything."""
        known = self._heights.get(room)
        if known is None:
            flags = self.alignment() | Qt.TextFlag.TextWordWrap
            all_of_it = QRect(0, 0, room, _ENDLESS)
            known = self.fontMetrics().boundingRect(all_of_it, flags, self.text()).height()
            self._heights[room] = known
        return known

    def sizeHint(self) -> QSize:
        """As wide as QLabel likes it, and as high as that is now."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to never hold a window open, and as high as the lines need."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._claim_height()

    def changeEvent(self, event: QEvent) -> None:
        """So does another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self._claim_height()

    def _claim_height(self) -> None:
        height = self.heightForWidth(self.width())
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
