"""Whether notifications reach somebody here: said in the rail, kept on this PC, told the office."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

import resources
from receptionist.i18n import _
from ui.background import Background
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.notifications import Health
    from receptionist.settings import Settings


class HealthKeeper(QObject):
    """Hears of every change of health; `say` shows a sentence and why ("" for none)."""

    def __init__(
        self,
        seat: Seat,
        background: Background,
        say: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._say = say
        self._health: Health | None = None
        seat.changed.connect(self._report)

    def hear(self, health: Health) -> None:
        """What is known now of notifications at this PC."""
        self._health = health
        self._say(_trouble(health), health.last_error)
        remembered, proven = proven_at(self._seat.settings), health.last_proven_visible
        at = proven.astimezone(UTC).replace(microsecond=0) if proven else None
        if at and (remembered is None or at > remembered):
            seen = at.isoformat()
            self._seat.save_settings(replace(self._seat.settings, seen_notification_at=seen))
        else:
            self._report()

    def say_again(self) -> None:
        """The window is another one."""
        if self._health is not None:
            self.hear(self._health)

    def _report(self) -> None:
        """Tell the office, once it is known; a PC gets its id the first time."""
        health, settings = self._health, self._seat.settings
        if health is None or not self._seat.known:
            return
        id_ = _id_of(settings)
        if id_ is None:
            # Saving tells everybody that something changed, and so comes back here.
            self._seat.save_settings(replace(settings, computer=uuid4().hex))
            return
        from receptionist.services.watching.computers import report_computer

        name, proven = platform.node(), proven_at(settings)
        self._background.ask(
            lambda desk: report_computer(desk, id_=id_, name=name, health=health, proven_at=proven),
            lambda _computer: None,
            # A desk that cannot be written to says so elsewhere, where somebody needs it.
            lambda _error: None,
        )


def _trouble(health: Health) -> str:
    """What somebody at this PC should know; "" while all is well."""
    if QGuiApplication.platformName().startswith("wayland"):
        # No XWayland: the desktop lets no window stay on top or come up by itself.
        if health.available:
            return _("On this desktop reminders come as notifications; their window waits behind.")
        return _("No notifications here, and no window may come up by itself: look at Ctrl+R.")
    return "" if health.available else _("No notifications here; reminders have their window.")


def _id_of(settings: Settings) -> UUID | None:
    """Which PC this is; None while it has no id, or a damaged one."""
    try:
        return UUID(settings.computer)
    except ValueError:
        return None


def proven_at(settings: Settings) -> datetime | None:
    """When somebody last showed that notifications are seen here, as this PC remembers."""
    try:
        found = datetime.fromisoformat(settings.seen_notification_at)
    except ValueError:
        return None
    return found if found.tzinfo else None


def notification_icon() -> str:
    """The file a notification shows; Windows takes only its own kind, and has the program's."""
    return "" if sys.platform == "win32" else str(resources.path("icons/receptionist.svg"))
