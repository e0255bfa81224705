"""When a promise is due, in a glyph, a few words and a tone; and how that is drawn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from receptionist.i18n import _
from receptionist.wording import say_clock, say_length, say_short_date
from ui import theme

if TYPE_CHECKING:
    from receptionist.domain.promise import Verdict

_SOON: Final = timedelta(minutes=15)
_COUNTED: Final = timedelta(hours=2)
_MINUTE: Final = timedelta(minutes=1)
# The side of a glyph, in heights of the line it stands in.
_GLYPH: Final = 0.62


class DueWords(NamedTuple):
    """A due time as it is shown: the glyph and the words carry it alone, without the colour."""

    glyph: str
    text: str
    tone: theme.Tone

    @property
    def presses(self) -> bool:
        """Whether it asks for something now, and stands on a tinted ground in heavier letters."""
        return self.glyph in ("▲", "◆")

    def __str__(self) -> str:
        return f"{self.glyph} {self.text}".strip()


def due_words(
    due_at: datetime | None,
    now: datetime,
    *,
    open: bool,
    hours_zone: tzinfo,
    verdict: Verdict | None = None,
) -> DueWords:
    """What to show at the right of a row (product.md §8).

    `open` says whether an answer is still owed; once it is not, `verdict` says how it ended.
    Days and hours are the office's, in `hours_zone`.
    """
    if not open:
        return _ended(verdict)
    if due_at is None:
        return DueWords(glyph="", text=_("Nothing promised"), tone="none")
    # Two times in one zone would be subtracted by the wall clock, an hour wrong twice a year.
    left = due_at.astimezone(UTC) - now.astimezone(UTC)
    if left < timedelta(0):
        late = say_length(max(-left, _MINUTE))
        return DueWords(glyph="▲", text=_("Late {length}").format(length=late), tone="late")
    if left < _MINUTE:
        return DueWords(glyph="◆", text=_("Now"), tone="soon")
    if left < _SOON + _MINUTE:
        return DueWords(glyph="◆", text=_in(left), tone="soon")
    if left < _COUNTED:
        return DueWords(glyph="●", text=_in(left), tone="today")
    return _by_the_clock(due_at.astimezone(hours_zone), now.astimezone(hours_zone))


def due_size(metrics: QFontMetricsF, words: DueWords) -> QSizeF:
    """The room that `draw_due` needs in a font of `metrics`."""
    line, hair = metrics.height(), theme.scaled(theme.HAIR)
    glyph = line * _GLYPH + hair if words.glyph else 0.0
    pad = theme.scaled(theme.SMALL) if words.presses else 0
    return QSizeF(glyph + metrics.horizontalAdvance(words.text) + 2 * pad + 1, line + hair)


def draw_due(painter: QPainter, rect: QRectF, words: DueWords) -> None:
    """Draw `words` at the right of `rect`, on a tinted ground where they press."""
    metrics = QFontMetricsF(painter.font())
    size = due_size(metrics, words)
    box = QRectF(rect.right() - size.width(), 0, size.width(), size.height())
    box.moveCenter(QPointF(box.center().x(), rect.center().y()))
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if words.presses:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint(words.tone))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        box.adjust(theme.scaled(theme.SMALL), 0, -theme.scaled(theme.SMALL), 0)
    ink = look.tone(words.tone)
    if words.glyph:
        side = metrics.height() * _GLYPH
        mark = QRectF(box.left(), box.center().y() - side / 2, side, side)
        _draw_glyph(painter, mark, words, ink)
        box.setLeft(mark.right() + theme.scaled(theme.HAIR))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words.text)
    painter.restore()


def _ended(verdict: Verdict | None) -> DueWords:
    from receptionist.domain.promise import Verdict  # the first paint shows what is open

    if verdict is Verdict.BROKEN:
        return DueWords(glyph="✕", text=_("Broken"), tone="late")
    if verdict is Verdict.LATE:
        return DueWords(glyph="✓", text=_("Kept late"), tone="soon")
    if verdict is Verdict.KEPT:
        return DueWords(glyph="✓", text=_("On time"), tone="kept")
    return DueWords(glyph="✓", text=_("Done"), tone="none")


def _in(left: timedelta) -> str:
    return _("In {length}").format(length=say_length(left))


def _by_the_clock(due: datetime, now: datetime) -> DueWords:
    days = (due.date() - now.date()).days
    clock = say_clock(due)
    if days == 0:
        return DueWords(glyph="●", text=_("Today {time}").format(time=clock), tone="today")
    if days == 1:
        return DueWords(glyph="○", text=_("Tomorrow {time}").format(time=clock), tone="later")
    day = say_short_date(due.date())
    return DueWords(glyph="○", text=f"{day[:1].upper()}{day[1:]} {clock}", tone="later")


def _draw_glyph(painter: QPainter, box: QRectF, words: DueWords, ink: QColor) -> None:
    """Drawn by hand: not every font has the glyphs, and theirs differ in size."""
    pen = QPen(ink, max(1.5, box.width() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(ink if words.glyph in "▲◆●" else Qt.BrushStyle.NoBrush)
    inset = pen.widthF() / 2 + box.width() * 0.06
    painter.drawPath(_glyph_path(words.glyph, box.adjusted(inset, inset, -inset, -inset)))


def _glyph_path(glyph: str, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    middle = box.center()
    if glyph in "●○":
        path.addEllipse(box)
    elif glyph == "▲":
        top = QPointF(middle.x(), box.top())
        path.addPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft(), top]))
    elif glyph == "◆":
        top, low = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
        east, west = QPointF(box.right(), middle.y()), QPointF(box.left(), middle.y())
        path.addPolygon(QPolygonF([top, east, low, west, top]))
    elif glyph == "✕":
        path.addPolygon(QPolygonF([box.topLeft(), box.bottomRight()]))
        path.addPolygon(QPolygonF([box.topRight(), box.bottomLeft()]))
    else:
        bend = QPointF(box.left() + box.width() * 0.38, box.bottom() - box.height() * 0.12)
        start = QPointF(box.left(), middle.y() + box.height() * 0.08)
        end = QPointF(box.right(), box.top() + box.height() * 0.12)
        path.addPolygon(QPolygonF([start, bend, end]))
    return path
