"""A row of a list of callers: the name, and below it what tells two people apart, never cut.

What does not fit beside something else goes on in the next line; only a single piece that is
longer than a line ends in an ellipsis.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.views.row_ground import draw_ground

ROW: Final = Qt.ItemDataRole.UserRole + 1
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BETWEEN: Final = " · "
_EDGE: Final = 6


class CallerRow(NamedTuple):
    """Who; company and number; the last call and the notes; what stands out about them."""

    name: str
    where: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    mark: str = ""

    @property
    def words(self) -> str:
        """All of it in one line, as it is heard."""
        parts = (self.name, *self.where, *self.more, self.mark)
        return _BETWEEN.join(part for part in parts if part)


class CallerDelegate(QStyledItemDelegate):
    """Draws the rows of `view`, each as high as its words need at the view's width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the row is."""
        return QSize(10, self.height(CallerRow(*(index.data(ROW) or ("",)))))

    def height(self, row: CallerRow) -> int:
        """How high the row is at the view's width."""
        under = len(_under(row, self._room())) if row.where or row.more or row.mark else 0
        return round(_line(bold=True) + under * _line() + 2 * theme.scaled(_EDGE) + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground of the row, then its words."""
        data = index.data(ROW)
        if not data:
            return
        painter.save()
        painter.setClipRect(option.rect)
        draw_ground(painter, option)
        self._write(painter, QRectF(option.rect), CallerRow(*data))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRectF, row: CallerRow) -> None:
        side, edge = theme.scaled(theme.MEDIUM), theme.scaled(_EDGE)
        inner = rect.adjusted(side, edge, -theme.scaled(theme.SMALL), -edge)
        if not (row.where or row.more or row.mark):
            _draw(painter, inner, row.name, "text")
            return
        height = _line(bold=True)
        upper = QRectF(inner.left(), inner.top(), inner.width(), height)
        if row.mark and _beside(row, self._room()):
            _draw(painter, upper, row.mark, "soon", bold=True, right=True)
        _draw(painter, upper, row.name, "text", bold=True)
        for at, (words, colour) in enumerate(_under(row, self._room())):
            top = inner.top() + height + at * _line()
            line = QRectF(inner.left(), top, inner.width(), _line())
            _draw(painter, line, words, colour, bold=colour == "soon")

    def _room(self) -> float:
        """The width of a line, the same with a scroll bar and without, so that nothing jumps."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        sides = theme.scaled(theme.MEDIUM) + theme.scaled(theme.SMALL)
        return float(self._view.width() - 2 * self._view.frameWidth() - bar - sides)


def _under(row: CallerRow, room: float) -> list[tuple[str, str]]:
    """The lines below the name, each with its colour."""
    lines: list[tuple[str, str]] = []
    if row.mark and not _beside(row, room):
        lines.append((row.mark, "soon"))
    for parts in (row.where, row.more):
        lines += [(words, "muted") for words in _folded(parts, room)]
    return lines


def _beside(row: CallerRow, room: float) -> bool:
    """Whether name and mark stand on one line."""
    name = QFontMetricsF(theme.font("body", bold=True)).horizontalAdvance(row.name)
    mark = QFontMetricsF(theme.font("caption", bold=True)).horizontalAdvance(row.mark)
    return name + theme.scaled(theme.SMALL) + mark <= room


def _folded(parts: Sequence[str], room: float) -> list[str]:
    """The parts side by side as long as they fit, else each on a line of its own."""
    metrics = QFontMetricsF(theme.font("caption"))
    lines: list[str] = []
    for part in filter(None, parts):
        longer = f"{lines[-1]}{_BETWEEN}{part}" if lines else ""
        if longer and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _draw(
    painter: QPainter,
    line: QRectF,
    words: str,
    colour: str,
    *,
    bold: bool = False,
    right: bool = False,
) -> None:
    font = theme.font("body" if colour == "text" else "caption", bold=bold)
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, _RIGHT if right else _LEFT, shown)


def _line(*, bold: bool = False) -> float:
    return QFontMetricsF(theme.font("body" if bold else "caption", bold=bold)).height()
