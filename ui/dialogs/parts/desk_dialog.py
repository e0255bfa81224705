"""A dialog that saves: the buttons rest meanwhile, trouble is a sentence, what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from receptionist.domain.errors import DeskError
from receptionist.i18n import _, p_
from ui.background import Background
from ui.desktop.memory import give_back_soon
from ui.dialogs.parts.frame import Frame
from ui.dialogs.parts.typed_words import typed_words
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

T = TypeVar("T")


class DeskDialog(Frame):
    """Saves through Background: a subclass writes `save`, and calls `change` from there.

    F1 shows its `help_page`. Nothing typed goes without a word: Esc says once that it is not saved.
    """

    help_page: str
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
        self._said: object = None
        self._save_key = save_key or p_("key", "Enter")
        QShortcut(QKeySequence("F1"), self).activated.connect(self.explain)

    def done(self, result: int) -> None:
        """It goes for good, and so does the memory that it took."""
        super().done(result)
        give_back_soon(self.background)

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

    def unsaved(self) -> object:
        """What would be lost by leaving now, to compare with; anything empty where nothing is."""
        return typed_words(self, but=self.passing)

    @property
    def passing(self) -> tuple[QWidget, ...]:
        """Fields whose words are worth nothing once the window is closed, like a search."""
        return ()

    def may_leave(self) -> bool:
        """Whether Esc closes: where something typed would be lost it says so, and the next does."""
        unsaved = self.unsaved()
        if not unsaved or unsaved == self._said:
            return True
        self._said = unsaved
        words = _("Not saved yet. {key} saves; Esc once more leaves without saving.")
        self.banner.say("warning", words.format(key=self._save_key))
        return False

    def reject(self) -> None:
        """Close without saving."""
        if self.may_leave():
            super().reject()

    def explain(self) -> None:
        """F1: what this window is for, and its keys."""
        from ui.dialogs.help import show_help

        show_help(self.help_page, self.seat, self.background, self)

    def _changed(self, value: Any) -> None:
        self.rest(False)
        self._then(value)
