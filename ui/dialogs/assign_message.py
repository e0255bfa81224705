"""Give a message to a colleague or a department, or put it back into the unassigned tray."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services import assign_message
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.parts.person_list import PersonList
from ui.seat import Seat


class Assign(MessageDialog):
    """A few letters of the name, and Enter."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Give to"), save_words=_("Give")
        )
        self.to = PersonList(seat, _("For whom"))
        self.to.offer(departments=True, nobody=_("Nobody yet: the front desk's tray"))
        self.to.choose(message.assignee or message.department)
        self.field(_("For whom"), self.to)
        self.to.setFocus()

    def save(self) -> None:
        """Give it to whoever is chosen."""
        number, to, by = self.message.number, self.to.person(), self.seat.by
        read = self.message.version
        words = _("Gave #{number} to {name}") if to else _("Put #{number} into the unassigned tray")
        self.send(
            lambda desk: assign_message.assign(desk, number, to=to, read_version=read, by=by),
            words.format(number=number, name=self.seat.people.name(to)),
        )
