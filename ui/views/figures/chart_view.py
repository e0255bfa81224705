"""A drawing of figures on the screen: sharp at any size, read out, each part opens its messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from receptionist.apart import apart
from ui import theme
from ui.background import Background

if TYPE_CHECKING:
    from receptionist.reports.charts import Look, Picture
    from receptionist.reports.parts.drawing import OnScreen, Spot

Draw = Callable[..., "Picture"]
"""Of the reports, with all that it draws, through pickle: takes a `width` and a `look`."""

_DRAW_AFTER_MS: Final = 60


class ChartView(QWidget):
    """Arrow keys walk through its parts, Enter opens the messages of one, as a click does."""

    opened = Signal(str, object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._draw: Draw | None = None
        self._asked = 0
        self._renderer: QSvgRenderer | None = None
        self._size = QSize(0, 0)
        self._at = -1
        self._title = ""
        self.spots: tuple[Spot, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._later = QTimer(self, singleShot=True, interval=_DRAW_AFTER_MS)
        self._later.timeout.connect(self._redraw)

    def show_drawing(self, draw: Draw) -> None:
        """Show what `draw` makes for the width there is, and again for every other width."""
        self._draw = draw
        self._redraw()

    @property
    def drawn(self) -> bool:
        """Whether the picture is there."""
        return self._renderer is not None and self._renderer.isValid()

    def sizeHint(self) -> QSize:
        """As high as the picture at this width."""
        return QSize(theme.scaled(320), max(self._size.height(), theme.scaled(60)))

    def minimumSizeHint(self) -> QSize:
        """Its width may shrink; it is drawn anew."""
        return QSize(theme.scaled(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another drawing."""
        super().resizeEvent(event)
        if event.size().width() != self._size.width():
            self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours or letters too."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._later.start()

    def event(self, event: QEvent) -> bool:
        """What a part says, beside the pointer that rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.words if spot else "", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the messages of the part that was clicked."""
        spot = self._spot_at(event.position())
        if spot and event.button() == Qt.MouseButton.LeftButton:
            self._walk_to(self.spots.index(spot))
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step and self.spots:
            self._walk_to(max(0, min(len(self.spots) - 1, self._at + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and a ring around the part one has walked to."""
        if self._renderer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(0, 0, self.width(), self._size.height()))
        if self.hasFocus():
            painter.setPen(QPen(theme.current().colour("focus"), 2))
            painter.drawRect(self._ring())

    def _ring(self) -> QRectF:
        if 0 <= self._at < len(self.spots):
            return self._place(self.spots[self._at]).adjusted(1, 1, -1, -1)
        return QRectF(1, 1, self.width() - 2, self._size.height() - 2)

    def _place(self, spot: Spot) -> QRectF:
        across = self.width() / max(1, self._size.width())
        return QRectF(spot.x * across, spot.y, spot.width * across, spot.height)

    def _spot_at(self, point: QPointF) -> Spot | None:
        return next((each for each in self.spots if self._place(each).contains(point)), None)

    def _walk_to(self, at: int) -> None:
        self._at = at
        self.setAccessibleName(f"{self._title}: {self.spots[at].words}")
        self.setToolTip("")
        self.update()

    def _open(self) -> None:
        if 0 <= self._at < len(self.spots) and self.spots[self._at].numbers:
            spot = self.spots[self._at]
            self.opened.emit(f"{self._title} · {spot.words}", spot.numbers)

    def _redraw(self) -> None:
        draw, width = self._draw, float(max(self.width(), theme.scaled(240)))
        if draw is None:
            return
        self._asked += 1
        asked, look, family = self._asked, _look(self), QFontInfo(self.font()).family()

        def drawn() -> tuple[int, OnScreen]:
            from receptionist.reports.parts.drawing import on_screen

            return asked, apart(on_screen, draw, width, look, family)

        self._background.read_files(drawn, self._drawn)

    def _drawn(self, found: tuple[int, OnScreen]) -> None:
        asked, picture = found
        if asked != self._asked:
            return
        self._renderer = QSvgRenderer(QByteArray(picture.svg), self)
        self._size = QSize(round(picture.width), round(picture.height))
        self.spots = picture.spots
        self._at = min(self._at, len(self.spots) - 1)
        self._title = picture.title
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(picture.words)
        self.setFixedHeight(self._size.height())
        self.updateGeometry()
        self.update()


def _look(widget: QWidget) -> Look:
    """The colours of the theme in use, letters as large as the small facts of a window."""
    from receptionist.reports.charts import Look

    now = theme.current()
    return Look(
        ink=now.text,
        soft=now.muted,
        bar=now.accent,
        on_bar=now.accent_text,
        paper=now.window,
        size=QFontInfo(widget.font()).pixelSize() * 0.9,
    )
