"""A message in a list: its ground says whether it is chosen, its words are drawn on it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.roles import ROW_ROLE, RowText
from ui.views.row_ground import draw_ground
from ui.views.trays.message_row import draw_row, row_height

__all__ = ["ROW_ROLE", "MessageDelegate", "RowText"]


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
            draw_ground(painter, option)
            draw_row(painter, QRectF(option.rect), row)
            painter.restore()
