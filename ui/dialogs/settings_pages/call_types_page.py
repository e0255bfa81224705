"""The types of call: what one says, for whom they are, how soon one answers, what one asks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from receptionist.domain.errors import BadInput
from receptionist.domain.ids import CallTypeId, new_id
from receptionist.domain.office import MOST_QUESTIONS, CallType, call_type_named
from receptionist.i18n import _
from ui import theme
from ui.capture.pasting import LongText
from ui.dialogs.parts.minutes_field import OwnMinutes
from ui.dialogs.people.person_choice import PersonChoice
from ui.dialogs.settings_pages.entries_page import EntriesPage
from ui.seat import Seat


class CallTypesPage(EntriesPage[CallType]):
    """A page of the settings; nothing is saved before the dialog is."""

    changed = Signal()

    def __init__(self, seat: Seat) -> None:
        hint = _(
            "In a new message Alt+1 to Alt+9 choose them, in this order. Until one is chosen, "
            "the first one's lines are shown."
        )
        types = list(seat.office.call_types) if seat.office else []
        super().__init__(
            seat,
            types,
            name=_("Types of call"),
            hint=hint,
            lines=5,
            ordered=True,
            words_of=self._say,
            new_entry=self._new,
            fill=self._show,
        )
        self.name = QLineEdit()
        self.greeting, self.hold, self.goodbye = QLineEdit(), QLineEdit(), QLineEdit()
        self.receiver = PersonChoice(seat, nobody=_("whoever is named"), departments=True)
        self.standard = OwnMinutes()
        self.questions = LongText()
        self.questions.setTabChangesFocus(True)
        self.questions.setFixedHeight(self.fontMetrics().lineSpacing() * 5 + theme.LARGE)
        self.field(_("Name"), self.name)
        self.field(_("Greeting, said at first"), self.greeting)
        self.field(_("While they wait"), self.hold)
        self.field(_("Goodbye"), self.goodbye)
        self.field(_("Usually for"), self.receiver)
        self.field(_("Answered within"), self.standard)
        self.field(_("Questions, one a line, five at most"), self.questions)
        self._connect()
        self.begin(self.name)

    def types(self) -> tuple[CallType, ...]:
        """The call types as they stand on the page. Raises BadInput, showing the one meant."""
        for at, each in enumerate(self.items):
            if not each.name.strip():
                self.lead_to(at, self.name)
                raise BadInput(_("A call type needs a name."))
            if call_type_named(self.items[:at], each.name):
                self.lead_to(at, self.name)
                raise BadInput(
                    _("There are two call types called {name}.").format(name=each.name.strip())
                )
            if len(each.questions) > MOST_QUESTIONS:
                self.lead_to(at, self.questions)
                raise BadInput(_("A call type asks five questions at most."))
        return tuple(self.items)

    @property
    def named(self) -> tuple[CallType, ...]:
        """Those that have a name, as they stand on the page."""
        return tuple(each for each in self.items if each.name.strip())

    def _say(self, entry: CallType) -> str:
        return " ".join(entry.name.split()) or _("without a name")

    def _new(self) -> CallType:
        return CallType(id=CallTypeId(new_id(self._seat.now())), name="")

    def show_row(self, row: int) -> None:
        """Whoever offers call types learns of another order, too."""
        super().show_row(row)
        self.changed.emit()

    def _show(self, entry: CallType | None) -> None:
        """Show the chosen one's fields, each without the signal that somebody typed."""
        fields: tuple[Any, ...] = (self.standard, self.questions)
        for each in fields:
            each.blockSignals(True)
        self.name.setText(entry.name if entry else "")
        self.greeting.setText(entry.greeting if entry else "")
        self.hold.setText(entry.hold if entry else "")
        self.goodbye.setText(entry.goodbye if entry else "")
        for line in (self.name, self.greeting, self.hold, self.goodbye):
            line.setCursorPosition(0)
        self.receiver.choose(entry.assignee if entry else None)
        self.standard.set_own(entry.standard if entry else None)
        self.questions.setPlainText("\n".join(entry.questions) if entry else "")
        for each in fields:
            each.blockSignals(False)

    def _connect(self) -> None:
        for line in (self.name, self.greeting, self.hold, self.goodbye):
            line.textEdited.connect(self._typed)
        self.receiver.currentIndexChanged.connect(self._typed)
        self.standard.valueChanged.connect(self._typed)
        self.questions.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if self.chosen is None:
            return
        asked = self.questions.toPlainText().splitlines()
        self.put(
            replace(
                self.chosen,
                name=self.name.text(),
                greeting=self.greeting.text(),
                hold=self.hold.text(),
                goodbye=self.goodbye.text(),
                assignee=self.receiver.person(),
                standard=self.standard.own(),
                questions=tuple(each for each in asked if each.strip()),
            )
        )
        self.changed.emit()
