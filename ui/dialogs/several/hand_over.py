"""Hand several messages over: to one person, for one reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services.several import hand_over_several
from ui.background import Background
from ui.dialogs.people.to_whom import ToWhom
from ui.dialogs.several.frame import SeveralDialog
from ui.seat import Seat


class HandOverSeveral(SeveralDialog):
    """A few letters of the name, a space, the reason, Enter."""

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
        theirs = {each.assignee for each in messages}
        without = theirs.pop() if len(theirs) == 1 else None
        self.whom = ToWhom(seat, self, without=without)
        self.to, self.why = self.whom.people, self.whom.why

    def fields(self) -> dict[str, QWidget]:
        """Who, and where the reason is typed."""
        return self.whom.fields()

    def save(self) -> None:
        """Offer them to whoever is chosen."""
        to = self.whom.chosen()
        if to is None:
            return
        numbers, why, by = self.numbers, self.why.text(), self.seat.by
        words = _("Handed {messages} over to {name}")
        name = self.seat.people.name(to)
        self.send(
            lambda desk: hand_over_several(desk, numbers, to=to, why=why, by=by),
            words.format(messages="{count}", name=name.replace("{", "{{").replace("}", "}}")),
        )
