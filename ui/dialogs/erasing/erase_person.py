"""Erase a caller: says what goes and what stays, since nothing brings it back; the owner's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from receptionist.domain.contacts import Contact
from receptionist.i18n import _, p_
from receptionist.services.erasing import erase_person
from ui import theme
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel


class ErasePerson(DeskDialog):
    """`erased` once everything is gone."""

    erased = Signal()
    help_page = "callers"

    def __init__(
        self, seat: Seat, background: Background, contact: Contact, parent: QWidget | None
    ) -> None:
        title = _("Erase {name}").format(name=contact.called)
        super().__init__(
            background,
            parent,
            title=title,
            save_words=_("Erase for ever"),
            save_key=p_("key", "Ctrl+Enter"),
        )
        self.seat = seat
        self.contact = contact
        self.setMinimumWidth(theme.scaled(460))
        self.save_button.setDefault(False)
        theme.set_role(self.save_button, "danger")
        self._what = WrapLabel(_("Looking which messages are theirs…"))
        self.column.addWidget(self._what)
        words = _(
            "Times, verdicts and figures stay, and the histories still prove themselves whole. "
            "When an older backup is restored, it is erased there again."
        )
        self.column.addWidget(WrapLabel(words, "muted"))
        self.save_button.setEnabled(False)
        self.close_button.setFocus()
        background.ask(lambda desk: erase_person.held_on(desk, contact.id), self._are)

    def save(self) -> None:
        """Erase it."""
        contact, by = self.contact.id, self.seat.by
        self.change(
            lambda desk: erase_person.erase_contact(desk, contact, by=by),
            lambda _done: self._gone(),
        )

    def _are(self, numbers: tuple[int, ...]) -> None:
        self._what.setText(erase_person.what_goes(self.contact.called, numbers))
        self.save_button.setEnabled(True)

    def _gone(self) -> None:
        self.erased.emit()
        self.accept()
