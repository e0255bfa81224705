"""Agree a new term with the caller: new time, words, how and by whom they were told, and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.office import Office
from receptionist.domain.promise import Told
from receptionist.domain.response_standard import (
    Instead,
    Promising,
    concerns,
    proposed_due,
    proposed_words,
)
from receptionist.domain.rules import check_correction
from receptionist.i18n import _
from receptionist.services import move_promise
from receptionist.services.hand_over import hand_over
from receptionist.wording import say_clock, say_moment
from ui.background import Background
from ui.dialogs.message_dialog import MessageDialog
from ui.dialogs.parts.choice import Choice
from ui.dialogs.parts.clock_text import read_clock_before
from ui.seat import Seat
from ui.widgets.call.concerns_box import ConcernsBox
from ui.widgets.due_field import DueField
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


class MovePromise(MessageDialog):
    """The new time, how they were told (1 to 4), Enter; or, at first, the hour was mistyped."""

    def __init__(
        self, seat: Seat, background: Background, message: Message, parent: QWidget | None
    ) -> None:
        super().__init__(
            seat, background, message, parent, title=_("Agree a new deadline"), save_words=_("Save")
        )
        self.due = DueField(seat, warns=False)
        self.concerns = ConcernsBox(seat)
        self._others: tuple[datetime, ...] = ()
        self._deputy: PersonId | None = None
        if seat.office:
            soon = self._standard(seat.office)
            due = proposed_due(seat.office, urgent=message.urgent, at=seat.now(), standard=soon)
            self.due.set_standard(due, soon)
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
        self.terms = WrapLabel(self._terms(), role="caption")
        if message.promise.terms:
            self.head.addWidget(self.terms)
        self.hands_over = WrapLabel("", role="muted")
        self.hands_over.hide()
        self._lay_out_fields()
        self.told.chosen.connect(self._follow)
        self.mistyped.toggled.connect(self._follow)
        self.mistyped.setVisible(self._may_correct())
        self.due.changed.connect(self._mind)
        self.concerns.taken.connect(self._take_instead)
        self.due.setFocus()
        self._mind()
        self._ask_load()

    def fields(self) -> dict[str, QWidget]:
        """Where the two times are typed."""
        return {"due_at": self.due.edit, "told_at": self.told_at}

    def save(self) -> None:
        """Save the new term, or the correction."""
        due_at = self.due.due()
        if due_at is None or self.due.problem:
            self.trouble(self.due.problem or _("Type the new deadline."), field="due_at")
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
        was_told, deputy = told is not Told.NOT_TOLD, self._deputy
        read = self.message.version

        def work(desk: Desk) -> Message:
            moved = move_promise.move(
                desk,
                number,
                due_at=due_at,
                told=told,
                words=words,
                why=why,
                told_by=told_by if was_told else "",
                told_at=told_at if was_told else None,
                read_version=read,
                by=by,
            )
            if deputy is None:
                return moved
            reason = why.strip() or _("to keep the promise in time")
            return hand_over(desk, number, to=deputy, why=reason, by=by)

        self.send(work, _("Moved the promise of #{number}").format(number=number))

    def _correct(self, due_at: datetime) -> None:
        number, words, by = self.message.number, self.words.text(), self.seat.by
        self.send(
            lambda desk: move_promise.correct(desk, number, due_at=due_at, words=words, by=by),
            _("Corrected the hour of #{number}").format(number=number),
        )

    def _terms(self) -> str:
        """What was promised until now, the first term first; none of it is lost."""
        local = self.seat.hours.local
        said = []
        for term in self.message.promise.terms:
            when = say_moment(local(term.due_at), local(self.seat.now()))
            said.append(when if term.agreed else _("{when} (not told)").format(when=when))
        return _("Promised until now: {terms}").format(terms=" → ".join(said))

    def _standard(self, office: Office) -> timedelta:
        message = self.message
        return office.standard_for(
            urgent=message.urgent,
            call_type=message.call_type,
            department=self.seat.people.department(message.department),
        )

    def _ask_load(self) -> None:
        """How much the assignee has promised already, but for this."""
        from receptionist.services.find_messages import promises_due

        person, number = self.message.assignee, self.message.number
        if person:
            self.background.ask(
                lambda desk: promises_due(desk, person, but=number), self._learn_load
            )

    def _learn_load(self, others: tuple[datetime, ...]) -> None:
        self._others = others
        self._mind()

    def _mind(self) -> None:
        """Say what to mind about the new time; it never blocks."""
        office, due = self.seat.office, self.due.due()
        if office is None or due is None or self.due.problem:
            self.concerns.mind(())
            return
        promise = Promising(
            due_at=due,
            assignee=self._deputy or self.message.assignee,
            standard=self._standard(office),
            others=() if self._deputy else self._others,
        )
        found = concerns(promise, office=office, people=self.seat.people, now=self.seat.now())
        self.concerns.mind(found)

    def _take_instead(self, instead: Instead) -> None:
        """Another time, or the deputy: it is handed over to them together with the new term."""
        if instead.due_at:
            self.due.set_due(instead.due_at)
        else:
            self._deputy = instead.person
            name = self.seat.people.name(instead.person)
            self.hands_over.setText(_("It is handed over to {name}, too.").format(name=name))
            self.hands_over.show()
        self._mind()

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
        self.field(_("New deadline"), self.due, buddy=self.due.edit)
        self.column.addWidget(self.concerns)
        self.column.addWidget(self.hands_over)
        self.column.addWidget(self.mistyped)
        self.field(_("Promised"), self.words)
        self.field(_("How the caller was told"), self.told)
        self.field(_("Reason"), self.why)
        left, right = self.panes(2)
        self.field(_("Told by"), self.told_by, into=left)
        self.field(_("Told at"), self.told_at, into=right)
