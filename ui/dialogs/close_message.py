"""Close a message: how it ended, a sentence, and of a duplicate which message it repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from receptionist.domain.message import Message, Outcome
from receptionist.domain.telling.kind_words import outcome_words
from receptionist.domain.trays import Found
from receptionist.i18n import _
from receptionist.services import close_message, find_messages
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog, which
from ui.dialogs.parts.choice import Choice
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel
from ui.words import capital

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


class CloseMessage(MessageDialog):
    """Enter closes as resolved; 1 to 4 choose another outcome, a letter begins the sentence."""

    def __init__(
        self,
        seat: Seat,
        background: Background,
        message: Message,
        parent: QWidget | None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Close message"), save_words=_("Close")
        )
        words = {each: capital(outcome_words(each)) for each in Outcome}
        self.outcome = Choice(_("How it ended"), words)
        if not message.promise.round.attempts:
            self.outcome.disable(Outcome.UNREACHABLE, _("Note down an attempt first."))
        self.column.addWidget(self.outcome)
        self._add_duplicate()
        self.note = QLineEdit()
        self.field(_("In a sentence"), self.note)
        self.outcome.chosen.connect(self._outcome_chosen)
        self.outcome.typed.connect(self._begin_note)
        self._choose(outcome or Outcome.RESOLVED)
        self.outcome.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """The sentence is the only one a service may name."""
        return {"note": self.note, "of": self.of}

    def save(self) -> None:
        """Close it with what is chosen."""
        outcome, of = self.outcome.value, None
        if outcome is Outcome.DUPLICATE:
            if not self.of.text():
                self.trouble(_("Say of which message this one is a duplicate."), field="of")
                return
            of = int(self.of.text())
        number, note, by = self.message.number, self.note.text(), self.seat.by
        again = bool(of) and self.reopen.isVisible() and self.reopen.isChecked()

        def work(desk: Desk) -> Message:
            return close_message.close(
                desk, number, outcome=outcome, note=note, of=of, reopen_other=again, by=by
            )

        self.send(work, _("Closed #{number}").format(number=number))

    def _add_duplicate(self) -> None:
        self.of = QLineEdit()
        self.of.setValidator(QRegularExpressionValidator(r"[0-9]{0,9}", self.of))
        self.of.textChanged.connect(self._look_up)
        self._of_label: QLabel = self.field(_("Number of the other message"), self.of)
        self.other = WrapLabel(role="muted")
        self.reopen = QCheckBox(_("Open that one again: the caller came back"))
        self.column.addWidget(self.other)
        self.column.addWidget(self.reopen)

    def _choose(self, outcome: Outcome) -> None:
        if self.outcome.button(outcome).isEnabled():
            self.outcome.choose(outcome)
        self._show_duplicate()

    def _outcome_chosen(self) -> None:
        self._show_duplicate()
        if self.outcome.value is Outcome.DUPLICATE:
            self.of.setFocus()

    def _show_duplicate(self) -> None:
        wanted = self.outcome.value is Outcome.DUPLICATE
        for part in (self._of_label, self.of):
            part.setVisible(wanted)
        self.other.setVisible(wanted and bool(self.other.text()))
        if not wanted:
            self.reopen.hide()
        else:
            self._look_up(self.of.text())

    def _begin_note(self, text: str) -> None:
        self.note.setFocus()
        self.note.insert(text)

    def _look_up(self, typed: str) -> None:
        self.reopen.hide()
        self.other.setVisible(bool(typed))
        if typed:
            number = int(typed)
            self.background.ask(
                lambda desk: find_messages.message(desk, number), self._found, self._not_found
            )

    def _found(self, found: Found) -> None:
        other = found.message
        if str(other.number) != self.of.text().lstrip("0"):
            return
        words = which(other)
        if not other.open:
            words = _("{message} · closed").format(message=words)
        self.other.setText(words)
        self.reopen.setVisible(not other.open and self.of.isVisible())
        self.reopen.setChecked(False)

    def _not_found(self, error: Exception) -> None:
        self.other.setText(str(error))
