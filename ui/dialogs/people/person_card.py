"""One colleague: name, role, deputy, where they are; and the buttons that change it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from receptionist.domain.ids import PersonId
from receptionist.domain.people import Colleague, Role, Whereabouts
from receptionist.domain.response_standard import presence_words
from receptionist.domain.telling.kind_words import role_words
from receptionist.i18n import _, p_
from ui import theme
from ui.dialogs.parts.edits import Edits
from ui.dialogs.parts.fields import add_field
from ui.seat import Seat
from ui.widgets.due_field import DueField
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel


class Entered(NamedTuple):
    """What stands in the fields."""

    name: str
    role: Role
    deputy: PersonId | None
    reason: Whereabouts
    back_at: str


class PersonCard(QWidget):
    """Shows a colleague; whoever owns the card connects its buttons.

    What is typed in here is never overwritten by what is read meanwhile.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.person: Colleague | None = None
        self._shown: Entered | None = None
        self.name = QLineEdit()
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(role_words(role), role)
        self.deputy = QComboBox()
        self.presence = WrapLabel(role="muted")
        self.reason = QComboBox()
        for where in _AWAY:
            self.reason.addItem(away_words(where), where)
        self.back_at = DueField(seat, returning=True)
        self.away_button = KeyButton(_("Away"))
        self.back_button = KeyButton(_("Back"))
        self.sick_button = KeyButton(_("Off sick today…"))
        self.pin_button = KeyButton(_("PIN…"))
        self.move_button = KeyButton(_("Move all messages…"))
        self.retire_button = KeyButton(_("Has left the office"), role="danger")
        self._lay_out()

    @property
    def entered(self) -> Entered:
        """What stands in the fields now."""
        deputy: PersonId | None = self.deputy.currentData()
        return Entered(
            self.name.text(),
            Role(self.role.currentData()),
            deputy,
            self.chosen_reason,
            self.back_at.text(),
        )

    @property
    def edits(self) -> Edits[Entered]:
        """What was typed and chosen over what is known."""
        return Edits(self._shown or self.entered, self.entered)

    @property
    def chosen_reason(self) -> Whereabouts:
        """Why they are away, as chosen in the box."""
        return Whereabouts(self.reason.currentData())

    @property
    def says_away(self) -> bool:
        """Whether somebody is just choosing why, or typing until when, this colleague is away."""
        return self.reason.hasFocus() or self.back_at.edit.hasFocus()

    def show_person(self, person: Colleague | None, left: Edits[Entered] | None = None) -> None:
        """Show `person`; what was typed of them, now or before (`left`), stays over it."""
        self.setEnabled(person is not None)
        if person is None or (person == self.person and left is None):
            self.person = person
            return
        same = self.person is not None and person.id == self.person.id
        edits = self.edits if same else left
        self.person = person
        fresh = Entered(person.name, person.role, person.deputy, _AWAY[0], "")
        self._shown = fresh
        self._offer_deputies(person)
        self._write(edits.over(fresh) if edits else fresh)
        says = presence_words(person, hours=self._seat.hours, now=self._seat.now())
        self.presence.setText(says or _("Nobody said where they are."))
        there = person.presence_at(self._seat.now()).whereabouts
        self.back_button.setEnabled(there is not Whereabouts.IN)

    def is_away(self) -> None:
        """They are, as it was typed: nothing of that is left to say."""
        self.reason.setCurrentIndex(0)
        self.back_at.clear()

    def _write(self, wanted: Entered) -> None:
        """Touch only what is otherwise: the cursor stays in what somebody is typing."""
        if self.name.text() != wanted.name:
            self.name.setText(wanted.name)
            self.name.setCursorPosition(0)
        self.role.setCurrentIndex(self.role.findData(wanted.role))
        self.choose_deputy(wanted.deputy)
        self.reason.setCurrentIndex(_AWAY.index(wanted.reason))
        if self.back_at.text() != wanted.back_at:
            self.back_at.clear()
            self.back_at.set_text(wanted.back_at)

    def _offer_deputies(self, person: Colleague) -> None:
        self.deputy.clear()
        self.deputy.addItem(_("nobody"), None)
        for each in self._seat.people.active:
            if each.id != person.id:
                self.deputy.addItem(each.name, each.id)

    def choose_deputy(self, person: PersonId | None) -> None:
        """Choose who stands in; Qt's own search compares ids by where they lie in memory."""
        ids = [self.deputy.itemData(row) for row in range(self.deputy.count())]
        self.deputy.setCurrentIndex(ids.index(person) if person in ids else 0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        add_field(column, _("Name"), self.name)
        add_field(column, _("Role"), self.role)
        add_field(column, _("Deputy"), self.deputy)
        column.addWidget(self.presence)
        add_field(column, _("Away because"), self.reason)
        add_field(column, _("Back when (may stay empty)"), self.back_at, buddy=self.back_at.edit)
        for buttons in (
            (self.away_button, self.back_button, self.sick_button),
            (self.pin_button, self.move_button, self.retire_button),
        ):
            row = QWidget()
            flow = FlowLayout(row)
            for button in buttons:
                flow.addWidget(button)
            column.addWidget(row)
        column.addStretch(1)


_AWAY = (
    Whereabouts.MEETING,
    Whereabouts.BUSY,
    Whereabouts.OUT,
    Whereabouts.HOLIDAY,
    Whereabouts.SICK,
)


def away_words(where: Whereabouts) -> str:
    """Why somebody is away."""
    return {
        Whereabouts.MEETING: _("in a meeting"),
        Whereabouts.BUSY: p_("presence", "busy"),
        Whereabouts.OUT: _("out"),
        Whereabouts.HOLIDAY: _("on holiday"),
        Whereabouts.SICK: _("off sick"),
    }[where]
