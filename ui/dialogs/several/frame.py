"""A dialog about several messages: it says which, and what was refused when it has saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _, n_
from ui.background import Background
from ui.dialogs.message_dialog import which
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from receptionist.services.several import Several

_LINES: Final = 3


class SeveralDialog(DeskDialog):
    """Does something with `messages`; `several_saved` tells their numbers and what was done."""

    help_page = "message"
    several_saved = Signal(object, str)

    def __init__(
        self,
        seat: Seat,
        background: Background,
        messages: Sequence[Message],
        parent: QWidget | None,
        *,
        title: str,
        save_words: str,
    ) -> None:
        super().__init__(background, parent, title=title, save_words=save_words)
        self.seat = seat
        self.numbers = tuple(each.number for each in messages)
        lines = [which(each) for each in messages[:_LINES]]
        if len(messages) > _LINES:
            lines.append(_("and {count} more").format(count=len(messages) - _LINES))
        self.head.addWidget(WrapLabel("\n".join(lines), role="caption"))

    def send(self, work: Callable[[Desk], Several], sentence: str) -> None:
        """Do `work`; when it is on disk tell `sentence` and what was refused."""
        self._sentence = sentence
        self.change(work, self._sent)

    def _sent(self, several: Several) -> None:
        done = [each.number for each in several.done]
        self.several_saved.emit(done, self._sentence.format(count=_count(len(done))))
        if not several.refused:
            self.accept()
            return
        self.numbers = tuple(number for number in self.numbers if number not in done)
        self.trouble("\n".join(dict.fromkeys(several.refused)))


def _count(count: int) -> str:
    return n_("{count} message", "{count} messages", count).format(count=count)
