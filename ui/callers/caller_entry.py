"""The keys of who, company and number: arrows and Enter choose a caller from the list."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from receptionist.domain.contacts import same_name
from receptionist.domain.ids import PersonId
from receptionist.domain.phone import digits
from ui.background import Background
from ui.callers.caller_panel import CallerPanel
from ui.callers.caller_words import caller_numbers
from ui.callers.recogniser import Recogniser
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from receptionist.services.find_callers import FoundCaller
    from ui.callers.ringing import Call
    from ui.views.capture_fields import CaptureFields

_TELEPHONE: Final = re.compile(r"[\d\s().+\-/]+")
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CallerEntry(QObject):
    """`chosen` follows a caller who was taken: what is known of them replaces what was typed."""

    chosen = Signal(object)
    waits = Signal(bool)

    def __init__(
        self, fields: CaptureFields, panel: CallerPanel, seat: Seat, background: Background
    ) -> None:
        super().__init__(fields)
        self._fields = fields
        self._panel = panel
        self._seat = seat
        self._background = background
        self._found: tuple[FoundCaller, ...] = ()
        self._which_of: tuple[FoundCaller, ...] = ()
        self.contact: PersonId | None = None
        self._name = ""
        self._popped = ""
        self._recogniser = Recogniser(background, self)
        self._recogniser.found.connect(self._are)
        self._recogniser.slow.connect(self.waits)
        panel.chosen.connect(self._chosen)
        for line in (fields.who, fields.company, fields.phone):
            line.textEdited.connect(self._typed)
            line.installEventFilter(self)

    @property
    def looking(self) -> bool:
        """Whether an answer is still waited for."""
        return self._recogniser.busy

    def recognise(self, typed: str) -> None:
        """Look up `typed`, as a screen pop or a key asks."""
        self._recogniser.ask(typed)

    def pop(self, call: Call) -> None:
        """Write what the telephone says; the one caller it can be is taken without a key."""
        number = call.shown or call.number
        _write(self._fields.phone, number)
        _write(self._fields.who, call.name)
        self._fields.withheld.setChecked(not number)
        self._fields.edited.emit()
        self._popped = number or call.name
        self.recognise(self._popped)

    def recall(self, contact: PersonId) -> None:
        """A draft that had its caller already: show them again."""
        self.contact, self._name = contact, self._fields.who.text()
        self._background.ask_long(
            partial(_caller, contact=contact), self._recalled, lambda _error: None
        )

    def find(self) -> None:
        """F3: into the box, with whoever called last to choose from while nothing is typed."""
        self._fields.who.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fields.who.selectAll()
        if typed := self._fields.who.text().strip():
            self.recognise(typed)
        else:
            self._background.ask_long(_newest, self._latest, lambda _error: None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows mark a caller, Enter takes the marked one; else the keys are the field's."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.modifiers() not in _PLAIN:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._panel.asks:
            self._panel.list.mark_next(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter(watched)
        return False

    def take(self, found: FoundCaller, *, number: str = "") -> None:
        """This caller it is: write what is known of them, and go on from there."""
        contact = found.contact
        shown = caller_numbers(found, self._seat)
        wanted = digits(number or self._fields.phone.text() or self._fields.who.text())
        fitting = [
            text
            for text, each in zip(shown, contact.numbers, strict=True)
            if wanted and wanted in each.digits
        ]
        _write(self._fields.who, contact.name)
        _write(self._fields.company, contact.company)
        typed = self._fields.phone.text()
        if fitting or not typed.strip():
            _write(self._fields.phone, (fitting or shown or [""])[0])
        self.contact, self._name = contact.id, self._fields.who.text()
        self._found = self._which_of = ()
        self._panel.show_caller(found)
        self.chosen.emit(found)

    def _typed(self) -> None:
        line, self._popped = self.sender(), ""
        if self.contact and not same_name(self._fields.who.text(), self._name):
            self.contact = None
        self._which_of = ()
        if isinstance(line, QLineEdit) and self.contact is None:
            self.recognise(line.text())

    def _enter(self, watched: QObject) -> bool:
        row, who = self._panel.list.marked, self._fields.who
        if row >= 0 and self._panel.asks:
            self._chosen(self._panel.list.found[row])
            return True
        namesakes = tuple(e for e in self._found if same_name(e.contact.called, who.text()))
        if watched is who and len(namesakes) > 1:
            self._which_of = namesakes
            self._panel.ask_which(namesakes, who.text().strip())
            return True
        if watched is who and _TELEPHONE.fullmatch(who.text().strip() or "-x"):
            # One box takes a number as well: it goes where numbers are, the name can follow.
            _write(self._fields.phone, who.text().strip())
            _write(who, "")
            self._fields.edited.emit()
            self.recognise(self._fields.phone.text())
            return True
        return False

    def _are(self, found: tuple[FoundCaller, ...], typed: str) -> None:
        if self.contact is None and not self._which_of:
            self._found = found
            self._panel.show_found(found, typed)
            if self._popped and typed == self._popped and self._is_certain(found):
                self.take(found[0], number=typed)

    def _is_certain(self, found: tuple[FoundCaller, ...]) -> bool:
        """Whether a number means one caller alone, and nobody else's name came with it."""
        name = self._fields.who.text().strip()
        number = digits(self._popped)
        if len(found) != 1 or not number:
            return False
        contact = found[0].contact
        theirs = any(each.digits.endswith(number) for each in contact.numbers)
        return theirs and (not name or same_name(name, contact.name))

    def _recalled(self, found: FoundCaller) -> None:
        if self.contact == found.contact.id:
            self._panel.show_caller(found)

    def _latest(self, found: tuple[FoundCaller, ...]) -> None:
        if not self._fields.who.text().strip():
            self._found = found
            self._panel.show_found(found, "")
            self._panel.list.mark(-1)

    def _chosen(self, found: FoundCaller | None) -> None:
        if found is not None:
            self.take(found)
            return
        # Somebody else of that name: what is typed stays, and goes on.
        self._found = self._which_of = ()
        self._panel.show_nobody(self._fields.who.text())
        QTimer.singleShot(0, self, self._fields.company.setFocus)


def _caller(desk: Desk, *, contact: PersonId) -> FoundCaller:
    from receptionist.services.find_callers import caller

    return caller(desk, contact)


def _newest(desk: Desk) -> tuple[FoundCaller, ...]:
    from receptionist.services.find_callers import newest_callers

    return newest_callers(desk)


def _write(line: QLineEdit, text: str) -> None:
    """Replace what stands there as typing does, so that Ctrl+Z brings it back."""
    if line.text() != text:
        line.selectAll()
        line.insert(text)
