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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
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
        self.headers = self._wrapped = tuple(headers)
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
            return self._wrapped[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def show(self, rows: Sequence[FactRow], headers: Sequence[str]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.headers = self._wrapped = tuple(headers) or self.headers
        self.endResetModel()

    def wrap_headers(self, lines: Sequence[Sequence[str]]) -> None:
        """Show the headers in these lines."""
        wrapped = tuple("\n".join(each) for each in lines)
        if wrapped != self._wrapped:
            self._wrapped = wrapped
            last = len(wrapped) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def shared(natural: Sequence[int], room: int, *, wide: int) -> list[int]:
    """The widths of columns in that room: as they like it, the wide one takes what is left.

    Where they like more than there is, all that are wider than a fair share get just that.
    """
    if sum(natural) <= room:
        return [
            each + (room - sum(natural) if at == wide else 0) for at, each in enumerate(natural)
        ]
    fair, left, many = room, room, len(natural)
    for each in sorted(natural):
        fair = left // many
        if each > fair:
            break
        left, many = left - each, many - 1
    return [min(each, fair) for each in natural]


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
        self._wide = wide
        self._facts = _Facts(headers, frozenset(right))
        self.setModel(self._facts)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)
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
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Its wide column may shrink."""
        return QSize(theme.scaled(240), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is shared out anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as what is in them; where that is too much, the widest break lines."""
        headers, cells = self._facts.headers, [row.cells for row in self.rows]
        # What the style sheet keeps free around a cell, and around a header.
        around, above = 2 * theme.scaled(theme.SMALL) + 8, 2 * theme.scaled(theme.LARGE) + 6
        natural = [
            max(self._width(header) + above, *(self._width(row[at]) + around for row in cells), 0)
            for at, header in enumerate(headers)
        ]
        widths = shared(natural, self.viewport().width(), wide=self._wide)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self._facts.wrap_headers(
            [self._lines(head, wide - above) for head, wide in zip(headers, widths, strict=True)]
        )
        insides = [width - around for width in widths]
        line = self.fontMetrics().height()
        least = max(theme.scaled(26), line + theme.SMALL)
        high = 0
        for at, row in enumerate(cells):
            lines = max(len(self._lines(*each)) for each in zip(row, insides, strict=True))
            self.setRowHeight(at, least + line * (lines - 1))
            high += self.rowHeight(at)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + high + 4)

    def _width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def _lines(self, words: str, width: int) -> list[str]:
        """The words in lines of that width, as Qt breaks them."""
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]

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
