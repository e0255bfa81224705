"""What both windows that put a backup back have in common: how far it is, and Esc stops it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from receptionist.domain.errors import Cancelled
from ui.background import Background
from ui.dialogs.backups.progress import Progress
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.seat import Seat


class PuttingBack(DeskDialog):
    """Nobody has the messages open meanwhile; stopped or refused, everything is as it was."""

    help_page = "backups"

    def __init__(
        self,
        seat: Seat,
        background: Background,
        parent: QWidget | None,
        address: str | None,
        *,
        title: str,
        save_words: str,
    ) -> None:
        super().__init__(background, parent, title=title, save_words=save_words)
        self.seat = seat
        self.address = address
        self.progress = Progress(self)

    def put_back(self, file: Path, then: Callable[[], None]) -> None:
        """Restore `file`; `then` once it is done."""
        from receptionist.services.restore_backup import restore

        settings, address, tell = self.seat.settings, self.address, self.progress.tell
        self.rest(True)
        self.banner.hide()
        self.progress.start()

        def done(_kept: Path | None) -> None:
            self.progress.end()
            then()

        self.background.without_desk(
            lambda: restore(file, settings, address=address, tell=tell), done, self.failed
        )

    def reject(self) -> None:
        """Close; or, while a backup is being put back, stop that first."""
        if self.progress.running:
            self.progress.stop()
            return
        super().reject()

    def failed(self, error: Exception) -> None:
        """Say why not, and whatever can be done can be tried again; to stop it is no trouble."""
        self.progress.end()
        super().failed(error)
        if isinstance(error, Cancelled):
            self.banner.say("info", str(error))
