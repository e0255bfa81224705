"""A message in a list: its ground says whether it is chosen, its words are drawn on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.roles import ROW_ROLE, RowText
from ui.views.trays.message_row import draw_row, row_height

__all__ = ["ROW_ROLE", "MessageDelegate", "RowText"]

_BAR: Final = 4


class MessageDelegate(QStyledItemDelegate):
    """Two lines a row, as high as the font asks for."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as two lines of text with their spacing; the list gives the width."""
        line = QFontMetricsF(theme.font("body", bold=True)).height()
        return QSize(round(line * 16), round(row_height()))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row that the model gives under ROW_ROLE."""
        row = index.data(ROW_ROLE)
        if isinstance(row, RowText):
            painter.save()
            painter.setClipRect(option.rect)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _draw_ground(painter, option)
            draw_row(painter, QRectF(option.rect), row)
            painter.restore()


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
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
