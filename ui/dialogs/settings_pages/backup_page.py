"""Backups: when the last was made and where, a second folder, one now, and putting one back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from receptionist.i18n import _, p_
from receptionist.wording import say_moment
from ui import theme
from ui.background import Background, Tell
from ui.dialogs.backups.progress import Progress
from ui.dialogs.parts.fields import add_field
from ui.seat import Seat
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from receptionist.services.keep_backup import LastBackup, Today
    from receptionist.settings import Settings


class BackupPage(QWidget):
    """A page of the settings; `restore_asked` leads to the list of backups."""

    restore_asked = Signal()

    def __init__(self, seat: Seat, background: Background) -> None:
        super().__init__()
        self._seat = seat
        self._background = background
        self.line = WrapLabel()
        self.folder = QLineEdit(seat.settings.backup_folder)
        self.choose_button = KeyButton(_("Choose a folder…"))
        self.choose_button.clicked.connect(self._choose_folder)
        self.now_button = KeyButton(_("Make a backup now"))
        self.now_button.clicked.connect(self._make)
        self.stop_button = KeyButton(_("Stop"), p_("key", "Esc"))
        self.stop_button.clicked.connect(self.stop)
        self.stop_button.hide()
        self.restore_button = KeyButton(_("Restore a backup…"))
        self.restore_button.clicked.connect(self.restore_asked)
        person = seat.person
        self.restore_button.setVisible(person is None or person.role == "owner")
        self.progress = Progress(background, self)
        self._lay_out()
        self._ask()

    def settings(self, of: Settings) -> Settings:
        """`of` with what stands on this page."""
        return replace(of, backup_folder=self.folder.text().strip())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.MEDIUM, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self.line)
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(self.now_button)
        flow.addWidget(self.stop_button)
        flow.addWidget(self.restore_button)
        column.addWidget(row)
        column.addWidget(self.progress.bar)
        add_field(column, _("A second folder (another disk, a stick)"), self.folder)
        column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        words = _(
            "Every day, and when the program is renewed, a backup is made and read back. "
            "7 days, 4 weeks and 12 months are kept."
        )
        column.addWidget(WrapLabel(words, role="muted"))
        column.addStretch(1)

    def _ask(self) -> None:
        from receptionist.services.keep_backup import last_backup

        self._background.ask_long(last_backup, self._say, self._failed)

    def _say(self, last: LastBackup) -> None:
        if last.at is None:
            self.line.setText(
                _("No backup was made yet. They will be in {folder}.").format(folder=last.folder)
            )
            return
        local = self._seat.hours.local
        when = say_moment(local(last.at), local(self._seat.now()))
        self.line.setText(
            _("The last backup is of {when}, in {folder}.").format(when=when, folder=last.folder)
        )

    def stop(self) -> bool:
        """Stop the backup that is under way; whether there was one."""
        if running := self.progress.running:
            self.progress.stop()
        return running

    def _make(self) -> None:
        from receptionist.services.keep_backup import keep_for_today

        self.now_button.setEnabled(False)
        self.stop_button.show()
        self.stop_button.setFocus()
        self.line.setText(_("Making a backup…"))
        self.progress.start()
        second, show = self.folder.text().strip(), self.progress.tell

        def work(desk: Desk, tell: Tell) -> Today:
            def both(part: float) -> None:
                tell(part)
                show(part)

            return keep_for_today(desk, second=second, tell=both)

        self._background.keep_safe(work, self._made, self._failed)

    def _made(self, made: Today) -> None:
        self._end()
        if made.trouble:
            self.line.setText(made.trouble)
        else:
            self._ask()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.line.setText(str(error))

    def _end(self) -> None:
        self.progress.end()
        held = self.stop_button.hasFocus()
        self.stop_button.hide()
        self.now_button.setEnabled(True)
        if held:
            self.now_button.setFocus()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, _("A second folder for backups"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.setModal(True)
        dialog.show()
