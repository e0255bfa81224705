"""A paper to look at, print or save as a file: what the day page and the slips have in common."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from receptionist.domain.errors import Cancelled
from receptionist.files import write_safely
from receptionist.i18n import _, p_
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.pdf_pages import PdfPages, draw_pages
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

MakePdf = Callable[["Desk"], bytes]

_ON_SCREEN = 150
_ON_PAPER = 300


class PaperDialog(DeskDialog):
    """A preview, drawn beside whatever else goes on; Enter prints, Ctrl+S saves a PDF.

    Closing it stops a paper that takes long.
    """

    _came = Signal(int)

    def __init__(
        self, seat: Seat, background: Background, parent: QWidget | None, *, title: str
    ) -> None:
        super().__init__(
            background,
            parent,
            title=title,
            save_words=_("Print …"),
            save_key=p_("key", "Enter"),
        )
        self.seat = seat
        self.close_button.say(_("Close"))
        self._pdf = b""
        self._asked = 0
        self._stop = threading.Event()
        self._came.connect(self._say_how_far)
        self._ticket = -1
        self.state = WrapLabel(role="muted")
        self.pages = PdfPages()
        self.file_button = KeyButton(_("Save as PDF …"), p_("key", "Ctrl+S"))
        self.file_button.setShortcut("Ctrl+S")
        self.file_button.clicked.connect(self._choose_file)
        self.buttons.insertWidget(0, self.file_button)
        self.rest(True)

    @property
    def pdf(self) -> bytes:
        """The paper in the preview; empty while it is being made."""
        return self._pdf

    def make(self, work: MakePdf) -> None:
        """Make the paper with `work` and show it; the latest one asked for is the one shown."""
        self._asked += 1
        asked = self._asked
        self._pdf = b""
        self.rest(True)
        self.banner.hide()
        self.state.setText(_("Drawing the page …"))
        self.state.show()

        def drawn(desk: Desk) -> tuple[int, bytes, list[QImage]]:
            pdf = work(desk)
            return asked, pdf, draw_pages(pdf, dots=_ON_SCREEN)

        self.background.drop(self._ticket)
        self._ticket = self.background.ask_long(drawn, self._made, self._not_made)

    def done(self, result: int) -> None:
        """Closed before the page is drawn, it is not drawn any more, nor worked out to its end."""
        self._stop.set()
        self.background.drop(self._ticket)
        super().done(result)

    def how_far(self, part: float) -> None:
        """Called from the lane that makes the paper: 0 to 1. Raises Cancelled once it is closed."""
        if self._stop.is_set():
            raise Cancelled(_("Stopped; nothing was changed."))
        self._came.emit(round(part * 100))

    def _say_how_far(self, percent: int) -> None:
        if not self._pdf:
            self.state.setText(_("Drawing the page … {percent} %").format(percent=percent))

    def rest(self, resting: bool) -> None:
        """Without a page there is nothing to print."""
        super().rest(resting)
        self.file_button.setEnabled(not resting)

    def save(self) -> None:
        """Ask which printer."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(_ON_PAPER)
        size = QPageSize.PageSizeId.Letter if self._letter else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName(self.windowTitle())
        self._printer = printer
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(self.print_now)
        dialog.setModal(True)
        dialog.show()

    def print_now(self) -> None:
        """Draw the pages as finely as the printer prints, and send them to it."""
        pdf = self._pdf
        self.rest(True)
        self.background.ask_long(
            lambda _desk: draw_pages(pdf, dots=_ON_PAPER), self._print, self.failed
        )

    def print_on(self, printer: QPrinter) -> None:
        """Print on `printer` without asking which."""
        self._printer = printer
        self.print_now()

    def keep_file(self, file: str) -> None:
        """Save the paper as `file`."""
        path, pdf = Path(file), self._pdf
        self.rest(True)
        self.background.keep(lambda: _written(path, pdf), self._kept, self.failed)

    def file_name(self) -> str:
        """What to call the file, without its folder."""
        return "receptionist.pdf"

    @property
    def _letter(self) -> bool:
        return self.seat.settings.paper == "Letter"

    def _made(self, found: tuple[int, bytes, list[QImage]]) -> None:
        asked, pdf, pictures = found
        if asked == self._asked:
            self._pdf = pdf
            self.state.hide()
            self.pages.show_pages(pictures)
            self.rest(False)

    def _not_made(self, error: Exception) -> None:
        self.state.hide()
        self.failed(error)
        self.rest(not self._pdf)

    def _print(self, pictures: Sequence[QImage]) -> None:
        self.rest(False)
        printer, painter = self._printer, QPainter()
        if not painter.begin(printer):
            self.trouble(_("The printer does not answer. Is it switched on?"))
            return
        paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        printable = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
        # The page has margins of its own: it is laid on the paper's corner, not the printable one.
        target = QRect(QPoint(0, 0) - printable.topLeft() + paper.topLeft(), paper.size())
        for at, picture in enumerate(pictures):
            if at:
                printer.newPage()
            painter.drawImage(target, picture)
        painter.end()
        self.state.setText(_("Sent to the printer."))
        self.state.show()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, _("Save as PDF"), self.file_name(), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.keep_file)
        dialog.setModal(True)
        dialog.show()

    def _kept(self, path: Path) -> None:
        self.rest(False)
        self.state.setText(_("Saved as {file}.").format(file=path.name))
        self.state.show()


def _written(path: Path, content: bytes) -> Path:
    write_safely(path, content)
    return path
