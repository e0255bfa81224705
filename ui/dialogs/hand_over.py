"""Hand a message over: to whom, and why; they accept it or give it back."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services import hand_over
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.people.to_whom import ToWhom
from ui.seat import Seat


class HandOver(MessageDialog):
    """A few letters of the name, a space, the reason, Enter."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Hand over"), save_words=_("Hand over")
        )
        self.whom = ToWhom(seat, self, without=message.assignee)
        self.to, self.why = self.whom.people, self.whom.why

    def fields(self) -> dict[str, QWidget]:
        """Who, and where the reason is typed."""
        return self.whom.fields()

    def save(self) -> None:
        """Offer it to whoever is chosen."""
        to = self.whom.chosen()
        if to is None:
            return
        number, why, by = self.message.number, self.why.text(), self.seat.by
        name, read = self.seat.people.name(to), self.message.version
        self.send(
            lambda desk: hand_over.hand_over(
                desk, number, to=to, why=why, read_version=read, by=by
            ),
            _("Handed #{number} over to {name}").format(number=number, name=name),
        )


class GiveBack(MessageDialog):
    """The reason, Enter: it is the giver's again, or the front desk's."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Give back"), save_words=_("Give back")
        )
        self.why = QLineEdit()
        self.field(_("Reason"), self.why)
        self.why.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where the reason is typed."""
        return {"why": self.why}

    def save(self) -> None:
        """Give it back."""
        number, why, by = self.message.number, self.why.text(), self.seat.by
        self.send(
            lambda desk: hand_over.give_back(desk, number, why=why, by=by),
            _("Gave #{number} back").format(number=number),
        )
