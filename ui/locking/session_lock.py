"""Hears that the session was locked: from the screen saver, and from logind (freedesktop).

https://specifications.freedesktop.org/idle-inhibit, org.freedesktop.login1(5): Session.Lock.
Elsewhere nobody tells, and the idle time alone locks.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from ui.background import Background

if TYPE_CHECKING:
    from jeepney import Message

    from receptionist.notifications.bus import SessionBus

log = logging.getLogger(__name__)

_RULES: Final = {
    "session": ("type='signal',member='ActiveChanged'",),
    "system": ("type='signal',interface='org.freedesktop.login1.Session',member='Lock'",),
}
_SYSTEM: Final = "unix:path=/run/dbus/system_bus_socket"


class SessionLock(QObject):
    """`locked` when whoever sits here has locked the screen, or it has locked itself."""

    locked = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: list[tuple[SessionBus, QSocketNotifier]] = []
        if sys.platform.startswith("linux"):
            for bus in _RULES:
                background.keep(_connecting(bus), self._listen, lambda _error: None)

    def stop(self) -> None:
        """Hear no more."""
        for bus, notifier in self._heard:
            notifier.setEnabled(False)
            bus.close()
        self._heard.clear()

    def _listen(self, bus: SessionBus | None) -> None:
        if bus is None:
            return
        notifier = QSocketNotifier(bus.fileno(), QSocketNotifier.Type.Read, self)
        self._heard.append((bus, notifier))
        notifier.activated.connect(lambda *_what: self._read(bus, notifier))

    def _read(self, bus: SessionBus, notifier: QSocketNotifier) -> None:
        from receptionist.notifications.bus import BusLost

        try:
            bus.receive(self._signal)
        except BusLost as error:
            log.info("nobody tells of a locked session any more: %s", error)
            notifier.setEnabled(False)

    def _signal(self, message: Message) -> None:
        from jeepney import HeaderFields

        member = message.header.fields.get(HeaderFields.member)
        if member == "Lock" or (member == "ActiveChanged" and message.body == (True,)):
            self.locked.emit()


def _connecting(which: str) -> Callable[[], SessionBus | None]:
    def connect() -> SessionBus | None:
        from jeepney.bus_messages import message_bus

        from receptionist.notifications.bus import BusLost, ForeignBus, NoBus, SessionBus

        address = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM) if which == "system" else ""
        try:
            bus = SessionBus(address)
            for rule in _RULES[which]:
                bus.tell(message_bus.AddMatch(rule))
        except (NoBus, ForeignBus, BusLost) as error:
            log.info("no %s bus tells of a locked session: %s", which, error)
            return None
        return bus

    return connect
