"""The ground of a row in a list: whether it is chosen, under the mouse, or has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_BAR: Final = 4


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw it where `option` says; the words come on it."""
    from PySide6.QtWidgets import QStyle  # 6 ms: nothing before the first list needs it

    look = theme.current()
    state, rect = option.state, QRectF(option.rect)
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, look.colour("selection"))
        painter.fillRect(QRectF(rect.topLeft(), QSizeF(_BAR, rect.height())), look.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, look.colour("hover"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("border"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(look.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))
