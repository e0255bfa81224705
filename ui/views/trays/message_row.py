"""The words of a message in a list: who and what at the left, by when and for whom at the right.

Apart from the list that asks for it: the first paint draws rows and has no list yet.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from receptionist.i18n import _
from ui import icons, theme
from ui.models.roles import RowText
from ui.widgets.due_badge import draw_due, due_size

_RIGHT_SHARE: Final = 0.45
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_height() -> float:
    """As high as two lines of text with their spacing."""
    line = QFontMetricsF(theme.font("body", bold=True)).height()
    return 2 * (line + theme.HAIR) + theme.scaled(theme.HAIR + 2 * theme.SMALL)


def draw_row(painter: QPainter, rect: QRectF, row: RowText) -> None:
    """Draw both lines of `row` within `rect`."""
    side, edge = theme.scaled(theme.LARGE), theme.scaled(theme.SMALL)
    inner = rect.adjusted(side, edge, -side, -edge)
    half = (inner.height() - theme.scaled(theme.HAIR)) / 2
    upper = QRectF(inner.left(), inner.top(), inner.width(), half)
    lower = QRectF(inner.left(), inner.bottom() - half, inner.width(), half)
    upper.setRight(upper.right() - _draw_right_above(painter, upper, row))
    lower.setRight(lower.right() - _draw_right_below(painter, lower, row))
    _draw_who(painter, upper, row)
    _draw_what(painter, lower, row)


def _draw_right_above(painter: QPainter, line: QRectF, row: RowText) -> float:
    """Draw when it is due; return the width that it took."""
    if row.due is None:
        return 0.0
    painter.setFont(theme.font("body", bold=row.due.presses))
    draw_due(painter, line, row.due)
    return due_size(QFontMetricsF(painter.font()), row.due).width() + theme.scaled(theme.LARGE)


def _draw_right_below(painter: QPainter, line: QRectF, row: RowText) -> float:
    """Draw for whom it is and how far it has come; return the width that they took."""
    font = theme.font("caption")
    metrics = QFontMetricsF(font)
    marked = bool(row.who_for) and row.progress != "done"
    mark = metrics.height() + theme.scaled(theme.HAIR) if marked else 0.0
    room = line.width() * _RIGHT_SHARE - mark
    said = " · ".join(part for part in (str(row.number or ""), row.who_for) if part)
    words = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
    if not words:
        return 0.0
    look = theme.current()
    painter.setFont(font)
    painter.setPen(look.colour("muted"))
    painter.drawText(line.adjusted(0, 0, -mark, 0), _RIGHT, words)
    if mark:
        side = metrics.height()
        box = QRectF(line.right() - side, line.center().y() - side / 2, side, side)
        _draw_progress(painter, box, row.progress)
    return metrics.horizontalAdvance(words) + mark + theme.scaled(theme.LARGE)


def _draw_progress(painter: QPainter, box: QRectF, progress: str) -> None:
    """A dot for unseen, one check for seen, two for accepted."""
    look = theme.current()
    if progress == "unseen":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(box.center(), box.width() * 0.24, box.width() * 0.24)
    else:
        name = "seen" if progress == "seen" else "accepted"
        icons.draw(painter, name, box, look.colour("muted"))


def _draw_who(painter: QPainter, line: QRectF, row: RowText) -> None:
    left = line.left()
    if row.urgent:
        left += _draw_urgent(painter, line) + theme.scaled(theme.SMALL)
    room = line.right() - left
    badge = _badge_width(_("Incomplete")) if row.incomplete else 0.0
    room -= badge + theme.SMALL if badge else 0.0
    name, company = (row.who, row.company) if row.who else (row.company, "")
    right = left + room
    left += _draw_text(painter, QRectF(left, line.top(), room, line.height()), name, bold=True)
    if company and right > left:
        rest = QRectF(left, line.top(), right - left, line.height())
        left += _draw_text(painter, rest, f" · {company}")
    if badge:
        _draw_badge(painter, QRectF(left + theme.SMALL, line.top(), badge, line.height()))


def _draw_what(painter: QPainter, line: QRectF, row: RowText) -> None:
    ticks = ", ".join(row.ticks)
    text = " — ".join(part for part in (ticks, row.summary) if part)
    _draw_text(painter, line, " ".join(text.split()), colour="muted")


def _draw_text(
    painter: QPainter, room: QRectF, text: str, *, bold: bool = False, colour: str = "text"
) -> float:
    """Draw one line of `text`, elided to `room`; return its width."""
    painter.setFont(theme.font("body", bold=bold))
    painter.setPen(theme.current().colour(colour))
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def _draw_urgent(painter: QPainter, line: QRectF) -> float:
    """A filled sign with an exclamation mark before the name."""
    look = theme.current()
    font = theme.font("caption", bold=True)
    side = QFontMetricsF(font).height()
    box = QRectF(line.left(), line.center().y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("late"))
    painter.drawRoundedRect(box, theme.HAIR, theme.HAIR)
    painter.setFont(font)
    painter.setPen(look.colour("surface"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")
    return side


def _badge_width(text: str) -> float:
    metrics = QFontMetricsF(theme.font("caption"))
    return metrics.horizontalAdvance(text) + 2 * theme.scaled(theme.SMALL)


def _draw_badge(painter: QPainter, room: QRectF) -> None:
    """Says that something is missing, in an outlined pill."""
    look = theme.current()
    font = theme.font("caption")
    height = QFontMetricsF(font).height() + 2
    box = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
    painter.setPen(QPen(look.colour("soon"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Incomplete"))
