"""Pages of a PDF as pictures: drawn in the background, shown as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from receptionist.apart import apart
from receptionist.domain.errors import PrinterTrouble
from receptionist.i18n import _
from receptionist.reports.picture import PagePicture, page_picture
from ui import theme

ON_PAPER = 300
"""Dots an inch: as finely as an office's printer shows letters."""

HowFar = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The first pages of a paper as pictures, and how many pages it has."""

    pictures: list[QImage]
    count: int


def draw_pages(pdf: bytes, *, dots: int, most: int) -> Drawn:
    """The first `most` pages, of `dots` an inch. Takes a while; not for the GUI thread."""
    first = apart(page_picture, pdf, 0, dots=dots)
    pictures = [_as_image(first, dots)]
    for at in range(1, min(first.count, most)):
        pictures.append(_as_image(apart(page_picture, pdf, at, dots=dots), dots))
    return Drawn(pictures, first.count)


def print_pages(pdf: bytes, printer: QPrinter, *, how_far: HowFar) -> None:
    """Draw the pages for paper, one by one, and send them to the printer.

    Not for the GUI thread: Qt paints on printers in any. Raises PrinterTrouble, PaperTrouble, and
    Cancelled where `how_far` does.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterTrouble(_("The printer does not answer. Is it switched on?"))
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    printable = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
    # The page has margins of its own: it is laid on the paper's corner, not the printable one.
    target = QRect(QPoint(0, 0) - printable.topLeft() + paper.topLeft(), paper.size())
    try:
        at, count = 0, 1
        while at < count:
            how_far(at / count)
            page = apart(page_picture, pdf, at, dots=ON_PAPER)
            if at:
                printer.newPage()
            painter.drawImage(target, _as_image(page, ON_PAPER))
            at, count = at + 1, page.count
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _as_image(page: PagePicture, dots: int) -> QImage:
    kind = QImage.Format.Format_RGBX8888
    picture = QImage(page.points, page.width, page.height, page.stride, kind).copy()
    picture.setDotsPerMeterX(round(dots / 0.0254))
    picture.setDotsPerMeterY(round(dots / 0.0254))
    return picture


class PdfPages(QScrollArea):
    """The pages under each other; arrow keys and Page Down scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))
        theme.set_role(self, "page")
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        self._column.setSpacing(theme.MEDIUM)
        self.setWidget(self._pages)

    def show_pages(self, pictures: Sequence[QImage]) -> None:
        """Show these instead of the present ones."""
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for at, picture in enumerate(pictures, 1):
            page = _Page(picture)
            page.setAccessibleName(_("Page {number}").format(number=at))
            self._column.addWidget(page)
        self._column.addStretch(1)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        """A page that can be read."""
        return QSize(theme.scaled(620), theme.scaled(640))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other heights."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * theme.SMALL
        for page in self._pages.findChildren(_Page):
            page.fit(room)


class _Page(QWidget):
    """One page, white as paper in every theme."""

    def __init__(self, picture: QImage) -> None:
        super().__init__()
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, width: int) -> None:
        """Be as high as a page of that width is."""
        self.setFixedHeight(round(width * self._picture.height() / self._picture.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, smoothly made smaller, and an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._picture)
        painter.setPen(theme.current().colour("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
