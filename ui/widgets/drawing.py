"""Shows a drawing of the reports on the screen: as on paper, in the colours of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, QTimer
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui import theme
from ui.background import Background

Draw = Callable[[float, float, Any], Any]
"""Makes the drawing from its width, its height and a `receptionist.reports.charts.Look`."""

_AGAIN_MS: Final = 60
_FONT: Final = "Helvetica"  # its letters are about as wide as those of any desktop's font


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
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._make)

    @property
    def drawn(self) -> bool:
        """Whether there is something to see."""
        return self._picture.isValid()

    def show_drawing(self, draw: Draw, said: str) -> None:
        """Show this one; `said` is what it shows, for who cannot see it."""
        self._draw = draw
        self.setAccessibleDescription(said)
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
        self._asked += 1
        asked, look, family = self._asked, _look(), QApplication.font().family()
        self._background.ask_long(
            lambda _desk: _as_svg(draw, width, height, look, family),
            lambda svg: self._drawn(svg, asked),
        )

    def _drawn(self, svg: bytes, asked: int) -> None:
        if asked == self._asked:
            self._picture.load(QByteArray(svg))
            self.update()


def _look() -> dict[str, Any]:
    """The colours and letters of the screen."""
    now = theme.current()
    return {
        "ink": now.text,
        "soft": now.muted,
        "bar": now.accent,
        "paper": now.window,
        "font": _FONT,
        "bold": f"{_FONT}-Bold",
        "size": float(QFontInfo(theme.font("caption")).pixelSize()),
    }


def _as_svg(draw: Draw, width: float, height: float, look: dict[str, Any], family: str) -> bytes:
    from reportlab.graphics import renderSVG

    from receptionist.reports.charts import Look

    svg: str = renderSVG.drawToString(draw(width, height, Look(**look)))
    # Qt draws the rectangle of a clip path, which it does not know, as a black ground.
    svg = re.sub(r"<clipPath.*?</clipPath>", "", svg, flags=re.DOTALL)
    plain = "".join(sign for sign in family if sign.isalnum() or sign in " -")
    bold = svg.replace(f"{_FONT}-Bold", f"{plain}; font-weight: 600")
    return bold.replace(_FONT, plain).encode()
