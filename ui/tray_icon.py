"""The icon beside the clock: how many are open, and the way back to the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from receptionist.i18n import _, n_
from ui import icons


class TrayIcon(QObject):
    """Where the desktop has a place for it; `there` says whether."""

    opened = Signal()
    new_asked = Signal()
    reminders_asked = Signal()
    quit_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._menu = QMenu(window)
        self._icon = QSystemTrayIcon(icons.tray_icon(0, False), self)
        self._icon.activated.connect(self._activated)
        for words, signal in (
            (_("Open Receptionist"), self.opened),
            (_("New message"), self.new_asked),
            (_("Show reminders"), self.reminders_asked),
            (_("Quit"), self.quit_asked),
        ):
            self._menu.addAction(words).triggered.connect(signal)
        self._icon.setContextMenu(self._menu)
        self.say(0, 0)

    @property
    def there(self) -> bool:
        """Whether this desktop shows such icons; without one the window is minimised instead."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def words(self) -> str:
        """What it says."""
        return self._icon.toolTip()

    def show(self) -> None:
        """Stand beside the clock."""
        if self.there:
            self._icon.show()

    def hide(self) -> None:
        """The program ends."""
        self._icon.hide()

    def say(self, open_count: int, late: int) -> None:
        """How many are open, and how many of these late."""
        words = n_("{count} message open", "{count} messages open", open_count).format(
            count=open_count
        )
        if late:
            words += " · " + n_("{count} late", "{count} late", late).format(count=late)
        self._icon.setIcon(icons.tray_icon(late or open_count, bool(late)))
        self._icon.setToolTip(f"Receptionist: {words}")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.opened.emit()
