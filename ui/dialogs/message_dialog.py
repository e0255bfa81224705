"""A dialog about one message: it says which one, and what was done when it has saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receptionist.domain.errors import ChangedMeanwhile
from receptionist.domain.message import Message
from receptionist.domain.trays import Found
from receptionist.i18n import _
from receptionist.services import find_messages
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


_LINE: Final = 80


class MessageDialog(DeskDialog):
    """Does something with `message`; `saved` tells its number and what was done."""

    saved = Signal(int, str)

    def __init__(
        self,
        seat: Seat,
        background: Background,
        message: Message,
        parent: QWidget | None,
        *,
        title: str,
        save_words: str,
        save_key: str = "",
    ) -> None:
        super().__init__(background, parent, title=title, save_words=save_words, save_key=save_key)
        self.seat = seat
        self.message = message
        self.head.addWidget(WrapLabel(which(message), role="caption"))

    def send(self, work: Callable[[Desk], Message], sentence: str) -> None:
        """Do `work`; when it is on disk tell `sentence` and close."""
        self._sentence = sentence
        self.change(work, self._sent)

    def failed(self, error: Exception) -> None:
        """Say it; what somebody else did meanwhile has then been read, and may be written over."""
        super().failed(error)
        if isinstance(error, ChangedMeanwhile):
            number = self.message.number
            self.background.ask(
                lambda desk: find_messages.message(desk, number), self._read_again, lambda _e: None
            )

    def _read_again(self, found: Found) -> None:
        self.message = found.message

    def _sent(self, message: Message) -> None:
        self.saved.emit(message.number, self._sentence)
        self.accept()


def which(message: Message) -> str:
    """The message in one line: number, who called, what they want."""
    caller = message.caller
    who = " · ".join(part for part in (caller.name, caller.company) if part)
    who = who or caller.phone or _("Unknown caller")
    parts = (f"#{message.number}", _short(who), _short(message.text))
    return " · ".join(part for part in parts if part)


def _short(words: str) -> str:
    """At most a line of it: somebody may have pasted a page."""
    line = " ".join(words.split())
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"
