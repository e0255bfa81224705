"""Who sits here? Choose your name, give your PIN where you have one; it is locked until then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.errors import BadInput, StorageAway
from receptionist.domain.ids import PersonId
from receptionist.i18n import _
from receptionist.services.signing_in import pins
from ui import theme
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.dialogs.parts.person_list import PersonList
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

_SAY_AFTER_MS: Final = 700

if TYPE_CHECKING:
    from receptionist.logins import KeptLogin
    from receptionist.services.desk import Desk


class SignIn(DeskDialog):
    """`signed_in` carries who it is, and the hash that their PIN was held against; whoever hears it
    ends the window once they sit here.

    `known` are the hashes of those who signed in since the program started: with the server away
    they can come back to their own PC. Nobody waits for it once it is known to be `away`.
    """

    signed_in = Signal(object, str)
    help_page = "signing-in"

    def __init__(
        self,
        seat: Seat,
        background: Background,
        parent: QWidget | None = None,
        *,
        known: dict[PersonId, str] | None = None,
        away: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(background, parent, title=_("Who sits here?"), save_words=_("Sit down"))
        self.seat = seat
        self.known = known or {}
        self._away = away
        self._patience = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._patience.timeout.connect(self._say_waiting)
        self._over = False
        self._with_pin: frozenset[PersonId] = frozenset(self.known)
        self.close_button.hide()
        self.people = PersonList(seat, _("Your name"))
        self.pin = _secret()
        self.again = _secret()
        self.note = WrapLabel("", "muted")
        self.field(_("Your name"), self.people)
        self._pin_name = self.field(_("PIN or password"), self.pin)
        self.column.addWidget(self.note)
        self._again_name = self.field(_("Once more"), self.again)
        self.waiting = WrapLabel("", "muted")
        self.waiting.hide()
        self.column.addWidget(self.waiting)
        self.people.person_changed.connect(self._choose)
        self.people.decided.connect(lambda: self.pin.setFocus())
        self.setMinimumWidth(theme.scaled(420))
        self._asked: set[PersonId] = set()
        self.people.offer(only=seat.may_sit)
        if seat.person:
            self.people.choose(seat.person.id)
        self._choose()
        background.ask(pins.persons_with_pin, self._learned, lambda _error: None)

    def fields(self) -> dict[str, QWidget]:
        """By the names the service gives them."""
        return {"pin": self.pin}

    def unsaved(self) -> object:
        """A PIN half typed is nothing to be asked about."""
        return ""

    def end(self) -> None:
        """The program ends, or somebody sits here."""
        self._over = True
        self.accept()

    def reject(self) -> None:
        """While it is locked there is no way past it."""
        if self._over:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor by the window's own button."""
        if self._over:
            super().closeEvent(event)
        else:
            event.ignore()

    def save(self) -> None:
        """Sit down, if it is them."""
        person, given = self.people.person(), self.pin.text()
        if person is None:
            self.trouble(_("Choose your name."))
            return
        if self._makes_one(person) and given != self.again.text():
            self.trouble(_("The two are not the same."), field="pin")
            return
        login, new = self.seat.other_login(person), self._makes_one(person)
        if login is not None:
            self._ask_there(login, given, new=new)
        elif new:
            self._ask(person, lambda desk: _made(desk, person, given))
        else:
            self._ask(person, lambda desk: pins.sign_in(desk, person, given))

    def _ask_there(self, login: KeptLogin, given: str, *, new: bool) -> None:
        """By the login of whoever wants to sit down: nobody else's may read their PIN."""
        from receptionist.services.signing_in.own_login import sit_down

        settings, clock = self.seat.settings, self.seat.clock
        self.rest(True)
        self.banner.hide()
        if self._away() and not new and self._sits_meanwhile(StorageAway()):
            return
        self.background.read_files(
            lambda: sit_down(login, settings, clock, given, new=new),
            lambda found: self._is_in(*found),
            self.failed,
        )

    def _ask(self, person: PersonId, work: Callable[[Desk], str]) -> None:
        self.change(work, lambda hash_: self._is_in(person, hash_))

    def failed(self, error: Exception) -> None:
        """A wrong one is written anew; with the server away one's own is held against memory."""
        if isinstance(error, StorageAway) and self._sits_meanwhile(error):
            return
        person = self.people.person()
        login = self.seat.other_login(person)
        if isinstance(error, BadInput) and person is not None and login is not None:
            self._learned_of(person, True)
        if not isinstance(error, BadInput):
            self.pin.clear()
        super().failed(error)
        self.pin.setFocus()

    def _sits_meanwhile(self, error: StorageAway) -> bool:
        """Whether this PC itself can tell whether it is them, while the server does not answer."""
        person = self.people.person()
        login = self.seat.other_login(person)
        if person in self.known:
            hash_, given = self.known[person], self.pin.text()
            self.background.keep(
                lambda: pins.is_right(hash_, given),
                lambda right: self._is_in(person, hash_) if right else self._is_wrong(),
            )
            return True
        if login is not None and self._comes_without(login):
            self._look_here(login, error)
            return True
        return False

    def rest(self, resting: bool) -> None:
        """What takes longer than a moment is said: another login has to be let in by the server."""
        super().rest(resting)
        if resting:
            self._patience.start()
            return
        self._patience.stop()
        self.waiting.hide()

    def _say_waiting(self) -> None:
        words = _("Waiting for the office's server…")
        self.waiting.setText(words if self.seat.in_office else _("Reading takes a while…"))
        self.waiting.show()

    def _comes_without(self, login: KeptLogin) -> bool:
        """Whether nobody would be asked for a PIN, as far as this PC knows."""
        office = self.seat.office
        return not login.pin and not (office and office.asks_pin)

    def _look_here(self, login: KeptLogin, error: StorageAway) -> None:
        """With the server away they work from what this PC knew by their login, if it knew it."""
        from receptionist.services.away.others import can_work_here

        person, settings, clock = self.people.person(), self.seat.settings, self.seat.clock

        def found(can: bool) -> None:
            if can and person is not None:
                self._is_in(person, "")
            else:
                super(SignIn, self).failed(error)

        self.background.keep(lambda: can_work_here(login, settings, clock), found)

    def _is_wrong(self) -> None:
        self.rest(False)
        self.pin.clear()
        self.trouble(_("That is not it."), field="pin")

    def _is_in(self, person: PersonId, hash_: str) -> None:
        self.signed_in.emit(person, hash_)

    def _learned(self, with_pin: frozenset[PersonId]) -> None:
        theirs = {each for each in self._with_pin if self.seat.other_login(each)}
        self._with_pin = with_pin | theirs
        self._choose()
        (self.pin if self.pin.isVisible() else self.people).setFocus()

    def _learn_of(self, person: PersonId, login: KeptLogin) -> None:
        """Whether they have a PIN only their own login may ask."""
        from receptionist.services.signing_in.own_login import has_pin

        if login.pin:
            self._with_pin |= {person}
        if person in self._asked or self._away():
            return
        self._asked.add(person)
        settings, clock = self.seat.settings, self.seat.clock
        self.background.read_files(
            lambda: has_pin(login, settings, clock),
            lambda has: self._learned_of(person, has),
            lambda _error: None,
        )

    def _learned_of(self, person: PersonId, has: bool) -> None:
        before = self._with_pin
        self._with_pin = before | {person} if has else before - {person}
        if self._with_pin != before and self.people.person() == person:
            self._choose()
            if has:
                self.pin.setFocus()

    def _makes_one(self, person: PersonId) -> bool:
        """Whether the office wants a PIN of everybody, and this person has none yet."""
        office = self.seat.office
        return bool(office and office.asks_pin) and person not in self._with_pin

    def _choose(self) -> None:
        person = self.people.person()
        if person is not None and (login := self.seat.other_login(person)) is not None:
            self._learn_of(person, login)
        new = person is not None and self._makes_one(person)
        asked = new or person in self._with_pin
        for each in (self.pin, self._pin_name):
            each.setVisible(asked)
        for each in (self.again, self._again_name, self.note):
            each.setVisible(new)
        self.note.setText(
            _(
                "Everyone here has a PIN or password. Choose yours: {count} characters or more."
            ).format(count=pins.SHORTEST)
        )
        self.pin.clear()
        self.again.clear()


def _made(desk: Desk, person: PersonId, given: str) -> str:
    pins.set_pin(desk, person, given, by=person)
    return pins.sign_in(desk, person, given)


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
