"""Open a closed message again: the caller came back, or it was closed by mistake."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from receptionist.domain.history import ReopenReason
from receptionist.domain.message import Message
from receptionist.domain.response_standard import proposed_due, proposed_words
from receptionist.i18n import _
from receptionist.services import close_message
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.parts.choice import Choice
from ui.seat import Seat
from ui.widgets.due_field import DueField


class Reopen(MessageDialog):
    """1 or 2 says why; a caller who came back is promised something new, which is proposed."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Open again"), save_words=_("Open again")
        )
        words = {
            ReopenReason.CAME_BACK: _("The caller came back"),
            ReopenReason.MISTAKE: _("It was closed by mistake"),
        }
        self.because = Choice(_("Why it is opened again"), words)
        self.because.chosen.connect(self._follow)
        self.promised = QLineEdit(proposed_words(message.wants))
        self.due = DueField(seat)
        if seat.office:
            now = seat.now()
            self.due.set_standard(proposed_due(seat.office, urgent=message.urgent, at=now))
        self.nothing = QCheckBox(_("Nothing promised"))
        self.nothing.toggled.connect(self._follow)
        self.column.addWidget(self.because)
        self.field(_("Promised"), self.promised)
        self.field(_("By when"), self.due, buddy=self.due.edit)
        self.column.addWidget(self.nothing)
        self.because.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where the new time is typed."""
        return {"due_at": self.due.edit}

    def save(self) -> None:
        """Open it with what is chosen."""
        number, because, by = self.message.number, self.because.value, self.seat.by
        promised = because is ReopenReason.CAME_BACK and not self.nothing.isChecked()
        if promised and self.due.problem:
            self.trouble(self.due.problem, field="due_at")
            return
        due_at = self.due.due() if promised else None
        words = self.promised.text() if promised else ""
        self.send(
            lambda desk: close_message.reopen(
                desk,
                number,
                because=because,
                due_at=due_at,
                words=words,
                nothing_promised=not promised,
                by=by,
            ),
            _("Opened #{number} again").format(number=number),
        )

    def _follow(self) -> None:
        """A mistake promises nothing new, and "nothing promised" has no time."""
        came_back = self.because.value is ReopenReason.CAME_BACK
        self.nothing.setEnabled(came_back)
        for part in (self.promised, self.due):
            part.setEnabled(came_back and not self.nothing.isChecked())
