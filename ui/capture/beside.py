"""What goes on beside the forms: callers become known, and what lies half-written is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from receptionist.i18n import _
from ui.callers.keeper import CallerKeeper
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.app import App

HALF_WRITTEN: Final = "half-written"
"""The key of the notification that says so."""


class BesideCapture(QObject):
    """Lives as long as the program, whatever window shows the forms."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._app = app
        self._keeper = CallerKeeper(app.background, self)

    def start(self) -> None:
        """The database has answered: look who called, now and after every save."""
        self._app.background.changed.connect(self._keeper.soon)
        self._keeper.soon()

    def stop(self) -> None:
        """The program ends; who is not known yet is looked up next time."""
        self._keeper.stop()

    def connect_window(self, window: MainWindow) -> None:
        """A window was made, or made anew in another language."""
        window.half_written.told.connect(self._say_half_written)
        window.rail.callers_asked.connect(self._open_callers)

    def _open_callers(self) -> None:
        from ui.callers.find_callers import FindCallers

        FindCallers(self._app.seat, self._app.background, self._app.window).open()

    def _say_half_written(self, words: str) -> None:
        """Said outside the window as well, which may be hidden."""
        from receptionist.notifications import Notice

        if notifier := self._app.notifier:
            said = Notice(key=HALF_WRITTEN, title=words, actions=(("go-on", _("Go on with it")),))
            self._app.background.keep(lambda: notifier.show(said), lambda _done: None)
