"""Says that this caller has an open message already, and offers to add to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _, n_
from receptionist.wording import say_moment
from ui import theme
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel


class KnownCaller(QFrame):
    """The newest open message of whoever calls; `asked` carries its number."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "strip")
        self._number = 0
        self._words = WrapLabel()
        self.button = KeyButton("", role="quiet")
        self.button.clicked.connect(lambda: self.asked.emit(self._number))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MEDIUM, theme.HAIR, theme.HAIR, theme.HAIR)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, messages: tuple[Message, ...], seat: Seat) -> None:
        """Show the newest of these messages; with none there is nothing to see."""
        self.setVisible(bool(messages))
        if not messages:
            self._number = 0
            return
        newest = messages[0]
        self._number = newest.number
        name = seat.people.name(newest.assignee or newest.department) or _("the front desk")
        words = _("They called before: message {number} for {name} is still open").format(
            number=newest.number, name=name
        )
        if newest.promise.due_at and not newest.promise.answered:
            local = seat.hours.local
            when = say_moment(local(newest.promise.due_at), local(seat.now()))
            words = _("{words}, promised {when}").format(words=words, when=when)
        if newest.chases:
            chased = n_("chased once", "chased {count} times", newest.chases)
            words += " · " + chased.format(count=newest.chases)
        self._words.setText(words)
        self.button.say(_("Add to {number}").format(number=newest.number))
