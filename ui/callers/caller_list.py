"""The callers that may be meant, two lines each; the arrows of the field above move in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from receptionist.i18n import _
from ui import theme
from ui.callers.caller_words import caller_lines, open_words
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.services.find_callers import FoundCaller

_ROW: Final = Qt.ItemDataRole.UserRole + 1
_LINES: Final = Qt.ItemDataRole.UserRole + 2
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BAR: Final = 4
_SHOWN: Final = 5
_EDGE: Final = 6


class _Lines(NamedTuple):
    name: str
    where: str = ""
    more: str = ""
    mark: str = ""


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
        self.setItemDelegate(_Delegate(self))
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
            item.setData(caller_lines(each, seat) if each else (other,), _LINES)
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

    def _write(self) -> None:
        """Put the words of every row together, also for those who hear them."""
        for row, each in enumerate(self._found):
            item = self._rows.item(row)
            marks = [_("not saved")] if each and each.contact.id in self._unsaved else []
            marks += [open_words(each)] if each and each.open else []
            lines = _Lines(*item.data(_LINES))._replace(mark=" · ".join(marks))
            item.setText(" · ".join(part for part in lines if part))
            item.setData(lines, _ROW)

    def _moved(self, now: QModelIndex) -> None:
        if not self._filling:
            self.moved.emit(now.row())

    def _activated(self, index: QModelIndex) -> None:
        if self._keyboard:
            self.taken.emit(self._found[index.row()])

    def _high(self) -> int:
        line = _row_height()
        return min(len(self._found), _SHOWN) * line + 2 * self.frameWidth()


class _Delegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10, _row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        lines = index.data(_ROW)
        if not lines:
            return
        look, rect = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("selection"))
            bar = QRectF(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, look.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        under = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(under, look.colour("border"))
        self._write(painter, rect, _Lines(*lines))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRectF, lines: _Lines) -> None:
        side, edge = theme.scaled(theme.MEDIUM), theme.scaled(_EDGE)
        inner = rect.adjusted(side, edge, -theme.scaled(theme.SMALL), -edge)
        if not lines.where and not lines.more:
            _draw(painter, inner, lines.name, "text")
            return
        height = _line(bold=True)
        upper = QRectF(inner.left(), inner.top(), inner.width(), height)
        if lines.mark:
            font = theme.font("caption", bold=True)
            room = QFontMetricsF(font).horizontalAdvance(lines.mark)
            painter.setFont(font)
            painter.setPen(theme.current().colour("soon"))
            painter.drawText(upper, _RIGHT, lines.mark)
            upper.setRight(upper.right() - room - theme.scaled(theme.SMALL))
        _draw(painter, upper, lines.name, "text", bold=True)
        for at, words in enumerate(each for each in (lines.where, lines.more) if each):
            top = inner.top() + height + at * _line()
            _draw(painter, QRectF(inner.left(), top, inner.width(), _line()), words, "muted")


def _draw(painter: QPainter, line: QRectF, words: str, colour: str, *, bold: bool = False) -> None:
    font = theme.font("body" if colour == "text" else "caption", bold=bold)
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, _LEFT, shown)


def _line(*, bold: bool = False) -> float:
    return QFontMetricsF(theme.font("body" if bold else "caption", bold=bold)).height()


def _row_height() -> int:
    return round(_line(bold=True) + 2 * _line() + 2 * theme.scaled(_EDGE) + 2)
