"""The callers that may be meant; the arrows of the field above move in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from receptionist.i18n import _
from ui.callers.caller_row import ROW, CallerDelegate, CallerRow
from ui.callers.caller_words import caller_row, open_words
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.services.find_callers import FoundCaller

_LINES: Final = Qt.ItemDataRole.UserRole + 2
_SHOWN: Final = 5
_USUAL: Final = CallerRow("-", ("-",), ("-",))


class CallerList(QListView):
    """`taken` carries the row's caller, or None for somebody who is none of them.

    `moved` carries the row that is marked now, which filling the list never tells.
    """

    taken = Signal(object)
    moved = Signal(int)

    def __init__(self, *, keyboard: bool = False) -> None:
        super().__init__()
        self._found: list[FoundCaller | None] = []
        self._unsaved: frozenset[PersonId] = frozenset()
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self._delegate = CallerDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Known callers"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        if not keyboard:
            # The field keeps the keyboard: typing goes on, arrows and Enter come from there.
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.clicked.connect(lambda index: self.taken.emit(self._found[index.row()]))
        self._filling = False
        self.activated.connect(self._activated)
        self.selectionModel().currentChanged.connect(self._moved)
        self._keyboard = keyboard

    @property
    def found(self) -> tuple[FoundCaller | None, ...]:
        """Who stands in the list; None is "somebody else"."""
        return tuple(self._found)

    def offer(self, found: tuple[FoundCaller, ...], seat: Seat, *, other: str = "") -> None:
        """Show these; with `other` a last row for somebody who is none of them. None is marked."""
        self._filling = True
        self._found = [*found, *([None] if other else [])]
        self._rows.clear()
        for each in self._found:
            item = QStandardItem()
            item.setData(caller_row(each, seat) if each else CallerRow(other), _LINES)
            self._rows.appendRow(item)
        self._write()
        self.setVisible(bool(self._found))
        if not self._keyboard:
            self.setFixedHeight(self._high())
        self.mark(-1)
        self._filling = False

    def say_unsaved(self, contacts: frozenset[PersonId]) -> None:
        """Say in the rows of these that something typed about them is not saved yet."""
        if contacts != self._unsaved:
            self._unsaved = contacts
            self._write()

    def mark(self, row: int) -> None:
        """Mark that row; none with -1."""
        self.setCurrentIndex(self._rows.index(row, 0))
        if row < 0:
            self.clearSelection()

    def mark_next(self, by: int) -> None:
        """Mark the next row, or the one before; above the first none is marked."""
        row = max(-1, min(self.currentIndex().row() + by, len(self._found) - 1))
        self.mark(row)

    @property
    def marked(self) -> int:
        """The marked row, -1 for none."""
        return self.currentIndex().row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width folds the rows anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            if not self._keyboard:
                self.setFixedHeight(self._high())

    def _write(self) -> None:
        """Put the words of every row together, also for those who hear them."""
        for row, each in enumerate(self._found):
            item = self._rows.item(row)
            marks = [_("not saved")] if each and each.contact.id in self._unsaved else []
            marks += [open_words(each)] if each and each.open else []
            lines = CallerRow(*item.data(_LINES))._replace(mark=" · ".join(marks))
            item.setText(lines.words)
            item.setData(lines, ROW)

    def _moved(self, now: QModelIndex) -> None:
        if not self._filling:
            self.moved.emit(now.row())

    def _activated(self, index: QModelIndex) -> None:
        if self._keyboard:
            self.taken.emit(self._found[index.row()])

    def _high(self) -> int:
        """As many whole rows as five of the usual height take, and at least one."""
        most, high = _SHOWN * self._delegate.height(_USUAL), 0
        for at in range(self._rows.rowCount()):
            row = self._delegate.height(CallerRow(*self._rows.item(at).data(ROW)))
            if high and high + row > most:
                break
            high += row
        return high + 2 * self.frameWidth()
