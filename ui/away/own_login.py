"""Logins of one's own at the office's server: joining by invitation, and whose rights hold here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from receptionist.logins import KeptLogin
    from ui.app import App


class OwnLogin:
    """Knows whose logins this PC holds, opens another one, and lets the PC join an office."""

    def __init__(self, app: App) -> None:
        self._app = app

    def begin(self) -> None:
        """Whoever's login it is sits here, whatever was chosen."""
        from receptionist.services.signing_in.own_login import keep_own
        from receptionist.settings import database_address

        seat = self._app.seat
        address = seat.address or database_address(seat.settings)
        self._app.background.ask(lambda desk: keep_own(desk, address), self._sit)

    def join(self) -> None:
        """Ask for the invitation, above whatever asked for it."""
        from ui.dialogs.people.join_office import JoinOffice

        app, above = self._app, QApplication.activeModalWidget()
        dialog = JoinOffice(app.seat, app.background, above or app.window, app.leave_office)
        dialog.joined.connect(lambda words: app.window.say_for_a_while(words))
        dialog.joined.connect(lambda _words: self.begin())
        if isinstance(above, QDialog):
            # What was asked there the office has answered; without an invitation it is asked still.
            dialog.accepted.connect(above.accept)
        dialog.open()

    def change_to(self, login: KeptLogin, then: Callable[[], None]) -> None:
        """Work by that login from now on; `then` follows when everything was read anew by it."""
        app = self._app
        settings = replace(app.seat.settings, database=login.address, person=login.name)

        def work() -> None:
            app.leave_office()
            app.seat.settings = settings  # before any lane opens its desk again

        def changed(_nothing: None) -> None:
            app.seat.save_settings(settings)
            # Every page asks anew once this has returned; our question comes after theirs.
            QTimer.singleShot(0, app, read_by_all)

        def read_by_all() -> None:
            app.background.ask(lambda _desk: None, lambda _nothing: then(), lambda _error: then())
            self.begin()

        app.background.without_desk(work, changed)

    def _sit(self, name: str) -> None:
        seat = self._app.seat
        if name and seat.settings.person != name:
            seat.save_settings(replace(seat.settings, person=name))
        if name:
            seat.learn()  # its login may only now be among those that are kept here
