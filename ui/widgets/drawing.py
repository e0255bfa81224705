"""Shows a drawing of the reports on the screen: as on paper, in the colours of the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, QTimer
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from receptionist.apart import apart
from ui import theme
from ui.background import Background

if TYPE_CHECKING:
    from receptionist.reports.parts.drawing import OnScreen

Draw = partial[Any]
"""Of the reports, with all that it draws: takes a `width`, a `height` and a `look`, and makes a
`Picture` (receptionist.reports.parts). It goes through pickle."""

_AGAIN_MS: Final = 60


class Drawing(QWidget):
    """`draw` is called on the thread of long reads, whenever there is another size or figure."""

    def __init__(
        self, background: Background, name: str, *, lines: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._lines = lines
        self._draw: Draw | None = None
        self._picture = QSvgRenderer(self)
        self._asked = 0
        self._shown: object = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._make)

    @property
    def drawn(self) -> bool:
        """Whether there is something to see."""
        return self._picture.isValid()

    def show_drawing(self, draw: Draw) -> None:
        """Show this one; what it shows is also said, for who cannot see it."""
        self._draw = draw
        self._make()

    def sizeHint(self) -> QSize:
        """As high as so many lines of text."""
        return QSize(theme.scaled(320), self.fontMetrics().height() * self._lines)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, never lower."""
        return QSize(theme.scaled(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its letters keep their size: it is drawn anew, not stretched."""
        super().resizeEvent(event)
        self._again.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What was drawn last, in its own proportions."""
        if not self._picture.isValid():
            return
        painter = QPainter(self)
        size = self._picture.defaultSize().toSizeF()
        self._picture.render(painter, QRectF(0, 0, size.width(), size.height()))

    def _make(self) -> None:
        draw, width, height = self._draw, float(self.width()), float(self.height())
        if draw is None or width < 1:
            return
        look, family = _look(), QApplication.font().family()
        wanted = (draw.func, draw.args, draw.keywords, width, height, look, family)
        if wanted == self._shown:
            return  # every minute the same is asked for, and what draws it would be started for it
        self._asked += 1
        asked = self._asked
        self._background.read_files(
            lambda: _made(partial(draw, height=height), width, look, family),
            lambda made: self._drawn(made, asked, wanted),
        )

    def _drawn(self, made: OnScreen, asked: int, wanted: object) -> None:
        if asked == self._asked:
            self._shown = wanted
            self._picture.load(QByteArray(made.svg))
            self.setAccessibleDescription(made.words)
            self.update()


def _look() -> dict[str, Any]:
    """The colours and letters of the screen."""
    now = theme.current()
    return {
        "ink": now.text,
        "soft": now.muted,
        "bar": now.accent,
        "on_bar": now.accent_text,
        "paper": now.surface,
        "size": float(QFontInfo(theme.font("caption")).pixelSize()),
    }


def _made(draw: Draw, width: float, look: dict[str, Any], family: str) -> OnScreen:
    from receptionist.reports.parts.drawing import Look, on_screen

    return apart(on_screen, draw, width, Look(**look), family)
