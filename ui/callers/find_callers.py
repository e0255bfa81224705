"""The directory of callers in a window: find one, mend what is known, write down a new one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.contacts import Contact
from receptionist.domain.errors import ChangedMeanwhile
from receptionist.domain.ids import PersonId
from receptionist.i18n import _
from receptionist.services import keep_contacts
from receptionist.services.find_callers import FoundCaller, caller, newest_callers
from ui import theme
from ui.background import Background
from ui.callers.caller_list import CallerList
from ui.callers.contact_card import ContactCard, Known
from ui.callers.recogniser import Recogniser
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.edits import Done, Edits, left_words, save_each, saved_words
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk


class _Left(NamedTuple):
    """What was typed about a caller and is not saved yet."""

    found: FoundCaller | None
    edits: Edits[Known]

    @property
    def contact(self) -> PersonId | None:
        """Whom it is about; None is somebody new."""
        return self.found.contact.id if self.found else None

    @property
    def called(self) -> str:
        """Their name, as known or as typed."""
        known, typed = self.found.contact.called if self.found else "", self.edits.now
        return known or typed.name or typed.company or _("A new caller")


class FindCallers(DeskDialog):
    """Whoever is found at the left, all about the one chosen at the right.

    What was typed about one of them stays, unsaved, while another is looked at; Enter saves all.
    """

    help_page = "callers"

    def __init__(self, seat: Seat, background: Background, parent: QWidget | None) -> None:
        super().__init__(background, parent, title=_("Callers"), save_words=_("Save"))
        self.seat = seat
        self.setMinimumWidth(theme.scaled(680))
        self.close_button.say(_("Close"))
        self._left: dict[PersonId | None, _Left] = {}
        self._writing = False
        self._stays = False
        self.search = _Search()
        self.search.setPlaceholderText(_("Name, company or number"))
        self.list = CallerList(keyboard=True)
        self.list.setMinimumHeight(theme.scaled(300))
        self._nobody = WrapLabel("", "muted")
        self.card = ContactCard(seat)
        self.name, self.company = self.card.name, self.card.company
        self.phones, self.notes = self.card.phones, self.card.notes
        self.new_button = KeyButton(_("New caller"), key="Ctrl+N", role="quiet")
        self.erase_button = KeyButton(_("Erase…"), role="danger")
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

    def unsaved(self) -> object:
        """What was typed about anybody, also those not shown now."""
        shown = self.card.edits
        return (shown.now if shown.any else None, tuple(self._left.values())) if self._any else ()

    def save(self) -> None:
        """Write down what is known of the one chosen, or of a new one, and of those left before."""
        shown = _Left(self.card.found, self.card.edits)
        wanted = [*self._left.values(), *([shown] if shown.edits.any or not self._left else [])]
        self.change(lambda desk: save_each(wanted, partial(_save, desk)), self._saved)

    def show_caller(self, found: FoundCaller | None) -> None:
        """Put everything about `found` into the fields; None clears them for a new one."""
        contact = found.contact.id if found else None
        if contact != self.card.contact:
            self._leave()
        left = self._left.pop(contact, None)
        edits = left.edits if left else self.card.edits if contact == self.card.contact else None
        self._writing = False
        theirs = self.card.show_caller(found, edits)
        if said := " · ".join(each for each in theirs if each):
            words = _("Somebody else wrote meanwhile: {words}. What you typed still stands here.")
            self.banner.say("warning", words.format(words=said))
        self._dress()

    @property
    def _any(self) -> bool:
        return bool(self._left) or self.card.edits.any

    def _leave(self) -> None:
        """Another caller is looked at: what was typed about this one waits to be saved."""
        left = _Left(self.card.found, self.card.edits)
        if left.edits.any:
            self._left[left.contact] = left
            self.banner.say("info", left_words(left.called, self._save_key))

    def _dress(self) -> None:
        """The buttons and marks that go with whoever is shown."""
        new = self.card.contact is None
        self.save_button.say(_("Add") if new and len(self._left) == 0 else _("Save"))
        self.erase_button.setVisible(self._may_erase and not new)
        self.list.say_unsaved(frozenset(each for each in self._left if each))

    def _connect(self) -> None:
        self._recogniser.found.connect(self._are)
        self.search.textChanged.connect(self._search)
        self.search.wants_list.connect(self._into_list)
        self.list.taken.connect(self._chosen)
        self.list.moved.connect(self._marked)
        self.new_button.clicked.connect(self._new)
        self.erase_button.clicked.connect(self._erase)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new_button.click)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _search(self, typed: str) -> None:
        self._stays = False
        self._look(typed)

    def _look(self, typed: str) -> None:
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
        if self._writing or self._stays or self.card.edits.any:
            # A list that comes late wipes nothing out, and whoever was just saved stays in hand.
            ids = [each.contact.id for each in found]
            if self.card.contact in ids:
                self.list.mark(ids.index(self.card.contact))
        elif found:
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
        """Somebody new; whoever new is not saved yet comes first."""
        if self.card.contact is not None or not self.card.edits.any:
            self.list.mark(-1)
            self.show_caller(None)
            typed = self.search.text().strip()
            if not self.card.edits.any:
                self.card.begin(typed if not typed[:1].isdigit() else "")
        self._writing = True
        self.name.setFocus()

    def _erase(self) -> None:
        from ui.dialogs.erasing.erase_person import ErasePerson

        if self.card.found is not None:
            dialog = ErasePerson(self.seat, self.background, self.card.found.contact, self)
            dialog.erased.connect(self._erased)
            dialog.open()

    def _erased(self) -> None:
        self.card.show_caller(None)
        self._dress()
        self.banner.say("info", _("It is erased."))
        self._search(self.search.text())

    def _saved(self, done: Done[_Left, Contact]) -> None:
        """What is on disk is known now; what was typed since, or refused, still stands there."""
        for left, contact in done.saved:
            if self._left.get(left.contact) == left:
                del self._left[left.contact]
            if self.card.contact == left.contact:
                found = left.found or FoundCaller(contact=contact)
                self._writing = False
                self.card.saved(left.edits.now, replace(found, contact=contact))
        self._dress()
        if done.error is not None:
            self._refused(done)
            return
        self.banner.say("info", saved_words(contact.called for _left, contact in done.saved))
        self._stays = True
        QTimer.singleShot(0, self, lambda: self._look(self.search.text()))

    def _refused(self, done: Done[_Left, Contact]) -> None:
        """Lead to the one that is not saved, with what is known of it by now."""
        left, error = done.refused, done.error
        if left is None or error is None:
            return
        if left.contact != self.card.contact:
            self.show_caller(left.found)
        self.failed(error)
        contact = left.contact
        if contact and isinstance(error, ChangedMeanwhile):
            self.background.ask_long(lambda desk: caller(desk, contact), self._read_again)

    def _read_again(self, found: FoundCaller) -> None:
        if found.contact.id == self.card.contact:
            self.show_caller(found)

    def _lay_out_parts(self) -> None:
        left, right = self.panes(2)
        self.field(_("Find"), self.search, into=left)
        left.addWidget(self.list, 1)
        left.addWidget(self._nobody)
        right.addWidget(self.card)
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


def _save(desk: Desk, left: _Left) -> Contact:
    """A new one, or what is known of somebody from now on."""
    written = left.edits.now
    words = {"name": written.name, "company": written.company, "notes": written.notes}
    phones = tuple(written.phones.splitlines())
    if left.found is None:
        return keep_contacts.add(desk, phones=phones, **words)
    return keep_contacts.change(desk, left.found.contact, phones=phones, **words)
