"""Brings the tick, the reminder window, the tray icon and the notifications together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from receptionist.domain.reminders.postponing import PostponeFor
from receptionist.domain.reminders.stages import Stage
from receptionist.i18n import _, n_
from receptionist.notifications import SEVERAL, TEST
from receptionist.services.reminder_notices import DONE
from ui.desktop.full_screen import full_screen_in_front
from ui.guards.patience import Patience
from ui.guards.watchdog import Watchdog
from ui.ticker import Ticked, Ticker
from ui.tray_icon import TrayIcon
from ui.views.reminder_window import ReminderWindow, late_and_soon

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.domain.message import Message
    from receptionist.services.desk import Desk
    from ui.app import App

_SILENT = frozenset({Stage.GIVEN})
_SOUNDS = frozenset({Stage.DUE, Stage.LATE, Stage.SECOND, Stage.CHASED})
_SOUND_PAUSE_MS = 10 * 60 * 1000


class Reminding(QObject):
    """Lives with one main window; the next window gets another one."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._app = app
        self.window = ReminderWindow(app.seat)
        self.tray = TrayIcon(app.window)
        self.ticker = Ticker(app.seat, app.background, self)
        self.patience = Patience(app.background, app.window.rail.say_waiting, self)
        self.watchdog = Watchdog(self.ticker, app.background, app.window.say_alarm, self)
        self.ticker.typing = lambda: app.window.typing
        self.ticker.covered = full_screen_in_front
        self._sounded = QTimer(self, singleShot=True, interval=_SOUND_PAUSE_MS)
        self.ticker.ticked.connect(self._ticked)
        app.window.capture.typed.connect(self._make_room)
        app.window.doing.asks.connect(self._make_room)
        self.window.opened.connect(app.window.open_message)
        self.window.help_asked.connect(self._help)
        self.window.asked.connect(self._asked)
        self.window.postponed.connect(self._postponed)
        self.tray.opened.connect(app.window.come_up)
        self.tray.new_asked.connect(self._new)
        self.tray.reminders_asked.connect(self.show_window)
        app.window.reminders_asked.connect(self.go_to_window)
        self.tray.quit_asked.connect(app.ask_to_quit)
        self.open_count = 0
        self._minute = QTimer(self, interval=15_000)
        self._minute.timeout.connect(self.window.tick)

    @property
    def sounded(self) -> bool:
        """Whether there was a sound within the last ten minutes."""
        return self._sounded.isActive()

    def start(self) -> None:
        """From now on reminders pop up."""
        self.tray.show()
        self._minute.start()
        self.watchdog.start()
        self.patience.start()
        self.ticker.start()

    def stop(self) -> None:
        """This window ends."""
        self.watchdog.stop()
        self.patience.stop()
        self.ticker.stop()
        self._minute.stop()
        self.tray.hide()
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()

    def show_window(self) -> None:
        """Show the reminders, if there are any."""
        if self.window.rows:
            self.window.hold(False)
            self.window.rise()

    def go_to_window(self) -> None:
        """Ctrl+R: show the reminders and give them the keyboard, since somebody asked for it."""
        self.show_window()
        if self.window.isVisible():
            self.window.take_keyboard()

    def acted(self, key: str, action: str) -> None:
        """A button of a notification: open the message, close it, or show all of them."""
        if key == TEST:
            return
        if key == SEVERAL or not key.isdecimal():
            self._app.window.come_up()
            self.show_window()
            return
        self._app.window.open_message(int(key))
        if action == DONE:
            self._close_message(int(key))

    def say_it_goes_on(self) -> None:
        """The window was closed for the first time: the program has not ended."""
        words = _("Receptionist goes on reminding. To end it, use the icon beside the clock.")
        if not self.tray.there:
            words = _("Receptionist goes on reminding; the window is only minimised.")
        self._app.window.say_for_a_while(words)

    def _ticked(self, ticked: Ticked) -> None:
        rows = [each for each in ticked.popped if each.stage not in _SILENT]
        # Whoever has begun to write since that look was asked for is not disturbed by its answer.
        held = ticked.held or self.ticker.holding
        self._app.window.show_ticked(ticked, self._waiting(ticked) if held else "")
        self.window.hold(held)
        self.open_count = ticked.counts.get("open", 0)
        self.tray.say(ticked.counts.get("open", 0), ticked.counts.get("late", 0))
        first = not self.window.isVisible() and not self.window.rows and bool(ticked.rows)
        # Whatever stands when the program starts is shown at once, as one window.
        self.window.show_rows(ticked.rows, rises=bool(rows) or (first and not held))
        if any(each.stage in _SOUNDS for each in rows):
            self._sound()

    def _waiting(self, ticked: Ticked) -> str:
        """What the form says while reminders are held back."""
        late, _soon = late_and_soon(ticked.rows, self._app.seat.now())
        return "▲ " + n_("{count} late", "{count} late", late).format(count=late) if late else ""

    def _make_room(self) -> None:
        """What somebody writes in and reads aloud must not lie under the reminders."""
        if self.ticker.holding:
            self.window.hold(True, worked=True)

    def _sound(self) -> None:
        """One soft sound, at most every ten minutes."""
        if self._app.seat.settings.sounds and not self._sounded.isActive():
            self._sounded.start()
            QApplication.beep()

    def _help(self) -> None:
        from ui.dialogs.help import show_help

        show_help("reminders", self._app.seat, self._app.background, self.window)

    def _new(self) -> None:
        self._app.window.come_up()
        self._app.window.new_message()

    def _asked(self, name: str, message: Message) -> None:
        self._app.window.come_up()
        self._app.window.doing.do(name, message)

    def _close_message(self, number: int) -> None:
        from receptionist.services.find_messages import message

        self._app.background.ask(
            lambda desk: message(desk, number).message,
            lambda found: self._app.window.doing.do("done", found),
        )

    def _postponed(self, message: Message, how_long: PostponeFor) -> None:
        number, by = message.number, self._app.seat.by
        self._app.background.change(
            lambda desk: _postpone(desk, number, how_long, by),
            lambda _message: None,
            self._app.window.say_trouble,
        )


def _postpone(desk: Desk, number: int, how_long: PostponeFor, by: PersonId) -> Message:
    from receptionist.services.remind import postpone

    return postpone(desk, number, how_long=how_long, by=by)
