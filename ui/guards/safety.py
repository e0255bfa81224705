"""Sees to it that nothing gets lost, nor kept too long: backups, a way out of a damaged file."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, QTimer

from receptionist.domain.errors import Cancelled, StorageDamaged, StorageGone, StorageTrouble
from receptionist.i18n import _

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from receptionist.services.erasing.erase_person import Erased
    from receptionist.services.keep_backup import Today
    from ui.app import App
    from ui.background import Tell
    from ui.dialogs.backups.start_trouble import StartTrouble

log = logging.getLogger(__name__)

_SOON_MS: Final = 1500  # when the lists are there, which everybody waits for
_FIRST_MS: Final = 60_000
_EVERY_MS: Final = 60 * 60_000
_BETWEEN_MS: Final = 1000  # whoever saves comes in between


class Safety(QObject):
    """Lives as long as the program, whatever language its window speaks."""

    def __init__(self, app: App, address: str | None) -> None:
        super().__init__(app)
        self._app = app
        self._address = address
        self._dialog: StartTrouble | None = None
        self._told_damaged = False
        self._taken_away = self._rescue_said = False
        self._ending = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.keep)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)

    def begin(self) -> None:
        """The messages are open: look at every page of them, and make a backup when it is due."""
        self._next.start(_FIRST_MS)
        self._soon.start(_SOON_MS)

    def _look(self) -> None:
        from receptionist.services.keep_backup import must_look_sound

        if self._has_a_file:
            self._app.background.keep_safe(must_look_sound, lambda _sound: None, self._torn)

    def keep(self) -> None:
        """Make the day's backup when it is due, then let go of what is kept too long; hourly."""
        self._next.start(_EVERY_MS)
        if self._has_a_file:
            self._app.background.keep_safe(self._work(), self._kept, self._not_kept)
        elif not self._taken_away:
            self._let_go()

    def ends(self) -> None:
        """The program ends: a backup is made first, if the newest is older than a day."""
        self._ending = True
        self._next.stop()
        self._soon.stop()
        if self._app.seat.known and self._has_a_file:
            self._app.background.keep_safe(self._work(), _nothing, _only_log, last=True)

    def trouble(self, error: Exception) -> bool:
        """Whether this is trouble with the file itself, and is now said in a window of its own."""
        if not isinstance(error, StorageTrouble):
            return False
        if isinstance(error, StorageGone):
            return self._rescue()
        if self._app.seat.known and not isinstance(error, StorageDamaged):
            return False
        if self._open is not None:
            return True
        if self._app.seat.known and self._told_damaged:
            return False  # said once; who goes on all the same is only told beside the work
        self._told_damaged = self._app.seat.known
        self._show(error)
        return True

    def _rescue(self) -> bool:
        """Keep what the program still holds of the file, once; whether that was said already."""
        from receptionist.services.keep_backup import keep_for_today

        if not self._taken_away:
            self._taken_away = True
            self._app.background.ask(
                lambda desk: keep_for_today(desk, second=""), self._rescued, _only_log
            )
        return self._rescue_said

    def _rescued(self, made: Today) -> None:
        self._rescue_said = True
        self._app.window.say_trouble(
            StorageTrouble(
                _(
                    "The file with the messages was deleted, moved or replaced. All of them are "
                    "kept in {file}: put the file back, or start the program again and restore it."
                ).format(file=made.file)
            )
        )

    def came_back(self) -> None:
        """The office's server answers: what said that it does not has nothing to say any more."""
        if self._open is not None and not self._app.seat.known:
            self._open.accept()

    def restore(self) -> None:
        """Somebody wants another backup than the newest, or to go back to an earlier day."""
        from ui.dialogs.backups.restore_backup import RestoreBackup

        app = self._app
        dialog = RestoreBackup(app.seat, app.background, app.window, self._address)
        dialog.finished.connect(lambda _result: self._again())
        dialog.open()

    @property
    def _open(self) -> StartTrouble | None:
        dialog = self._dialog
        if dialog is None or not shiboken6.isValid(dialog) or not dialog.isVisible():
            return None
        return dialog

    def _show(self, error: StorageTrouble) -> None:
        from ui.dialogs.backups.start_trouble import StartTrouble

        app = self._app
        dialog = StartTrouble(app.seat, app.background, error, app.window, self._address)
        dialog.again.connect(self._again)
        dialog.others.connect(self.restore)
        dialog.quits.connect(app.quit)
        self._dialog = dialog
        dialog.open()

    def _again(self) -> None:
        self._told_damaged = self._taken_away = self._rescue_said = False
        self._app.seat.learn()

    def _torn(self, error: Exception) -> None:
        if not isinstance(error, Cancelled) and not self.trouble(error):
            _only_log(error)

    @property
    def _has_a_file(self) -> bool:
        """An office's server is looked after by whoever keeps it; what is gone is not made anew."""
        return not self._app.seat.in_office and not self._taken_away

    def _work(self) -> Callable[[Desk, Tell], Today | None]:
        from receptionist.services.keep_backup import keep_if_due

        second = self._app.seat.settings.backup_folder
        return lambda desk, tell: keep_if_due(desk, second=second, tell=tell)

    def _kept(self, made: Today | None) -> None:
        self._let_go()
        if made and made.trouble:
            self._app.window.say_trouble(StorageTrouble(made.trouble))

    def _let_go(self) -> None:
        """What the office keeps too long is erased, after the day's backup, a little at a time.

        Beside the changes: the sweep at the end may take seconds, and no list waits for it.
        """
        from receptionist.services.erasing.let_go import let_go

        seat = self._app.seat
        if seat.office is not None and seat.office.keep_months and not self._ending:
            by = seat.by
            self._app.background.ask_long(lambda desk: let_go(desk, by=by), self._gone, _only_log)

    def _gone(self, erased: Erased) -> None:
        if erased.numbers:
            QTimer.singleShot(_BETWEEN_MS, self, self._let_go)

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return  # another one is put back instead
        _only_log(error)
        if not self.trouble(error):
            self._app.window.say_trouble(error)


def _nothing(_made: Today | None) -> None:
    """The program has ended."""


def _only_log(error: Exception) -> None:
    log.warning("not as safe as it should be: %s", error)
