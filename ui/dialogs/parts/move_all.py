"""All open messages of somebody go to others in one step; this is the one thing that is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.i18n import _, n_
from receptionist.services import find_messages, hand_over
from receptionist.services.find_messages import Tray
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.person_list import PersonList
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel


class MoveAll(DeskDialog):
    """Says how many messages will move, asks to whom, and waits for a yes."""

    help_page = "settings"

    def __init__(
        self, seat: Seat, background: Background, person: PersonId, parent: QWidget | None
    ) -> None:
        name = seat.people.name(person)
        title = _("Move all open messages of {name}?").format(name=name)
        super().__init__(background, parent, title=title, save_words=_("Move all"))
        self.seat = seat
        self._person = person
        self.count = WrapLabel(_("Counting …"), role="muted")
        self.column.addWidget(self.count)
        self.to = PersonList(seat, _("To whom"))
        self.to.offer(without=person, nobody=_("To the deputy, else to the front desk"))
        self.to.choose(None)
        self.field(_("To whom"), self.to)
        self.save_button.setEnabled(False)
        self.to.setFocus()
        background.ask(
            lambda desk: find_messages.messages(desk, tray=Tray.OPEN, limit=0), self._counted
        )

    def save(self) -> None:
        """Move them."""
        person, to, by = self._person, self.to.person(), self.seat.by
        self.change(
            lambda desk: hand_over.hand_over_all(desk, person, to=to, by=by),
            lambda _moved: self.accept(),
        )

    def _counted(self, found: tuple[Message, ...]) -> None:
        count = sum(each.assignee == self._person for each in found)
        words = n_("{count} open message will move.", "{count} open messages will move.", count)
        self.count.setText(words.format(count=count))
        self.save_button.setEnabled(count > 0)
