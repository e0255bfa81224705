"""Restore a backup: which one, what it would change, and only then putting it back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from receptionist.i18n import _, n_
from receptionist.services import restore_backup as service
from receptionist.services.restore_backup import Difference
from receptionist.wording import say_moment
from ui import theme
from ui.background import Background
from ui.dialogs.backups.putting_back import PuttingBack
from ui.seat import Seat
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_LINES: Final = 8
_FILE: Final = Qt.ItemDataRole.UserRole


class RestoreBackup(PuttingBack):
    """Shows what the chosen backup would change, and asks once more where something would go.

    Esc while it is put back stops it.
    """

    def __init__(
        self,
        seat: Seat,
        background: Background,
        parent: QWidget | None,
        address: str | None = None,
    ) -> None:
        super().__init__(
            seat,
            background,
            parent,
            address,
            title=_("Restore a backup"),
            save_words=_("Restore this backup"),
        )
        self._looked_at: Path | None = None
        self._difference: Difference | None = None
        self._asked = False
        self.setMinimumWidth(theme.scaled(560))
        self.backups = QListWidget()
        self.backups.currentItemChanged.connect(self._look)
        self.other_button = KeyButton(_("Another file…"))
        self.other_button.clicked.connect(self._choose_file)
        self.changes = WrapLabel()
        self.lost = QListWidget()
        self.lost.setAccessibleName(_("Messages that are not in the backup"))
        self.kept = WrapLabel(
            _("What is there now is kept beside it, under another name."), role="muted"
        )
        self._fill()
        self.rest(True)
        background.read_files(
            lambda: service.backups(seat.settings, address=address), self._found, self.failed
        )

    def save(self) -> None:
        """Put it back; the window goes on with what is in it."""
        file, difference = self._looked_at, self._difference
        if file is None or difference is None or self.progress.running:
            return
        if loses(difference) and not self._asked:
            self._asked = True
            words = _("That takes messages or changes away. Press the button again to do it.")
            self.banner.say("warning", words)
            self._fit_soon()
            return
        self.put_back(file, self.accept)

    def failed(self, error: Exception) -> None:
        """Only what was looked at can be put back."""
        super().failed(error)
        self.rest(self._looked_at is None)

    def choose(self, file: Path) -> None:
        """Look at this file, which need not be one of the list."""
        for row in range(self.backups.count()):
            if self.backups.item(row).data(_FILE) == str(file):
                self.backups.setCurrentRow(row)
                return
        item = QListWidgetItem(str(file))
        item.setData(_FILE, str(file))
        self.backups.insertItem(0, item)
        self.backups.setCurrentRow(0)

    def _fill(self) -> None:
        self.field(_("Backups"), self.backups)
        for each in (self.backups, self.lost):
            each.setMinimumHeight(each.fontMetrics().height() * _LINES)
            each.setMaximumHeight(each.fontMetrics().height() * _LINES)
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lost.hide()
        row = QWidget()
        FlowLayout(row).addWidget(self.other_button)
        for part in (row, self.changes, self.lost, self.progress.bar, self.kept):
            self.column.addWidget(part)
        self.changes.setText(_("Looking for backups…"))
        self.backups.setFocus()

    def _found(self, found: tuple[service.BackupFile, ...]) -> None:
        for each in found:
            words = self._when(each.at)
            if each.before:
                words = _("{when} · before the program was renewed").format(when=words)
            item = QListWidgetItem(f"{words} · {each.file.parent}")
            item.setData(_FILE, str(each.file))
            self.backups.addItem(item)
        if not found:
            self.changes.setText(_("There are no backups yet. Choose a file."))
            self.other_button.setFocus()
        elif self.backups.currentItem() is None:
            self.backups.setCurrentRow(0)

    def _look(self) -> None:
        item = self.backups.currentItem()
        if item is None or self.progress.running:
            return
        file = Path(item.data(_FILE))
        self._looked_at, self._asked = None, False
        self.rest(True)
        self.lost.hide()
        self.banner.hide()
        self.changes.setText(_("Reading the backup…"))
        settings, address = self.seat.settings, self.address
        self.look(
            lambda tell: (file, service.what_changes(file, settings, address=address, tell=tell)),
            self._changes_known,
            lambda error: self._no_good(file, error),
        )

    def _no_good(self, file: Path, error: Exception) -> None:
        if self._chosen == file:
            self.changes.setText("")
            self.failed(error)

    @property
    def _chosen(self) -> Path | None:
        item = self.backups.currentItem()
        return Path(item.data(_FILE)) if item else None

    def _changes_known(self, found: tuple[Path, Difference]) -> None:
        file, difference = found
        if self._chosen != file:
            return
        self._looked_at, self._difference = file, difference
        self.changes.setText("\n".join(change_lines(difference)))
        self.lost.clear()
        self.lost.addItems([service.line_of(each) for each in difference.lost.messages])
        self.lost.setVisible(bool(difference.lost.count))
        self._fit_soon()
        self.rest(False)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, _("Restore a backup"), "", "SQLite (*.sqlite3);;* (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
        dialog.setModal(True)
        dialog.show()

    def _when(self, at: datetime) -> str:
        local = self.seat.hours.local
        return say_moment(local(at), local(self.seat.now()))


def change_lines(difference: Difference) -> list[str]:
    """What a backup would change, a line each; one line where it changes nothing."""
    lost, changed, gained = (
        difference.lost.count,
        difference.changed.count,
        difference.gained.count,
    )
    lines = []
    if gained:
        lines.append(
            n_("There again: {count} message", "There again: {count} messages", gained).format(
                count=gained
            )
        )
    if changed:
        lines.append(
            n_(
                "As it was before: {count} message",
                "As they were before: {count} messages",
                changed,
            ).format(count=changed)
        )
    if lost:
        lines.append(
            n_(
                "Not in the backup: {count} message", "Not in the backup: {count} messages", lost
            ).format(count=lost)
        )
    if not difference.readable:
        lines.append(_("Not all of the present messages can be read, so there may be more."))
    return lines or [_("The messages are the same as now.")]


def loses(difference: Difference) -> bool:
    """Whether something that is there now would not be there any more."""
    return bool(difference.lost.count or difference.changed.count or not difference.readable)
