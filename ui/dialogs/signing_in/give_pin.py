"""Give a colleague a PIN or password, change one's own, or take a forgotten one away."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from receptionist.domain.people import Colleague
from receptionist.i18n import _
from receptionist.services.signing_in import pins
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.seat import Seat
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel


class GivePin(DeskDialog):
    """For oneself with the present one; for others by the owner, who need not know it."""

    help_page = "signing-in"

    def __init__(
        self, seat: Seat, background: Background, person: Colleague, parent: QWidget | None
    ) -> None:
        title = _("PIN of {name}").format(name=person.name)
        super().__init__(background, parent, title=title, save_words=_("Save"))
        self.seat = seat
        self.person = person
        self._own = person.id == seat.by
        words = _(
            "It is asked for when somebody sits down here, and never shown again. On one PC it "
            "keeps honest people apart; what protects the file itself are the rights on it."
        )
        self.column.addWidget(WrapLabel(words, "muted"))
        self.present, self.pin, self.again = _secret(), _secret(), _secret()
        self._present_name = self.field(_("Present PIN or password"), self.present)
        self.field(_("New PIN or password"), self.pin)
        self.field(_("Once more"), self.again)
        self.forget_button = KeyButton(_("Take it away"), role="danger")
        self.forget_button.clicked.connect(self._forget)
        self.column.addWidget(self.forget_button)
        for each in (self.present, self._present_name, self.forget_button):
            each.hide()
        self.pin.setFocus()
        background.ask(pins.persons_with_pin, self._learned)

    def fields(self) -> dict[str, QWidget]:
        """By the names the service gives them."""
        return {"pin": self.pin}

    def unsaved(self) -> object:
        """A PIN half typed is nothing to be asked about."""
        return ""

    def save(self) -> None:
        """Keep the new one."""
        new, present = self.pin.text(), self.present.text()
        if new != self.again.text():
            self.trouble(_("The two are not the same."), field="pin")
            return
        person, by = self.person.id, self.seat.by
        self.change(
            lambda desk: pins.set_pin(desk, person, new, by=by, present=present),
            lambda _done: self.accept(),
        )

    def _forget(self) -> None:
        person, by = self.person.id, self.seat.by
        self.change(lambda desk: pins.forget_pin(desk, person, by=by), lambda _done: self.accept())

    def _learned(self, with_pin: frozenset[object]) -> None:
        has = self.person.id in with_pin
        for each in (self.present, self._present_name):
            each.setVisible(has and self._own)
        self.forget_button.setVisible(has and not self._own)
        if has and self._own:
            self.present.setFocus()


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
