"""What both windows that put a backup back share: to read backups, how far it is, Esc stops it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from receptionist.domain.errors import Cancelled
from ui.background import Background
from ui.dialogs.backups.progress import Progress
from ui.dialogs.parts.desk_dialog import DeskDialog
from ui.guards.stop import Stop
from ui.seat import Seat

T = TypeVar("T")
Tell = Callable[[float], None]


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
        self.progress = Progress(background, self)
        self._stop_looking = Stop()

    def look(
        self,
        work: Callable[[Tell], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read something of a backup, which may be large; what was read before stops."""
        self._stop_looking.set()
        stop = self._stop_looking = Stop()

        def begun() -> T:
            stop.hear()  # nobody may wait for it any more
            return work(lambda _part: stop.hear())

        def said(error: Exception) -> None:
            if not stop.is_set():
                failed(error)

        self.background.read_files(begun, then, said)

    def done(self, result: int) -> None:
        """What is still being read holds nobody else up."""
        self._stop_looking.set()
        super().done(result)

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
