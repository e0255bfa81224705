"""Join the office: paste the invitation, or open its file, and this PC works there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QWidget

from receptionist.domain.errors import DeskError
from receptionist.i18n import _
from ui import theme
from ui.background import Background
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.seat import Seat
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.office_server.joining import Invitation, Joined

_LINES = 5


class JoinOffice(DeskDialog):
    """One field and one button. `leave` lets go of the office that this PC was in before."""

    help_page = "office"

    joined = Signal(str)

    def __init__(
        self,
        seat: Seat,
        background: Background,
        parent: QWidget | None,
        leave: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(background, parent, title=_("Join the office"), save_words=_("Join"))
        self.seat = seat
        self._leave = leave
        intro = _(
            "Whoever looks after the office's server has made an invitation for you: "
            "a file that ends in .receptionist, or one long line."
        )
        self.column.addWidget(WrapLabel(intro, role="muted"))
        self.invitation = QPlainTextEdit()
        self.invitation.setTabChangesFocus(True)
        self.invitation.setFixedHeight(self.fontMetrics().height() * _LINES)
        self.invitation.setMinimumWidth(theme.scaled(420))
        self.invitation.textChanged.connect(self._look)
        self.field(_("The invitation"), self.invitation)
        self.file_button = QPushButton(_("Open its file…"))
        self.file_button.setAccessibleName(self.file_button.text())
        self.file_button.clicked.connect(self.choose_file)
        self.column.addWidget(self.file_button)
        self.whose = WrapLabel("")
        self.whose.hide()
        self.column.addWidget(self.whose)
        stays = _("The messages that are on this PC stay in their file, and can be moved in.")
        self.column.addWidget(WrapLabel(stays, role="caption"))
        self.invitation.setFocus()

    def fields(self) -> dict[str, QWidget]:
        """By the names the services give them."""
        return {"invitation": self.invitation}

    def choose_file(self) -> None:
        """Find the file of the invitation on this PC."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Open an invitation"), "", _("Invitations (*.receptionist);;All files (*)")
        )
        if chosen:
            self.read_file(chosen)

    def read_file(self, file: str) -> None:
        """Put what that file says into the field."""

        def read() -> Invitation:
            from receptionist.services.office_server.joining import open_invitation

            return open_invitation(Path(file))

        self.background.keep(read, self._show, self.failed)

    def save(self) -> None:
        """Open the office with it; where that cannot be, everything stays and it is said why."""
        if not self.save_button.isEnabled():
            return
        from receptionist.services.office_server.joining import join, read_invitation

        try:
            invitation = read_invitation(self.invitation.toPlainText())
        except DeskError as error:
            self.failed(error)
            return
        settings, seat, leave = self.seat.settings, self.seat, self._leave

        def work() -> Joined:
            done = join(invitation, settings)
            leave()
            seat.settings = done.settings  # before any lane opens its desk again
            return done

        self.rest(True)
        self.banner.hide()
        self.background.without_desk(work, self._joined, self.failed)

    def _joined(self, done: Joined) -> None:
        from receptionist.passwords import kept_words

        self.seat.save_settings(done.settings)
        self.joined.emit(kept_words(done.kept))
        self.accept()

    def _show(self, invitation: Invitation) -> None:
        from receptionist.services.office_server.joining import invitation_line

        self.invitation.setPlainText(invitation_line(invitation))
        self.save_button.setFocus()

    def _look(self) -> None:
        """Say whose invitation it is as soon as it can be read."""
        from receptionist.services.office_server.joining import facts_of, read_invitation

        self.banner.hide()
        try:
            facts = facts_of(read_invitation(self.invitation.toPlainText()))
        except DeskError:
            self.whose.hide()
            return
        self.whose.setText(facts.words)
        self.whose.show()
        if facts.warning:
            self.banner.say("warning", facts.warning)
