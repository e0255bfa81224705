"""Agree one new term for several messages, as when somebody is ill for the rest of the day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.message import Message
from receptionist.domain.promise import Told
from receptionist.domain.response_standard import proposed_due
from receptionist.i18n import _
from receptionist.services.several import move_several
from ui.background import Background
from ui.dialogs.parts.choice import Choice
from ui.dialogs.several.frame import SeveralDialog
from ui.seat import Seat
from ui.widgets.due_field import DueField


class MoveSeveral(SeveralDialog):
    """The new time, how they were told (1 to 4), Enter; the words of each promise stay."""

    def __init__(
        self,
        seat: Seat,
        background: Background,
        messages: Sequence[Message],
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            seat,
            background,
            messages,
            parent,
            title=_("Agree a new deadline"),
            save_words=_("Save"),
        )
        self.due = DueField(seat)
        if seat.office:
            self.due.set_standard(proposed_due(seat.office, urgent=False, at=seat.now()))
        told = {
            Told.PHONE: _("by telephone"),
            Told.EMAIL: _("by e-mail"),
            Told.IN_PERSON: _("in person"),
            Told.NOT_TOLD: _("not told"),
        }
        self.told = Choice(_("How the callers were told"), told)
        self.told.explain(Told.NOT_TOLD, _("It changes no verdict and no reminder."))
        # Nobody rings a dozen callers before a dialog is closed: the safe answer is the first.
        self.told.choose(Told.NOT_TOLD)
        self.why = QLineEdit()
        self.field(_("New deadline"), self.due, buddy=self.due.edit)
        self.field(_("How the callers were told"), self.told)
        self.field(_("Reason"), self.why)
        self.due.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where the time is typed."""
        return {"due_at": self.due.edit}

    def save(self) -> None:
        """One new term for each."""
        due_at = self.due.due()
        if due_at is None or self.due.problem:
            self.trouble(self.due.problem or _("Type the new deadline."), field="due_at")
            return
        numbers, told, why, by = self.numbers, self.told.value, self.why.text(), self.seat.by
        self.send(
            lambda desk: move_several(desk, numbers, due_at=due_at, told=told, why=why, by=by),
            _("Moved the promise of {count}"),
        )
