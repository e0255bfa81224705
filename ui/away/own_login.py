"""A login of one's own at the office's server: joining by invitation, and who sits here then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from ui.app import App


class OwnLogin:
    """Knows whose login this PC has, and lets it join an office."""

    def __init__(self, app: App) -> None:
        self._app = app

    def begin(self) -> None:
        """Whoever has a login of their own sits here, whatever was chosen."""
        self._app.background.ask(_name_of_login, self._sit)

    def join(self) -> None:
        """Ask for the invitation, above whatever asked for it."""
        from ui.dialogs.people.join_office import JoinOffice

        app, above = self._app, QApplication.activeModalWidget()
        dialog = JoinOffice(app.seat, app.background, above or app.window, app.leave_office)
        dialog.joined.connect(lambda words: app.window.say_for_a_while(words))
        if isinstance(above, QDialog):
            # What was asked there the office has answered; without an invitation it is asked still.
            dialog.accepted.connect(above.accept)
        dialog.open()

    def _sit(self, name: str) -> None:
        settings = self._app.seat.settings
        if name and settings.person != name:
            self._app.seat.save_settings(replace(settings, person=name))


def _name_of_login(desk: Desk) -> str:
    return desk.people().name(desk.login())
