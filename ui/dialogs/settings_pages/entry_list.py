"""A list one adds to, takes from and puts in order; what an entry holds stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from receptionist.i18n import _
from ui import theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton

_LINES = 7


class EntryList(QWidget):
    """Says what was asked for by signals; whoever owns the entries shows them again.

    `moved` carries the row and -1 or 1, `removed` the row.
    """

    chosen = Signal(int)
    added = Signal()
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, name: str, *, ordered: bool = False, lines: int = _LINES) -> None:
        super().__init__()
        self._rows = QStandardItemModel(self)
        self._filling = False
        self.list = _Rows(lines)
        self.list.setModel(self._rows)
        self.list.setAccessibleName(name)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.add_button = KeyButton(_("Add"))
        self.add_button.clicked.connect(self.added)
        self.remove_button = KeyButton(_("Remove"))
        self.remove_button.clicked.connect(self._remove)
        self.up_button = KeyButton(_("Up"))
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button = KeyButton(_("Down"))
        self.down_button.clicked.connect(lambda: self._move(1))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            button.setAccessibleName(f"{button.words}: {name}")
            flow.addWidget(button)
        # They belong to the list in any case: a widget of nobody outlives its window.
        self.up_button.setVisible(ordered)
        self.down_button.setVisible(ordered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.list)
        column.addWidget(buttons)
        self.setFocusProxy(self.list)

    @property
    def row(self) -> int:
        """Which row is chosen; -1 in an empty list."""
        return self.list.currentIndex().row()

    def show_entries(self, words: Sequence[str], row: int) -> None:
        """Show these, with that row chosen, as far as there is one."""
        self._filling = True
        self._rows.clear()
        for each in words:
            self._rows.appendRow(QStandardItem(each))
        row = min(row, len(words) - 1)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._rows.index(row, 0), select)
        self._filling = False
        self.remove_button.setEnabled(bool(words))
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(row < len(words) - 1)
        self.chosen.emit(row)

    def say(self, row: int, words: str) -> None:
        """The entry of that row is called otherwise."""
        if (item := self._rows.item(row)) is not None and item.text() != words:
            item.setText(words)

    def _remove(self) -> None:
        """The keyboard stays in here, also when there is nothing left to remove."""
        self.removed.emit(self.row)
        (self.list if self._rows.rowCount() else self.add_button).setFocus()

    def _move(self, step: int) -> None:
        self.moved.emit(self.row, step)
        if not (self.up_button if step < 0 else self.down_button).isEnabled():
            self.list.setFocus()

    def _chosen(self) -> None:
        if not self._filling:
            self.up_button.setEnabled(self.row > 0)
            self.down_button.setEnabled(self.row < self._rows.rowCount() - 1)
            self.chosen.emit(self.row)


class _Rows(QListView):
    """As high as a few lines, and never wider than its place."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """So many lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same height: the page scrolls as a whole."""
        return QSize(super().minimumSizeHint().width(), self._height())

    def _height(self) -> int:
        row = self.sizeHintForRow(0) if self.model() and self.model().rowCount() else 0
        line = max(row, self.fontMetrics().height() + theme.SMALL)
        return self._lines * line + 2 * self.frameWidth()
