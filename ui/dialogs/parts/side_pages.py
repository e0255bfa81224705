"""Pages beside a list of their names: as many as one likes, in whatever language and size."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QListView,
    QStackedWidget,
    QWidget,
)

from ui import theme
from ui.dialogs.parts.frame import Room


class SidePages(QWidget):
    """The names at the left, with the arrow keys from one to the next; the page at the right.

    Where large letters leave a page no room beside them, one line above it opens the names.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows = QStandardItemModel(self)
        self.list = _Names()
        self.list.setModel(self._rows)
        self.box = QComboBox()
        self.box.setModel(self._rows)
        for names in (self.list, self.box):
            names.setAccessibleName(name)
        self.box.hide()
        self.stack = QStackedWidget()
        self.list.selectionModel().currentChanged.connect(
            lambda now, _before: self._shown(now.row())
        )
        self.box.activated.connect(self.setCurrentIndex)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.LARGE)
        self._row.addWidget(self.list)
        self._row.addWidget(self.box)
        self._row.addWidget(self.stack, 1)
        self.setFocusProxy(self.list)

    def add(self, page: QWidget, name: str) -> None:
        """Put `page` after the others; it scrolls where there is no room for it."""
        self.stack.addWidget(Room(page))
        self._rows.appendRow(QStandardItem(name))
        self.list.updateGeometry()
        if self.stack.count() == 1:
            self.setCurrentIndex(0)

    def currentIndex(self) -> int:
        """Which page is shown."""
        return self.stack.currentIndex()

    def setCurrentIndex(self, index: int) -> None:
        """Show that page."""
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._rows.index(index, 0), select)

    def show_page_of(self, widget: QWidget) -> None:
        """Show the page that `widget` is on, if it is on one."""
        for index in range(self.stack.count()):
            page = self.stack.widget(index)
            if page is not None and page.isAncestorOf(widget):
                self.setCurrentIndex(index)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the look has given everything its size."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._make_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for the names at the left, or not."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._make_room)

    def _shown(self, row: int) -> None:
        self.stack.setCurrentIndex(row)
        self.box.setCurrentIndex(row)

    def _make_room(self) -> None:
        rooms = [room for room in self.stack.findChildren(Room) if room.parent() is self.stack]
        bodies = [room.widget() for room in rooms]
        widest = max((body.minimumSizeHint().width() for body in bodies if body), default=0)
        beside = self.list.sizeHint().width() + theme.LARGE + widest + theme.HUGE
        narrow = self.width() < beside
        if narrow is not self.box.isHidden():
            return
        held = self.list.hasFocus() or self.box.hasFocus()
        self.list.setHidden(narrow)
        self.box.setVisible(narrow)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)
        names = self.box if narrow else self.list
        self.setFocusProxy(names)
        if held:
            names.setFocus()


class _Names(QListView):
    """As wide as its longest name."""

    def __init__(self) -> None:
        super().__init__()
        theme.set_role(self, "rail")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the look has given the rows their height."""
        super().showEvent(event)
        self.doItemsLayout()

    def sizeHint(self) -> QSize:
        """All names at once."""
        letters, rows = self.fontMetrics(), range(self.model().rowCount())
        names = (str(self.model().index(row, 0).data()) for row in rows)
        width = max((letters.horizontalAdvance(name) for name in names), default=0)
        # Asking the view itself for its rows' sizes, while it is laid out, ends the program.
        return QSize(
            width + 2 * theme.scaled(theme.LARGE) + 2 * self.frameWidth(),
            len(rows) * (letters.height() + theme.scaled(theme.MEDIUM)) + 2 * self.frameWidth(),
        )

    def minimumSizeHint(self) -> QSize:
        """No name is cut."""
        line = self.fontMetrics().height()
        return QSize(self.sizeHint().width(), min(self.sizeHint().height(), 12 * line))
