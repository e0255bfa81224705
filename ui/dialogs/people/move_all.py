"""All open messages of somebody go to others in one step; this is the one thing that is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.trays import Tray
from receptionist.i18n import _, n_
from receptionist.services import find_messages, hand_over
from ui.background import Background
from ui.dialogs.parts.person_list import PersonList
from ui.dialogs.people.moves_messages import MovesMessages
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel


class MoveAll(MovesMessages):
    """Says how many messages will move, asks to whom, and waits for a yes.

    `moved` carries their numbers, for whoever offers to take it back.
    """

    def __init__(
        self, seat: Seat, background: Background, person: PersonId, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat,
            background,
            person,
            parent,
            title=_("Move all open messages of {name}?"),
            save_words=_("Move all"),
        )
        self.count = WrapLabel(_("Counting…"), role="muted")
        self.column.addWidget(self.count)
        self.to = PersonList(seat, _("To whom"))
        self.to.offer(without=person, nobody=_("To the deputy, else to the front desk"))
        self.to.choose(None)
        self.field(_("To whom"), self.to)
        self.to.setFocus()
        background.ask(
            lambda desk: find_messages.messages(desk, tray=Tray.OPEN, limit=0), self._counted
        )

    def save(self) -> None:
        """Move them."""
        person, to, by = self._person, self.to.person(), self.seat.by
        self.change(
            lambda desk: hand_over.hand_over_all(desk, person, to=to, by=by),
            self._done,
        )

    def _done(self, moved: tuple[Message, ...]) -> None:
        self.accept()
        self.moved.emit(tuple(each.number for each in moved))

    def _counted(self, found: tuple[Message, ...]) -> None:
        theirs = [each for each in found if each.assignee == self._person]
        offered = [each for each in found if each.offer and each.offer.to == self._person]
        count = len(theirs)
        words = n_("{count} open message will move.", "{count} open messages will move.", count)
        back = n_(
            "{count} that was offered goes back to its giver.",
            "{count} that were offered go back to their givers.",
            len(offered),
        )
        lines = [words.format(count=count)]
        lines += [back.format(count=len(offered))] if offered else []
        self.count.setText("\n".join(lines))
        self.save_button.setEnabled(bool(theirs or offered))
