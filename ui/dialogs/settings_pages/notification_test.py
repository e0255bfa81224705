"""Whether notifications can be seen at this PC: a line of health, and a test to answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.i18n import _
from receptionist.notifications import Health, Notifier
from receptionist.wording import say_moment
from ui import theme
from ui.health import proven_at
from ui.seat import Seat
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.wrap_label import WrapLabel

_LOOK_EVERY: Final = 1000


class NotificationTest(QWidget):
    """Having sent one proves nothing: only somebody who says so has seen it (product.md §7)."""

    def __init__(self, seat: Seat, notifier: Notifier) -> None:
        super().__init__()
        self._seat = seat
        self._notifier = notifier
        self.line = WrapLabel()
        self.test_button = KeyButton(_("Send a test notification"))
        self.test_button.clicked.connect(self._test)
        self.seen_button = KeyButton(_("I saw it"))
        self.seen_button.clicked.connect(self._seen)
        self.seen_button.setEnabled(False)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.line)
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(self.test_button)
        flow.addWidget(self.seen_button)
        column.addWidget(row)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """While it is seen, the line follows what becomes known."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self._timer.stop()
        super().hideEvent(event)

    def _test(self) -> None:
        self._notifier.test()
        self.seen_button.setEnabled(True)

    def _seen(self) -> None:
        self._notifier.test_seen()
        now = self._seat.now().isoformat(timespec="seconds")
        self._seat.save_settings(replace(self._seat.settings, seen_notification_at=now))
        self.seen_button.setEnabled(False)
        self._say()

    def _say(self) -> None:
        health = self._notifier.health()
        tone, sentence = self._words(health)
        if sentence != self.line.text():
            self.line.setText(sentence)
        theme.set_role(self.line, tone, name="tone")

    def _words(self, health: Health) -> tuple[str, str]:
        if not health.available:
            why = health.last_error or _("This PC shows no notifications.")
            return "late", _("{why} The reminder window works all the same.").format(why=why)
        proven = health.last_proven_visible or proven_at(self._seat.settings)
        if proven is None:
            return "soon", _("Nobody has yet confirmed seeing a notification here.")
        hours = self._seat.hours
        when = say_moment(hours.local(proven), hours.local(self._seat.now()))
        return "kept", _("Notifications were last seen here {when}.").format(when=when)
