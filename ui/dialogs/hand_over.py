"""Hand a message over: to whom, and why; they accept it or give it back."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services import hand_over
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.parts.person_list import PersonList
from ui.seat import Seat


class HandOver(MessageDialog):
    """A few letters of the name, Tab, the reason, Enter."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Hand over"), save_words=_("Hand over")
        )
        self.to = PersonList(seat, _("To whom"))
        self.to.offer(without=message.assignee)
        self.why = QLineEdit()
        self.field(_("To whom"), self.to)
        self.field(_("Reason"), self.why)
        self.to.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where the reason is typed."""
        return {"why": self.why, "to": self.to}

    def save(self) -> None:
        """Offer it to whoever is chosen."""
        to = self.to.person()
        if to is None:
            self.trouble(_("Choose to whom: type the first letters of the name."), field="to")
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
