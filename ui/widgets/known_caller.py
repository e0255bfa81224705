"""Says that this caller has an open message already; adding to it is what Enter does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _, n_
from receptionist.wording import say_moment
from ui import theme
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_SAID_OF_IT = 120


class KnownCaller(QFrame):
    """The newest open message of whoever calls; `asked` carries its number.

    `anew` follows when somebody wants to write a new message all the same, or not any more.
    """

    asked = Signal(int)
    anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "strip")
        self.message: Message | None = None
        self._words = WrapLabel()
        theme.set_role(self._words, "soon", name="tone")
        self._text = WrapLabel("", "caption")
        self.button = KeyButton("")
        self.button.clicked.connect(self._ask)
        self.new_button = KeyButton(_("Another message"), key="Ctrl+N", role="quiet")
        self.new_button.clicked.connect(self.anew)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.MEDIUM, theme.SMALL)
        column.setSpacing(theme.SMALL)
        for part in (self._words, self._text, self.button, self.new_button):
            column.addWidget(part)
        self.hide()

    def listen_in(self, page: QWidget) -> None:
        """Let the key write a new message instead from anywhere in `page`."""
        shortcut = QShortcut(QKeySequence("Ctrl+N"), page)
        shortcut.activated.connect(self.new_button.click)

    def offer(self, messages: tuple[Message, ...], seat: Seat) -> None:
        """Show the newest of these messages; with none there is nothing to see."""
        self.setVisible(bool(messages))
        self.message = messages[0] if messages else None
        if self.message is None:
            return
        self._words.setText(_about(self.message, seat))
        said = " ".join(self.message.text.split())
        cut = said if len(said) <= _SAID_OF_IT else f"{said[:_SAID_OF_IT]}…"
        self._text.setText(_("“{text}”").format(text=cut))
        self._text.setVisible(bool(said))

    def say(self, *, adds: bool, by_enter: bool) -> None:
        """Whether F9 adds to it, and Enter; else a new message is written all the same."""
        number = self.message.number if self.message else 0
        words = _("Add to {number}").format(number=number)
        self.button.say(f"{words}  ⏎" if by_enter else words)
        theme.set_role(self.button, "primary" if adds else "")
        self.new_button.setVisible(adds)

    def _ask(self) -> None:
        if self.message:
            self.asked.emit(self.message.number)


def _about(message: Message, seat: Seat) -> str:
    name = seat.people.name(message.assignee or message.department) or _("the front desk")
    words = _("They called before: message {number} for {name} is still open").format(
        number=message.number, name=name
    )
    if message.promise.due_at and not message.promise.answered:
        local = seat.hours.local
        when = say_moment(local(message.promise.due_at), local(seat.now()))
        words = _("{words}, promised {when}").format(words=words, when=when)
    if message.chases:
        chased = n_("chased once", "chased {count} times", message.chases)
        words += " · " + chased.format(count=message.chases)
    return words
