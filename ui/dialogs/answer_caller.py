"""Called back: an attempt that did not reach the caller, or the answer they were promised."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.history import AttemptKind
from receptionist.domain.message import Message
from receptionist.i18n import _
from receptionist.services import answer_caller
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.parts.choice import Choice
from ui.seat import Seat
from ui.widgets.due_field import DueField
from ui.widgets.wrap_label import WrapLabel


class AttemptDialog(MessageDialog):
    """What happened (1 to 4), a note, and when to try again; Enter notes "no answer"."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Not reached"), save_words=_("Note it")
        )
        words = {
            AttemptKind.NO_ANSWER: _("No answer"),
            AttemptKind.BUSY: _("Busy"),
            AttemptKind.VOICEMAIL: _("Left on voicemail"),
            AttemptKind.OTHER: _("Something else"),
        }
        self.what = Choice(_("What happened"), words)
        self.what.typed.connect(self._begin_note)
        self.note = QLineEdit()
        self.retry = DueField(seat)
        self.retry.set_standard(seat.now() + answer_caller.TRY_AGAIN_AFTER)
        self.column.addWidget(self.what)
        self.field(_("Note"), self.note)
        self.field(_("Try again"), self.retry, buddy=self.retry.edit)
        self.what.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where the next try is typed."""
        return {"retry_at": self.retry.edit}

    def save(self) -> None:
        """Note the attempt."""
        if self.retry.problem:
            self.trouble(self.retry.problem, field="retry_at")
            return
        number, by = self.message.number, self.seat.by
        what, note = self.what.value, self.note.text()
        retry_at = self.retry.due() if self.retry.touched else None
        self.send(
            lambda desk: answer_caller.attempt(
                desk, number, what=what, note=note, retry_at=retry_at, by=by
            ),
            _("Noted an attempt on #{number}").format(number=number),
        )

    def _begin_note(self, text: str) -> None:
        self.note.setFocus()
        self.note.insert(text)


class AnsweredDialog(MessageDialog):
    """The caller was given what was promised; a note if there is one, and Enter."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Caller answered"), save_words=_("Note it")
        )
        self.note = QLineEdit()
        self.column.addWidget(
            WrapLabel(
                _("The promise is kept with this. The message stays open until it is closed.")
            )
        )
        self.field(_("Note"), self.note)
        self.note.setFocus()

    def save(self) -> None:
        """Note the answer."""
        number, note, by = self.message.number, self.note.text(), self.seat.by
        self.send(
            lambda desk: answer_caller.answered(desk, number, note=note, by=by),
            _("Answered #{number}").format(number=number),
        )
