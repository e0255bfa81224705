"""What the window shows before the database has answered: the open messages, as last known.

It stands where the trays will, and looks like them; only what Qt and the standard library need.
The rows are drawn, not listed: a list, its model and its delegate cost as much as all the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receptionist.i18n import _
from ui import theme
from ui.models.roles import RowText
from ui.views.trays.message_row import draw_row, row_height

_BAR: Final = 12  # as wide as the style sheet's


class FirstLook(QWidget):
    """The list of these rows; the page that is made meanwhile takes its place."""

    def __init__(self, title: str, rows: Sequence[RowText], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QLabel(title)
        theme.set_role(head, "headline")
        search = QLineEdit()
        search.setPlaceholderText(_("Search a word, a name, a number…"))
        search.setAccessibleName(_("Search"))
        # What is typed now is for the page that comes.
        search.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = _Rows(rows)
        pile = QVBoxLayout()
        pile.setContentsMargins(theme.LARGE, theme.LARGE, theme.SMALL, theme.SMALL)
        pile.setSpacing(theme.SMALL)
        pile.addWidget(head)
        pile.addWidget(search)
        pile.addWidget(self._rows, 1)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(pile, 44)
        self._whole.addStretch(52)

    @property
    def rows(self) -> Sequence[RowText]:
        """What is listed."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[RowText]) -> None:
        """List these from now on."""
        self._rows.rows = rows
        self._rows.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list has all of it, as on the page that comes."""
        super().resizeEvent(event)
        self._whole.setStretch(1, 0 if event.size().width() < theme.scaled(780) else 52)


class _Rows(QWidget):
    """The first rows, as many as there is room for, drawn as the list draws them."""

    def __init__(self, rows: Sequence[RowText]) -> None:
        super().__init__()
        self.rows = rows
        self.setAccessibleName(_("Messages"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and row after row."""
        look, height = theme.current(), round(row_height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("border"), 1))
        painter.setBrush(look.colour("surface"))
        corner = theme.scaled(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setClipRect(room)
        if height * len(self.rows) > room.height():
            room.setRight(room.right() - _BAR)
        for row in self.rows:
            if room.top() >= self.height():
                break
            line = QRectF(room.left(), room.top(), room.width(), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("border"))
            painter.drawRect(QRectF(line.left(), line.bottom() - 1, line.width(), 1))
            draw_row(painter, line, row)
            room.setTop(line.bottom())
