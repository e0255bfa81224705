"""The directory of callers in a window: find one, mend what is known, write down a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from receptionist.domain.contacts import Contact
from receptionist.i18n import _
from receptionist.services import keep_contacts
from receptionist.services.find_callers import FoundCaller, caller, newest_callers
from ui import theme
from ui.background import Background
from ui.callers.caller_list import CallerList
from ui.callers.caller_words import caller_numbers, last_call
from ui.callers.recogniser import Recogniser
from ui.capture.pasting import LongText
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

_LINES = 3


class FindCallers(DeskDialog):
    """Whoever is found at the left, all about the one chosen at the right."""

    help_page = "callers"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None) -> None:
        super().__init__(background, parent, title=_("Callers"), save_words=_("Save"))
        self.seat = seat
        self.setMinimumWidth(theme.scaled(680))
        self.close_button.say(_("Close"))
        self._contact: Contact | None = None
        self._writing = False
        self.search = _Search()
        self.search.setPlaceholderText(_("Name, company or number"))
        self.list = CallerList(keyboard=True)
        self.list.setMinimumHeight(theme.scaled(300))
        self._nobody = WrapLabel("", "muted")
        self.name, self.company = QLineEdit(), QLineEdit()
        self.phones, self.notes = _text(), _text()
        self._about = WrapLabel("", "caption")
        self.new_button = KeyButton(_("New caller"), key="Ctrl+N", role="quiet")
        self.erase_button = KeyButton(_("Erase …"), role="danger")
        person = seat.person
        self._may_erase = person is None or person.role == "owner"
        self._lay_out_parts()
        self._recogniser = Recogniser(background, self)
        self._connect()
        self._latest()
        self.search.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """By the names the service gives them."""
        return {"name": self.name, "phone": self.phones, "notes": self.notes}

    @property
    def passing(self) -> tuple[QWidget, ...]:
        """What is searched for."""
        return (self.search,)

    def save(self) -> None:
        """Write down what is known of the one chosen, or of a new one."""
        known, name, company = self._contact, self.name.text(), self.company.text()
        phones = tuple(self.phones.toPlainText().splitlines())
        notes = self.notes.toPlainText()

        def work(desk: Desk) -> Contact:
            if known is None:
                return keep_contacts.add(
                    desk, name=name, company=company, phones=phones, notes=notes
                )
            return keep_contacts.change(
                desk, known, name=name, company=company, phones=phones, notes=notes
            )

        self.change(work, self._saved)

    def show_caller(self, found: FoundCaller | None) -> None:
        """Put everything about `found` into the fields; None clears them for a new one."""
        self._contact = found.contact if found else None
        self._writing = False
        contact = self._contact
        self.name.setText(contact.name if contact else "")
        self.company.setText(contact.company if contact else "")
        self.phones.setPlainText("\n".join(caller_numbers(found, self.seat)) if found else "")
        self.notes.setPlainText(contact.notes if contact else "")
        self._about.setText(self._calls(found) if found else _("A new caller"))
        self.save_button.say(_("Save") if found else _("Add"))
        self.erase_button.setVisible(self._may_erase and contact is not None)

    def _calls(self, found: FoundCaller) -> str:
        said = [last_call(found, self.seat)]
        if found.open:
            numbers = ", ".join(f"#{each.number}" for each in found.open)
            said.append(_("open: {numbers}").format(numbers=numbers))
        return " · ".join(each for each in said if each)

    def _connect(self) -> None:
        self._recogniser.found.connect(self._are)
        self.search.textChanged.connect(self._search)
        self.search.wants_list.connect(self._into_list)
        self.list.taken.connect(self._chosen)
        chosen = self.list.selectionModel()
        chosen.currentChanged.connect(lambda now, _before: self._marked(now.row()))
        self.new_button.clicked.connect(self._new)
        self.erase_button.clicked.connect(self._erase)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new_button.click)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _search(self, typed: str) -> None:
        if typed.strip():
            self._recogniser.ask(typed)
        else:
            self._latest()

    def _latest(self) -> None:
        self.background.ask_long(
            lambda desk: newest_callers(desk, limit=50), lambda found: self._are(found, "")
        )

    def _are(self, found: tuple[FoundCaller, ...], typed: str) -> None:
        self.list.offer(found, self.seat)
        self.list.setVisible(True)
        self._nobody.setText("" if found else _("Nobody found."))
        self._nobody.setVisible(not found)
        if self._writing or self.unsaved():
            return  # a list that comes late wipes nothing out
        if found:
            self.list.mark(0)
        elif not typed:
            self.show_caller(None)

    def _marked(self, row: int) -> None:
        if 0 <= row < len(self.list.found):
            self.show_caller(self.list.found[row])

    def _chosen(self, found: FoundCaller | None) -> None:
        self.show_caller(found)
        self.name.setFocus()
        self.name.selectAll()

    def _into_list(self) -> None:
        if self.list.found:
            self.list.setFocus()
            self.list.mark(min(1, len(self.list.found) - 1))

    def _new(self) -> None:
        self.list.mark(-1)
        self.show_caller(None)
        typed = self.search.text().strip()
        self.name.setText(typed if not typed[:1].isdigit() else "")
        self._writing = True
        self.name.setFocus()

    def _erase(self) -> None:
        from ui.dialogs.erasing.erase_person import ErasePerson

        if self._contact is not None:
            dialog = ErasePerson(self.seat, self.background, self._contact, self)
            dialog.erased.connect(self._erased)
            dialog.open()

    def _erased(self) -> None:
        self.show_caller(None)
        self.banner.say("info", _("It is erased."))
        self._search(self.search.text())

    def _saved(self, contact: Contact) -> None:
        self.rest(False)
        self.banner.say("info", _("Saved: {name}").format(name=contact.called))
        self.background.ask_long(lambda desk: caller(desk, contact.id), self.show_caller)
        QTimer.singleShot(0, self, lambda: self._search(self.search.text()))

    def _lay_out_parts(self) -> None:
        left, right = self.panes(2)
        self.field(_("Find"), self.search, into=left)
        left.addWidget(self.list, 1)
        left.addWidget(self._nobody)
        self.field(_("Name"), self.name, into=right)
        self.field(_("Company"), self.company, into=right)
        self.field(_("Telephone numbers, one a line"), self.phones, into=right)
        self.field(_("Notes: where they work, what they do"), self.notes, into=right)
        right.addWidget(self._about)
        right.addStretch(1)
        self.buttons.insertWidget(0, self.new_button)
        self.buttons.insertWidget(1, self.erase_button)


class _Search(QLineEdit):
    """A line whose arrow down leads to what was found."""

    wants_list = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list."""
        if event.key() == Qt.Key.Key_Down:
            self.wants_list.emit()
        else:
            super().keyPressEvent(event)


def _text() -> QPlainTextEdit:
    field = LongText()
    field.setTabChangesFocus(True)
    line = field.fontMetrics().lineSpacing()
    field.setFixedHeight(line * _LINES + theme.LARGE)
    return field
