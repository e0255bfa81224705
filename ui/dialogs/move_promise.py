"""Agree a new term with the caller: new time, words, how and by whom they were told, and why."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.message import Message
from receptionist.domain.promise import Told
from receptionist.domain.response_standard import proposed_due, proposed_words
from receptionist.domain.rules import check_correction
from receptionist.i18n import _
from receptionist.services import move_promise
from receptionist.wording import say_clock
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.parts.choice import Choice
from ui.dialogs.parts.clock_text import read_clock_before
from ui.seat import Seat
from ui.widgets.due_field import DueField

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


class MovePromise(MessageDialog):
    """The new time, how they were told (1 to 4), Enter; or, at first, the hour was mistyped."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Agree a new time"), save_words=_("Save")
        )
        self.due = DueField(seat)
        if seat.office:
            now = seat.now()
            self.due.set_standard(proposed_due(seat.office, urgent=message.urgent, at=now))
        term = message.promise.term
        self.words = QLineEdit(term.words if term else proposed_words(message.wants))
        told = {
            Told.PHONE: _("by telephone"),
            Told.EMAIL: _("by e-mail"),
            Told.IN_PERSON: _("in person"),
            Told.NOT_TOLD: _("not told"),
        }
        self.told = Choice(_("How the caller was told"), told)
        self.told.explain(Told.NOT_TOLD, _("It changes no verdict and no reminder."))
        self.why = QLineEdit()
        self.told_by = QLineEdit(seat.people.name(seat.by))
        self.told_at = QLineEdit(say_clock(seat.hours.local(seat.now())))
        self.mistyped = QCheckBox(_("The hour was only mistyped: correct it"))
        self._lay_out_fields()
        self.told.chosen.connect(self._follow)
        self.mistyped.toggled.connect(self._follow)
        self.mistyped.setVisible(self._may_correct())
        self.due.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """Where the two times are typed."""
        return {"due_at": self.due.edit, "told_at": self.told_at}

    def save(self) -> None:
        """Save the new term, or the correction."""
        due_at = self.due.due()
        if due_at is None or self.due.problem:
            self.trouble(self.due.problem or _("Type the new time."), field="due_at")
            return
        if self.mistyped.isChecked():
            self._correct(due_at)
            return
        try:
            told_at = self._told_at()
        except BadInput as error:
            self.trouble(str(error), field=error.field)
            return
        self._move(due_at, told_at)

    def _move(self, due_at: datetime, told_at: datetime | None) -> None:
        number, told, by = self.message.number, self.told.value, self.seat.by
        words, why, told_by = self.words.text(), self.why.text(), self.told_by.text()
        was_told = told is not Told.NOT_TOLD

        def work(desk: Desk) -> Message:
            return move_promise.move(
                desk,
                number,
                due_at=due_at,
                told=told,
                words=words,
                why=why,
                told_by=told_by if was_told else "",
                told_at=told_at if was_told else None,
                by=by,
            )

        self.send(work, _("Moved the promise of #{number}").format(number=number))

    def _correct(self, due_at: datetime) -> None:
        number, words, by = self.message.number, self.words.text(), self.seat.by
        self.send(
            lambda desk: move_promise.correct(desk, number, due_at=due_at, words=words, by=by),
            _("Corrected the hour of #{number}").format(number=number),
        )

    def _told_at(self) -> datetime | None:
        typed = self.told_at.text().strip()
        if not typed or not self.told_at.isEnabled():
            return None
        return read_clock_before(typed, self.seat.now(), self.seat.hours)

    def _may_correct(self) -> bool:
        due = self.message.promise.due_at
        try:
            check_correction(
                self.message, due_at=due or self.seat.now(), by=self.seat.by, now=self.seat.now()
            )
        except NotAllowed:
            return False
        return due is not None

    def _follow(self) -> None:
        """Who was not told, was told by nobody; a correction tells nothing new."""
        corrects = self.mistyped.isChecked()
        was_told = self.told.value is not Told.NOT_TOLD and not corrects
        for part in (self.told, self.why):
            part.setEnabled(not corrects)
        for part in (self.told_by, self.told_at):
            part.setEnabled(was_told)

    def _lay_out_fields(self) -> None:
        self.field(_("New time"), self.due, buddy=self.due.edit)
        self.column.addWidget(self.mistyped)
        self.field(_("Promised"), self.words)
        self.field(_("How the caller was told"), self.told)
        self.field(_("Reason"), self.why)
        left, right = self.panes(2)
        self.field(_("Told by"), self.told_by, into=left)
        self.field(_("Told at"), self.told_at, into=right)
