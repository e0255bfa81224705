"""What the window shows before the database has answered: the open messages, as last known.

It stands where the trays will, and looks like them; only what Qt and the standard library need.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from receptionist.i18n import _
from ui import theme
from ui.models.roles import ROW_ROLE, RowText
from ui.views.message_delegate import MessageDelegate

_NOWHERE: Final = QModelIndex()


class FirstLook(QWidget):
    """The list of these rows; the page that is made meanwhile takes its place."""

    def __init__(self, title: str, rows: Sequence[RowText], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QLabel(title)
        theme.set_role(head, "headline")
        search = QLineEdit()
        search.setPlaceholderText(_("Search a word, a name, a number …"))
        search.setAccessibleName(_("Search"))
        # What is typed now is for the page that comes.
        search.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListView()
        self.list.setAccessibleName(_("Messages"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(_Rows(rows, self))
        self.list.setItemDelegate(MessageDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pile = QVBoxLayout()
        pile.setContentsMargins(theme.LARGE, theme.LARGE, theme.SMALL, theme.SMALL)
        pile.setSpacing(theme.SMALL)
        for part in (head, search, self.list):
            pile.addWidget(part)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(pile, 44)
        self._whole.addStretch(52)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list has all of it, as on the page that comes."""
        super().resizeEvent(event)
        self._whole.setStretch(1, 0 if event.size().width() < theme.scaled(780) else 52)


class _Rows(QAbstractListModel):
    def __init__(self, rows: Sequence[RowText], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The row to draw, and who called for whoever cannot see it."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return row.who if role == Qt.ItemDataRole.DisplayRole else None
