"""A paper to look at, print or save as a file: what the day page and the slips have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from receptionist.apart import asked_by, warm_up
from receptionist.domain.errors import Cancelled
from receptionist.files import write_safely
from receptionist.i18n import _, p_
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.pdf_pages import ON_PAPER, Drawn, PdfPages, draw_pages, print_pages
from ui.guards.stop import Stop
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

MakePdf = Callable[["Desk"], bytes]
SaveCsv = Callable[["Desk", Path], None]

_ON_SCREEN = 150
_SHOWN = 12
"""Pages in the preview: each takes 9 MB, and nobody scrolls through a hundred."""


class PaperDialog(DeskDialog):
    """A preview, drawn beside whatever else goes on; Enter prints, Ctrl+S saves a PDF.

    With `csv` Ctrl+E saves what stands on it for a spreadsheet. Esc stops what is being printed or
    saved; closing stops a paper that takes long.
    """

    def __init__(
        self,
        seat: Seat,
        background: Background,
        parent: QWidget | None,
        *,
        title: str,
        csv: SaveCsv | None = None,
    ) -> None:
        super().__init__(
            background,
            parent,
            title=title,
            save_words=_("Print…"),
            save_key=p_("key", "Enter"),
        )
        self.seat = seat
        background.keep(warm_up, lambda _done: None)  # while the paper's figures are read
        self.close_button.say(_("Close"))
        self._pdf = b""
        self._asked = 0
        self._stop = Stop()
        self._doing = ""
        self._ticket = -1
        self.state = WrapLabel(role="muted")
        self.pages = PdfPages()
        self._csv = csv
        self.csv_button = self._file_button(_("CSV…"), "Ctrl+E", self._choose_csv)
        self.csv_button.setVisible(csv is not None)
        self.file_button = self._file_button(_("PDF…"), "Ctrl+S", self._choose_file)
        self.rest(True)

    @property
    def pdf(self) -> bytes:
        """The paper in the preview; empty while it is being made."""
        return self._pdf

    def make(self, work: MakePdf) -> None:
        """Make the paper with `work` and show it; the latest one asked for is the one shown."""
        self._asked += 1
        # The lane holds no window: it would take one down that nobody else holds any more.
        asked, stop = self._asked, self._stop
        self._pdf = b""
        self.rest(True)
        self.banner.hide()
        self._doing = _("Drawing the page…")
        self._say(self._doing)

        def drawn(desk: Desk) -> tuple[int, bytes, Drawn]:
            with asked_by(stop):
                pdf = work(desk)
                return asked, pdf, draw_pages(pdf, dots=_ON_SCREEN, most=_SHOWN)

        self.background.drop(self._ticket)
        self._ticket = self.background.ask_long(drawn, self._made, self._not_made)

    def reject(self) -> None:
        """Esc stops what goes to the printer or into a file; the next one closes."""
        if self._doing and self._pdf and not self._stop.is_set():
            self._stop.set()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Closed before the page is drawn, it is not drawn any more, nor worked out to its end."""
        self._stop.set()
        self.background.drop(self._ticket)
        super().done(result)

    def how_far(self, part: float) -> None:
        """Called from the lane that does the work: 0 to 1. Raises Cancelled once it is stopped."""
        self._stop.hear()
        self.background.tell(self._say_how_far, round(part * 100))

    def rest(self, resting: bool) -> None:
        """Without a page there is nothing to print."""
        super().rest(resting)
        for button in (self.file_button, self.csv_button):
            button.setEnabled(not resting)

    def save(self) -> None:
        """Ask which printer."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(ON_PAPER)
        size = QPageSize.PageSizeId.Letter if self._letter else QPageSize.PageSizeId.A4
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setModal(True)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print on `printer` without asking which."""
        pdf = self._pdf
        self._begin(_("Printing…"))

        def printed() -> None:
            with asked_by(self._stop):
                print_pages(pdf, printer, how_far=self.how_far)

        self.background.read_files(printed, self._printed, self._broke_off)

    def keep_file(self, file: str) -> None:
        """Save the paper as `file`."""
        path, pdf = Path(file), self._pdf
        self.rest(True)
        self.background.keep(lambda: _written(path, pdf), self._kept, self.failed)

    def keep_csv(self, file: str) -> None:
        """Save what stands on the paper for a spreadsheet."""
        save, path = self._csv, Path(file)
        if save is None:
            return
        self._begin(_("Saving…"))

        def saved(desk: Desk) -> Path:
            save(desk, path)
            return path

        self.background.ask_long(saved, self._kept, self._broke_off)

    def file_name(self) -> str:
        """What to call the file, without its folder."""
        return "receptionist.pdf"

    @property
    def _letter(self) -> bool:
        return self.seat.settings.paper == "Letter"

    def _file_button(self, words: str, key: str, do: Callable[[], None]) -> KeyButton:
        button = KeyButton(words, key)
        button.setToolTip(_("Save as a file"))
        button.setShortcut(key)
        button.clicked.connect(do)
        self.buttons.insertWidget(0, button)
        return button

    def _begin(self, words: str) -> None:
        """Something that may take a while, and can be stopped."""
        self._stop.clear()
        self._doing = words
        self.rest(True)
        self._say(words)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.show()

    def _say_how_far(self, percent: int) -> None:
        if self._doing:
            words = _("{what} {percent} %").format(what=self._doing, percent=percent)
            self.state.setText(words)

    def _made(self, found: tuple[int, bytes, Drawn]) -> None:
        asked, pdf, drawn = found
        if asked != self._asked:
            return
        self._pdf, self._doing = pdf, ""
        self.state.hide()
        if drawn.count > len(drawn.pictures):
            words = _("The first {shown} of {count} pages are shown; all are printed and saved.")
            self._say(words.format(shown=len(drawn.pictures), count=drawn.count))
        self.pages.show_pages(drawn.pictures)
        self.rest(False)

    def _not_made(self, error: Exception) -> None:
        self._doing = ""
        self.state.hide()
        self.failed(error)
        self.rest(not self._pdf)

    def _printed(self, _nothing: None) -> None:
        self._doing = ""
        self.rest(False)
        self._say(_("Sent to the printer."))

    def _broke_off(self, error: Exception) -> None:
        self._doing = ""
        self._stop.clear()
        self.rest(False)
        if isinstance(error, Cancelled):
            self._say(str(error))
            return
        self.state.hide()
        self.failed(error)

    def _choose_file(self) -> None:
        self._choose(_("Save as PDF"), self.file_name(), "pdf", self.keep_file)

    def _choose_csv(self) -> None:
        name = Path(self.file_name()).with_suffix(".csv").name
        self._choose(_("Save as CSV"), name, "csv", self.keep_csv)

    def _choose(self, words: str, name: str, kind: str, keep: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, words, name, f"{kind.upper()} (*.{kind})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(keep)
        dialog.setModal(True)
        dialog.show()

    def _kept(self, path: Path) -> None:
        self._doing = ""
        self.rest(False)
        self._say(_("Saved as {file}.").format(file=path.name))


def _written(path: Path, content: bytes) -> Path:
    write_safely(path, content)
    return path
