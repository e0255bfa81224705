"""To whom, and why: the two fields of every hand-over, typed in one go."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.ids import PersonId
from receptionist.i18n import _
from ui.dialogs.parts.frame import Frame
from ui.dialogs.parts.person_list import PersonList
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel


class ToWhom:
    """ "mi I am out": a few letters of the name, a space, the reason; then Enter."""

    def __init__(self, seat: Seat, dialog: Frame, *, without: PersonId | None) -> None:
        self._dialog = dialog
        self.people = PersonList(seat, _("To whom"))
        self.people.offer(without=without)
        self.why = QLineEdit()
        dialog.field(_("To whom"), self.people)
        dialog.field(_("Reason"), self.why)
        hint = _("Type a few letters of the name, a space, and the reason.")
        dialog.column.addWidget(WrapLabel(hint, role="caption"))
        self.people.decided.connect(self.why.setFocus)
        self.people.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """By the names the service gives them."""
        return {"why": self.why, "to": self.people}

    def chosen(self) -> PersonId | None:
        """Who is chosen; with nobody the dialog says what to do."""
        person = self.people.person()
        if person is None:
            sentence = _("Choose to whom: type the first letters of the name.")
            self._dialog.trouble(sentence, field="to")
        return person
