"""The kinds of call: what one says, for whom they are, how soon one answers, what one asks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from receptionist.domain.errors import BadInput
from receptionist.domain.ids import CallTypeId, new_id
from receptionist.domain.office import MOST_QUESTIONS, CallType, call_type_named
from receptionist.i18n import _
from ui import theme
from ui.capture.pasting import LongText
from ui.dialogs.parts.fields import add_field
from ui.dialogs.parts.minutes_field import OwnMinutes
from ui.dialogs.settings_pages.entry_list import EntryList
from ui.dialogs.settings_pages.person_choice import PersonChoice
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel


class CallTypesPage(QWidget):
    """A page of the settings; nothing is saved before the dialog is."""

    changed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._types = list(seat.office.call_types) if seat.office else []
        self.entries = EntryList(_("Types of call"), ordered=True, lines=5)
        self.name = QLineEdit()
        self.greeting, self.hold, self.goodbye = QLineEdit(), QLineEdit(), QLineEdit()
        self.receiver = PersonChoice(seat, nobody=_("whoever is named"), departments=True)
        self.standard = OwnMinutes()
        self.questions = LongText()
        self.questions.setTabChangesFocus(True)
        self.questions.setFixedHeight(self.fontMetrics().lineSpacing() * 5 + theme.LARGE)
        self._lay_out()
        self._connect()
        self._show(0)

    def types(self) -> tuple[CallType, ...]:
        """The call types as they stand on the page. Raises BadInput, showing the one meant."""
        for at, each in enumerate(self._types):
            if not each.name.strip():
                self._lead_to(at, self.name)
                raise BadInput(_("A call type needs a name."))
            if call_type_named(self._types[:at], each.name):
                self._lead_to(at, self.name)
                raise BadInput(
                    _("There are two call types called {name}.").format(name=each.name.strip())
                )
            if len(each.questions) > MOST_QUESTIONS:
                self._lead_to(at, self.questions)
                raise BadInput(_("A call type asks five questions at most."))
        return tuple(self._types)

    @property
    def named(self) -> tuple[CallType, ...]:
        """Those that have a name, as they stand on the page."""
        return tuple(each for each in self._types if each.name.strip())

    def _lead_to(self, at: int, field: QWidget) -> None:
        self._show(at)
        field.setFocus()

    def _connect(self) -> None:
        self.entries.added.connect(self._add)
        self.entries.removed.connect(self._remove)
        self.entries.moved.connect(self._move)
        self.entries.chosen.connect(self._fill)
        for line in (self.name, self.greeting, self.hold, self.goodbye):
            line.textEdited.connect(self._typed)
        self.receiver.currentIndexChanged.connect(self._typed)
        self.standard.valueChanged.connect(self._typed)
        self.questions.textChanged.connect(self._typed)

    def _add(self) -> None:
        self._types.append(CallType(id=CallTypeId(new_id(self._seat.now())), name=""))
        self._show(len(self._types) - 1)
        self.name.setFocus()

    def _remove(self, row: int) -> None:
        del self._types[row]
        self._show(row)

    def _move(self, row: int, step: int) -> None:
        self._types.insert(row + step, self._types.pop(row))
        self._show(row + step)

    def _show(self, row: int) -> None:
        self.entries.show_entries([_named(each) for each in self._types], row)
        self.changed.emit()

    def _fill(self, row: int) -> None:
        """Show the chosen one's fields, each without the signal that somebody typed."""
        kind = self._types[row] if 0 <= row < len(self._types) else None
        fields: tuple[Any, ...] = (self.standard, self.questions)
        for each in fields:
            each.blockSignals(True)
        self.name.setText(kind.name if kind else "")
        self.greeting.setText(kind.greeting if kind else "")
        self.hold.setText(kind.hold if kind else "")
        self.goodbye.setText(kind.goodbye if kind else "")
        for line in (self.name, self.greeting, self.hold, self.goodbye):
            line.setCursorPosition(0)
        self.receiver.choose(kind.assignee if kind else None)
        self.standard.set_own(kind.standard if kind else None)
        self.questions.setPlainText("\n".join(kind.questions) if kind else "")
        for each in fields:
            each.blockSignals(False)
        self.details.setEnabled(kind is not None)

    def _typed(self) -> None:
        row = self.entries.row
        if not 0 <= row < len(self._types):
            return
        asked = self.questions.toPlainText().splitlines()
        self._types[row] = replace(
            self._types[row],
            name=self.name.text(),
            greeting=self.greeting.text(),
            hold=self.hold.text(),
            goodbye=self.goodbye.text(),
            assignee=self.receiver.person(),
            standard=self.standard.own(),
            questions=tuple(each for each in asked if each.strip()),
        )
        self.entries.say(row, _named(self._types[row]))
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        hint = _(
            "In a new message Alt+1 to Alt+9 choose them, in this order. Until one is chosen, "
            "the first one's lines are shown."
        )
        column.addWidget(WrapLabel(hint, "muted"))
        column.addWidget(self.entries)
        self.details = QWidget()
        details = QVBoxLayout(self.details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(theme.MEDIUM)
        add_field(details, _("Name"), self.name)
        add_field(details, _("Greeting, said at first"), self.greeting)
        add_field(details, _("While they wait"), self.hold)
        add_field(details, _("Goodbye"), self.goodbye)
        add_field(details, _("Usually for"), self.receiver)
        add_field(details, _("Answered within"), self.standard)
        add_field(details, _("Questions, one a line, five at most"), self.questions)
        column.addWidget(self.details)
        column.addStretch(1)


def _named(kind: CallType) -> str:
    return " ".join(kind.name.split()) or _("without a name")
