"""Our own line drawings as icons: crisp at any size, in the colours of the theme in use."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui import theme

APP: Final = "receptionist"
_TRAY_SIZES: Final = (16, 20, 22, 24, 32, 40, 48, 64)


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The drawing `name` in `colour`, or in the text colour of whatever theme is in use."""
    return QIcon(_Drawing(name, QColor(colour) if colour else None))


def app_icon() -> QIcon:
    """The program's own icon, in colours, for windows and the task bar."""
    made = QIcon()
    for size in (*_TRAY_SIZES, 128, 256):
        made.addPixmap(_app_pixmap(size))
    return made


def tray_icon(count: int, late: bool) -> QIcon:
    """The program's icon with how many messages wait; with `late` the count is red and a square.

    At nothing waiting there is no badge; from 100 on it says "99", which is all that can be read.
    """
    made = QIcon()
    for size in _TRAY_SIZES:
        pixmap = _app_pixmap(size)
        if count > 0:
            _draw_badge(pixmap, min(count, 99), late=late)
        made.addPixmap(pixmap)
    return made


def draw(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw `name` into `rect` in one colour."""
    scale = painter.device().devicePixelRatio()
    pixels = max(1, round(min(rect.width(), rect.height()) * scale))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    brush = QPainter(pixmap)
    _renderer(name).render(brush, QRectF(0, 0, pixels, pixels))
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(colour)
    brush.drawRect(pixmap.rect())  # for fillRect Python would make its classes of gradients: 2 ms
    brush.end()
    side = pixels / scale
    at = QRectF(0, 0, side, side)
    at.moveCenter(rect.center())
    painter.drawPixmap(at, pixmap, QRectF(pixmap.rect()))


@cache
def _renderer(name: str) -> QSvgRenderer:
    return QSvgRenderer(str(resources.path(f"icons/{name}.svg")))


def _app_pixmap(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(APP).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _draw_badge(pixmap: QPixmap, count: int, *, late: bool) -> None:
    side, text = pixmap.width(), str(count)
    width, height = side * (0.62 if len(text) == 1 else 0.94), side * 0.62
    ring = max(1.0, side / 24)
    badge = QRectF(side - width, side - height, width, height)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#ffffff"), ring))
    painter.setBrush(QColor(theme.LIGHT.late if late else theme.LIGHT.text))
    corner = side * (0.10 if late else 0.31)
    inset = ring / 2
    painter.drawRoundedRect(badge.adjusted(inset, inset, -inset, -inset), corner, corner)
    font = QFont()
    font.setPixelSize(max(8, round(side * 0.48)))
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()


class _Drawing(QIconEngine):
    """Draws one file whenever it is asked to, so that no pixmap outlives its theme."""

    def __init__(self, name: str, colour: QColor | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw(painter, self._name, QRectF(rect), self._ink(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        draw(painter, self._name, QRectF(QPointF(0, 0), size.toSizeF()), self._ink(mode))
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        twin = _Drawing(self._name, self._colour)
        _TWINS.append(twin)
        return twin

    def _ink(self, mode: QIcon.Mode) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return theme.current().colour("disabled")
        return self._colour or theme.current().colour("text")


# WORKAROUND PySide6 6.11: the engine that clone() returns belongs to Python, and Qt goes on using
# it after Python has let it go. Qt only asks for one when a pixmap is added to an icon of ours.
_TWINS: list[_Drawing] = []
