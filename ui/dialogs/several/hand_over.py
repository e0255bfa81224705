"""Hand several messages over: to one person, for one reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services.several import hand_over_several
from ui.background import Background
from ui.dialogs.parts.person_list import PersonList
from ui.dialogs.several.frame import SeveralDialog
from ui.seat import Seat


class HandOverSeveral(SeveralDialog):
    """A few letters of the name, Tab, the reason, Enter."""

    def __init__(
        self,
        seat: Seat,
        background: Background,
        messages: Sequence[Message],
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            seat, background, messages, parent, title=_("Hand over"), save_words=_("Hand over")
        )
        self.to = PersonList(seat, _("To whom"))
        theirs = {each.assignee for each in messages}
        self.to.offer(without=theirs.pop() if len(theirs) == 1 else None)
        self.why = QLineEdit()
        self.field(_("To whom"), self.to)
        self.field(_("Reason"), self.why)
        self.to.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where the reason is typed."""
        return {"why": self.why, "to": self.to}

    def save(self) -> None:
        """Offer them to whoever is chosen."""
        to = self.to.person()
        if to is None:
            self.trouble(_("Choose to whom: type the first letters of the name."), field="to")
            return
        numbers, why, by = self.numbers, self.why.text(), self.seat.by
        words = _("Handed {messages} over to {name}")
        name = self.seat.people.name(to)
        self.send(
            lambda desk: hand_over_several(desk, numbers, to=to, why=why, by=by),
            words.format(messages="{count}", name=name.replace("{", "{{").replace("}", "}}")),
        )
