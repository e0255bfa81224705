"""F1: what this screen is for and which keys it knows, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QTextBrowser, QWidget

from receptionist.i18n import _, p_
from ui import theme
from ui.background import Background
from ui.dialogs.parts.frame import Frame
from ui.first_minute.sample import sample_beside
from ui.help.pages import PAGES, SAMPLE, read_pages, text_of
from ui.seat import Seat
from ui.widgets.key_button import KeyButton


def show_help(page: str, seat: Seat, background: Background, parent: QWidget | None) -> HelpDialog:
    """Open the help at `page`, one of PAGES."""
    dialog = HelpDialog(page, seat, background, parent)
    dialog.open()
    return dialog


class HelpDialog(Frame):
    """One page at a time; links lead to the others, and each page can be printed."""

    def __init__(
        self, page: str, seat: Seat, background: Background, parent: QWidget | None
    ) -> None:
        super().__init__(parent, title=_("Help"), save_words=_("Print…"), save_key="Ctrl+P")
        self._seat = seat
        self._background = background
        self.close_button.say(_("Close"))
        self.save_button.setShortcut("Ctrl+P")
        self.keys_button = KeyButton(_("All keys"), p_("key", "F1"))
        self.keys_button.setShortcut("F1")
        self.keys_button.clicked.connect(lambda: self.show_page("keys"))
        self.buttons.insertWidget(0, self.keys_button)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Help"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.setMinimumWidth(theme.scaled(560))
        self.text.setMinimumHeight(
            min(theme.scaled(420), self.screen().availableSize().height() // 2)
        )
        self.column.addWidget(self.text)
        self._page = ""
        self.show_page(page)
        self.text.setFocus()

    @property
    def page(self) -> str:
        """The page that is shown."""
        return self._page

    def show_page(self, page: str) -> None:
        """Show `page`; an unknown one is the page of keys."""
        self._page = page if page in PAGES else "keys"
        words = text_of(self._page)
        if words is None:
            self._background.keep(read_pages, lambda _done: self._show())
        else:
            self._show()

    def save(self) -> None:
        """Print this page; the page of keys has a sheet of its own."""
        if self._page == "keys":
            from ui.help.print_keys import PrintKeys

            PrintKeys(self._seat, self._background, self).open()
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self._print)
        dialog.setModal(True)
        dialog.show()

    def _show(self) -> None:
        self.text.document().setDefaultStyleSheet(_sheet())
        self.text.setHtml(text_of(self._page) or "")

    def _print(self) -> None:
        self.text.document().print_(self._printer)

    def _follow(self, link: QUrl) -> None:
        if link.path() == SAMPLE:
            sample_beside(self._seat, self._background)
        else:
            self.show_page(link.path().removesuffix(".html"))


def _sheet() -> str:
    """The look of the pages, in the colours of the theme."""
    look = theme.current()
    return (
        f"h1 {{ font-size: {theme.points('headline')}pt; font-weight: 600; margin-bottom: 8px; }}"
        f"h2 {{ font-size: {theme.points('title')}pt; font-weight: 600; margin-top: 16px; }}"
        f"p, li, td {{ color: {look.text}; }} a {{ color: {look.accent}; }}"
        f"td {{ padding: 4px 16px 4px 0; }} .key {{ color: {look.accent}; font-weight: 600; }}"
        f".quiet {{ color: {look.muted}; }}"
    )
