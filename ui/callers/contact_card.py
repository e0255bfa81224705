"""What is known of one caller, in fields to mend it, or empty ones for a new caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from receptionist.i18n import _
from ui import theme
from ui.callers.caller_words import caller_numbers, last_call
from ui.capture.pasting import LongText
from ui.dialogs.parts.edits import Edits
from ui.dialogs.parts.fields import add_field
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.services.find_callers import FoundCaller

_LINES = 3


class Known(NamedTuple):
    """What stands in the fields."""

    name: str = ""
    company: str = ""
    phones: str = ""
    notes: str = ""


class ContactCard(QWidget):
    """Shows a caller; what is typed in here is never overwritten by what is read meanwhile."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._shown = Known()
        self.found: FoundCaller | None = None
        self.name, self.company = QLineEdit(), QLineEdit()
        self.phones, self.notes = _text(), _text()
        self._about = WrapLabel("", "caption")
        self._lay_out()

    @property
    def contact(self) -> PersonId | None:
        """Whose card it is; None while it is a new caller's."""
        return self.found.contact.id if self.found else None

    @property
    def edits(self) -> Edits[Known]:
        """What was typed over what is known."""
        return Edits(self._shown, self._now)

    def show_caller(self, found: FoundCaller | None, left: Edits[Known] | None = None) -> Known:
        """Everything about `found`, with what was typed and `left` over it; None: a new caller.

        What somebody else changed, unlike what was typed here, comes back.
        """
        self.found = found
        fresh = known(found, self._seat)
        self._shown = fresh
        self._fill(left.over(fresh) if left else fresh)
        self._about.setText(self._calls(found) if found else _("A new caller"))
        return Known(**left.both(fresh)) if left else Known()

    def begin(self, name: str) -> None:
        """An empty card for a new caller, called as was searched for."""
        self.show_caller(None)
        self.name.setText(name)
        self._shown = self._now

    def saved(self, written: Known, found: FoundCaller | None = None) -> None:
        """What stands here is saved, as far as it is what was `written`."""
        self._shown = written
        if found is not None:
            self.show_caller(found, self.edits)

    @property
    def _now(self) -> Known:
        return Known(
            self.name.text(),
            self.company.text(),
            self.phones.toPlainText(),
            self.notes.toPlainText(),
        )

    def _fill(self, wanted: Known) -> None:
        """Touch only what is another text: the cursor stays in what somebody is typing."""
        for line, text in ((self.name, wanted.name), (self.company, wanted.company)):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
        for field, text in ((self.phones, wanted.phones), (self.notes, wanted.notes)):
            if field.toPlainText() != text:
                field.setPlainText(text)

    def _calls(self, found: FoundCaller) -> str:
        said = [last_call(found, self._seat)]
        if found.open:
            numbers = ", ".join(f"#{each.number}" for each in found.open)
            said.append(_("open: {numbers}").format(numbers=numbers))
        return " · ".join(each for each in said if each)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        add_field(column, _("Name"), self.name)
        add_field(column, _("Company"), self.company)
        add_field(column, _("Telephone numbers, one a line"), self.phones)
        add_field(column, _("Notes: where they work, what they do"), self.notes)
        column.addWidget(self._about)
        column.addStretch(1)


def known(found: FoundCaller | None, seat: Seat) -> Known:
    """What is known of `found`, as the fields write it."""
    if found is None:
        return Known()
    contact = found.contact
    phones = "\n".join(caller_numbers(found, seat))
    return Known(contact.name, contact.company, phones, contact.notes)


def _text() -> QPlainTextEdit:
    field = LongText()
    field.setTabChangesFocus(True)
    line = field.fontMetrics().lineSpacing()
    field.setFixedHeight(line * _LINES + theme.LARGE)
    return field
