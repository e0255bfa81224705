"""A short table of figures: Enter or a click opens the messages behind a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class FactRow:
    """What stands in a row, and the messages behind it."""

    cells: tuple[str, ...]
    numbers: tuple[int, ...] = ()


class _Facts(QAbstractTableModel):
    """Rows in, roles out."""

    def __init__(self, headers: Sequence[str], right: frozenset[int]) -> None:
        super().__init__()
        self.headers = tuple(headers)
        self.rows: tuple[FactRow, ...] = ()
        self._right = right

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headers[index.column()]} {row.cells[index.column()]}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def show(self, rows: Sequence[FactRow], headers: Sequence[str]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.headers = tuple(headers) or self.headers
        self.endResetModel()

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class FactTable(QTableView):
    """As high as its rows: the page scrolls, not the table."""

    opened = Signal(str, object)

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        *,
        right: Sequence[int] = (),
        wide: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._facts = _Facts(headers, frozenset(right))
        self.setModel(self._facts)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._open)

    @property
    def rows(self) -> tuple[FactRow, ...]:
        """What is shown."""
        return self._facts.rows

    def show_rows(self, rows: Sequence[FactRow], headers: Sequence[str] = ()) -> None:
        """Show these rows; the page gives them all their room."""
        self._facts.show(rows, headers)
        height = max(theme.scaled(26), self.fontMetrics().height() + theme.SMALL)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + height * len(rows) + 4)

    def minimumSizeHint(self) -> QSize:
        """Its wide column may shrink."""
        return QSize(theme.scaled(240), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._facts.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (row := self.rows[index.row()]).numbers:
            self.opened.emit(row.cells[0], row.numbers)
