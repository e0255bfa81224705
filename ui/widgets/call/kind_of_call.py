"""The type of call in a form: its type, its questions, and what both mean for the other fields."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from receptionist.domain.office import CallType
from receptionist.domain.people import Department
from ui.seat import Seat
from ui.widgets.call.questions import Questions
from ui.widgets.call.type_box import Courtesy, TypeBox
from ui.widgets.person_box import PersonBox


class KindOfCall(QObject):
    """Choosing a type fills "for whom" and asks its questions; a department chooses its own type.

    `changed` follows what a person chose or typed here. What somebody put into "for whom" stays.
    """

    changed = Signal()

    def __init__(self, seat: Seat, receiver: PersonBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._receiver = receiver
        self._filled = ""
        self._own_choice = False
        self.type_box = TypeBox(seat)
        self.questions = Questions()
        self.type_box.chosen.connect(self._chosen)
        self.questions.edited.connect(self.changed)
        receiver.chosen.connect(self._receiver_chosen)
        seat.changed.connect(self._ask)

    @property
    def name(self) -> str:
        """The call type's name, as the message keeps it; "" for none."""
        return self.type_box.name

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The questions asked and what was answered."""
        return self.questions.answers

    def show_kind(self, name: str, answers: tuple[tuple[str, str], ...]) -> None:
        """Put in what was chosen and answered before; emits nothing."""
        self.type_box.choose(name)
        self._own_choice = bool(name)
        kind = self.type_box.call_type
        asked = kind.questions if kind else tuple(question for question, _answer in answers)
        self.questions.ask(asked, answers)

    def put_aside(self, aside: bool) -> None:
        """Neither type nor questions, where it is added to a message there is."""
        self.type_box.box.setHidden(aside)
        self.questions.put_aside(aside)

    def standard(self, *, urgent: bool) -> timedelta | None:
        """How soon such a call is answered; None while the office is not known."""
        office = self._seat.office
        if office is None:
            return None
        return office.standard_for(urgent=urgent, call_type=self.name, department=self._department)

    def say(self, *, begun: bool, confirmed: bool) -> None:
        """Show what to say now: a greeting before anything is typed, at the end the goodbye."""
        middle = Courtesy.HOLD if begun else Courtesy.GREETING
        self.type_box.say(Courtesy.GOODBYE if confirmed else middle)

    @property
    def _department(self) -> Department | None:
        return self._seat.people.department(self._receiver.person())

    def _chosen(self) -> None:
        self._own_choice = True
        self._ask()
        self._fill_receiver()
        self.changed.emit()

    def _ask(self) -> None:
        kind = self.type_box.call_type
        if kind or not self.name:
            self.questions.ask(kind.questions if kind else ())

    def _fill_receiver(self) -> None:
        """Offer the type's default assignee where nobody was named, or only by a type before."""
        kind, typed = self.type_box.call_type, self._receiver.text().strip()
        if typed and typed != self._filled:
            return
        self._filled = self._seat.people.name(kind.assignee) if kind else ""
        self._receiver.set_text(self._filled)

    def _receiver_chosen(self) -> None:
        department = self._department
        if self._own_choice or department is None:
            return
        usual = self._usual(department)
        if usual and usual.name != self.name:
            self.type_box.choose(usual.name)
            self._ask()
            self.changed.emit()

    def _usual(self, department: Department) -> CallType | None:
        types = self._seat.office.call_types if self._seat.office else ()
        return next((each for each in types if each.id == department.call_type), None)
