"""A dialog that saves: the buttons rest meanwhile, trouble is a sentence, what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from receptionist.domain.errors import DeskError
from ui.background import Background
from ui.dialogs.parts.frame import Frame
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

T = TypeVar("T")


class DeskDialog(Frame):
    """Saves through Background: a subclass writes `save`, and calls `change` from there.

    F1 shows its `help_page`.
    """

    help_page = "trays"
    seat: Seat

    def __init__(
        self,
        background: Background,
        parent: QWidget | None,
        *,
        title: str,
        save_words: str,
        save_key: str = "",
    ) -> None:
        super().__init__(parent, title=title, save_words=save_words, save_key=save_key)
        self.background = background
        self._then: Callable[[Any], None] = lambda _value: None
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help)

    def change(self, work: Callable[[Desk], T], then: Callable[[T], None]) -> None:
        """Save with the desk; meanwhile the buttons rest, and trouble is said in here."""
        self.rest(True)
        self.banner.hide()
        self._then = then
        self.background.change(work, self._changed, self.failed)

    def failed(self, error: Exception) -> None:
        """Say what went wrong; the buttons work again and nothing typed is lost."""
        self.rest(False)
        if isinstance(error, DeskError):
            self.trouble(str(error), field=getattr(error, "field", ""))
            return
        from ui.dialogs.trouble import show_trouble

        show_trouble(error, self)

    def rest(self, resting: bool) -> None:
        """Let the buttons rest while something is being saved."""
        self.save_button.setEnabled(not resting)

    def _help(self) -> None:
        from ui.dialogs.help import show_help

        show_help(self.help_page, self.seat, self.background, self)

    def _changed(self, value: Any) -> None:
        self.rest(False)
        self._then(value)
