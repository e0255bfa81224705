"""The page of all keys on paper, to lie beside the telephone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from receptionist.apart import apart
from receptionist.i18n import _, language, speaking
from ui.background import Background
from ui.dialogs.parts.paper import PaperDialog
from ui.help.keys import key_groups
from ui.seat import Seat


class PrintKeys(PaperDialog):
    """One page, made from the list of keys that the windows use."""

    help_page = "keys"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None) -> None:
        super().__init__(seat, background, parent, title=_("All keys"))
        self.column.addWidget(self.state)
        self.column.addWidget(self.pages, 1)
        paper, spoken = seat.settings.paper, language()
        self.make(lambda _desk: keys_on_paper(paper=paper, language=spoken))
        self.pages.setFocus()

    def file_name(self) -> str:
        """What the file is called."""
        return _("keys") + ".pdf"


def keys_on_paper(*, paper: str, language: str) -> bytes:
    """The page as PDF. Takes a moment; not for the GUI thread."""
    from receptionist.reports.key_page import key_page

    with speaking(language):
        groups = [
            (group.where, [(line.shown, line.does) for line in group.lines])
            for group in key_groups()
        ]
        return apart(key_page, groups, paper=paper, language=language)
