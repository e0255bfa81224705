"""A day's opening hours as a bar: dragging over it opens, over what is open closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from receptionist.domain.opening_hours import Span
from ui import theme

_DAY: Final = 24 * 60
_STEP: Final = 30
_EVERY: Final = 6


class DayBar(QWidget):
    """Shows spans over 24 hours, in half hours; `drawn` when a person has changed them.

    It takes no focus: whoever has no mouse types the same into the line beside it.
    """

    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self._from: int | None = None
        self._until = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show these; emits nothing."""
        self._spans = tuple(spans)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line."""
        height = self.fontMetrics().height() + theme.SMALL
        return QSize(self.fontMetrics().averageCharWidth() * 30, max(24, height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stretch."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = self._until = self._half_hour(event.position())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stretch goes as far as here."""
        if self._from is not None:
            self._until = self._half_hour(event.position())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The stretch is open, or closed where it began on an open half hour."""
        if self._from is not None:
            self._spans, self._from = self._with_stretch(), None
            self.update()
            self.drawn.emit(self._spans)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track with its hours, and what is open upon it."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("edge"))
        painter.setBrush(look.colour("surface"))
        track = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRect(track)
        for hour in range(_EVERY, 24, _EVERY):
            x = self._x(hour * 60)
            painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        for start, end in self._spans if self._from is None else self._with_stretch():
            painter.drawRect(
                QRectF(self._x(start), track.top() + 3, self._x(end) - self._x(start), 0).adjusted(
                    0, 0, 0, track.height() - 6
                )
            )

    def _with_stretch(self) -> tuple[Span, ...]:
        """The spans with the stretch that is being drawn, a minute counting by its half hour."""
        first = self._from or 0
        start, end = min(first, self._until), max(first, self._until) + _STEP
        if any(a <= first < b for a, b in self._spans):
            return _without(self._spans, start, end)
        return _with(self._spans, start, end)

    def _half_hour(self, at: QPointF) -> int:
        minutes = int(at.x() / max(1, self.width()) * _DAY)
        return min(max(0, minutes // _STEP * _STEP), _DAY - _STEP)

    def _x(self, minutes: int) -> float:
        return minutes / _DAY * (self.width() - 1)


class HourScale(QWidget):
    """The hours above the bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as small letters."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each figure over its line."""
        painter = QPainter(self)
        painter.setPen(theme.current().colour("muted"))
        width = self.fontMetrics().horizontalAdvance("00")
        for hour in range(_EVERY, 24, _EVERY):
            x = hour / 24 * (self.width() - 1)
            where = QRectF(x - width, 0, 2 * width, self.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(hour))


def _with(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans and one more, merged where they touch."""
    apart = [each for each in spans if each[1] < start or each[0] > end]
    touching = [each for each in spans if each not in apart]
    whole = (min([start, *(a for a, _b in touching)]), max([end, *(b for _a, b in touching)]))
    return tuple(sorted([*apart, whole]))


def _without(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans with that stretch cut out."""
    left = [(a, min(b, start)) for a, b in spans] + [(max(a, end), b) for a, b in spans]
    return tuple(sorted({(a, b) for a, b in left if a < b}))
