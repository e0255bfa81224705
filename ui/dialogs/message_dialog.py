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
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.typed_words import Words, put_back, typed_words
from ui.kept_notes import keep_words, kept_words
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


_LINE: Final = 80


class MessageDialog(DeskDialog):
    """Does something with `message`; `saved` tells its number and what was done.

    Left with Esc, what was typed is kept for the next time; `kept` says so.
    """

    help_page = "message"
    saved = Signal(int, str)
    kept = Signal(str)

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
        self._last_time: Words = {}
        # Never the window itself: the last who let go of it must be its own thread.
        self._key = key = (message.id, self.doing)
        background.keep(lambda: kept_words(*key), self._go_on, lambda _error: None)

    @property
    def doing(self) -> str:
        """What is done here; what was typed for it is kept under that name."""
        return type(self).__name__

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
                lambda desk: _message(desk, number), self._read_again, lambda _e: None
            )

    def _read_again(self, found: Found) -> None:
        self.message = found.message

    def may_leave(self) -> bool:
        """Always, for nothing is lost: a text that was typed is there again the next time."""
        words = typed_words(self)
        if not words and not self._last_time:
            return True
        self._keep(words)
        if any(each.strip() for each in words.values()):
            said = _("What was typed about #{number} is not saved; it is kept for the next time.")
            self.kept.emit(said.format(number=self.message.number))
        return True

    def accept(self) -> None:
        """It is in the history: nothing is kept beside it."""
        if self._last_time:
            self._keep({})
        super().accept()

    def _keep(self, words: Words) -> None:
        key = self._key
        self.background.keep(lambda: keep_words(*key, words), lambda _done: None)

    def _go_on(self, found: Words) -> None:
        """Put back what was typed the last time, before what has been typed since."""
        if not found:
            return
        self._last_time = found
        homeless = put_back(self, found)
        said = _("What you had typed the last time is here again.")
        self.banner.say("info", " ".join([said, *homeless]))

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


def _message(desk: Desk, number: int) -> Found:
    from receptionist.services.find_messages import message  # loads the database's libraries

    return message(desk, number)
