"""What the office did not take: each with its words and why, until a person has seen to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from receptionist.i18n import _
from receptionist.services.event_words import event_words
from receptionist.wording import say_moment
from ui import theme
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.message_text import breakable
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel
from ui.words import capital

if TYPE_CHECKING:
    from receptionist.services.away.line import Refused


class RefusedDialog(DeskDialog):
    """One card for each; what somebody wrote can be copied, and done again where it still fits."""

    help_page = "away"

    def __init__(
        self,
        seat: Seat,
        background: Background,
        find: Callable[[], tuple[Refused, ...]],
        dealt_with: Callable[[Refused], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            background, parent, title=_("What the office did not take"), save_words=_("Close")
        )
        self.seat = seat
        self.setMinimumWidth(theme.scaled(600))
        self._find, self._dealt_with = find, dealt_with
        self.close_button.hide()
        self.column.addWidget(
            WrapLabel(
                _(
                    "This was done here while the server was away. When it was sent, the message "
                    "was another one. Do it again where it is still right."
                ),
                "muted",
            )
        )
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.SMALL)
        self.column.addLayout(self._cards)
        background.keep(find, self._show)

    def unsaved(self) -> object:
        """Nothing is typed here."""
        return ()

    def _show(self, found: tuple[Refused, ...]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if card := item.widget():
                card.deleteLater()
        for each in found:
            self._cards.addWidget(self._card(each))
        if not found:
            self.accept()
        QTimer.singleShot(0, self, self._open_wide)  # the cards know their height by then

    def _card(self, refused: Refused) -> QFrame:
        card = QFrame()
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        column.setSpacing(theme.SMALL)
        words = self._words(refused)
        done = WrapLabel(breakable(words))
        done.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(done)
        column.addWidget(WrapLabel(breakable(refused.why), "muted"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        copy, seen = KeyButton(_("Copy"), role="quiet"), KeyButton(_("Dealt with"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(words))
        seen.clicked.connect(lambda: self._deal_with(refused))
        buttons.addWidget(copy)
        buttons.addWidget(seen)
        column.addLayout(buttons)
        return card

    def _words(self, refused: Refused) -> str:
        """When, about which message, and what was done, with all that was written."""
        local, people = self.seat.hours.local, self.seat.people
        now = local(self.seat.now())
        lines = []
        for deed in refused.deeds:
            event = deed.event
            what = event_words(event, people=people, hours=self.seat.hours)
            lines.append(
                _("{when}, message {number}: {what}").format(
                    when=capital(say_moment(local(event.happened_at), now)),
                    number=deed.number,
                    what=what,
                )
            )
        return "\n".join(lines)

    def _deal_with(self, refused: Refused) -> None:
        def work() -> tuple[Refused, ...]:
            self._dealt_with(refused)
            return self._find()

        self.background.keep(work, self._show)
