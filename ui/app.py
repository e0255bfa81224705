"""Starts the window: first what can be seen, then the database, the pages and the tick."""

from __future__ import annotations

import gc
import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from receptionist.clock import Clock, SystemClock
from receptionist.domain.errors import StorageTrouble
from receptionist.i18n import _, n_
from receptionist.settings import Settings
from ui import theme
from ui.away.line_keeper import LineKeeper
from ui.background import Background
from ui.desktop import show_without_tray
from ui.desktop.language import speak
from ui.focus_in_sight import follow_focus
from ui.lanes import Workable
from ui.main_window import MainWindow
from ui.models.snapshot import Snapshot, SnapshotKeeper
from ui.papers.keeper import Keeper
from ui.seat import Seat
from ui.window_place import read_place

if TYPE_CHECKING:
    from receptionist.notifications import Notifier

_FIRST_LETTER_MS: Final = 150

log = logging.getLogger(__name__)


class App(QObject):
    """Everything that lives as long as the program, whatever language the window speaks."""

    acted = Signal(str, str)
    health_changed = Signal(object)
    settled = Signal()

    def __init__(
        self,
        settings: Settings,
        *,
        address: str | None = None,
        clock: Clock | None = None,
        snapshot: Snapshot | None = None,
    ) -> None:
        super().__init__()
        self._snapshot = snapshot
        self.clock = clock or SystemClock()
        self.notifier: Notifier | None = None
        self.background = Background(self._open_desk, self, open_reader=self._open_reader)
        self.seat = Seat(self.background, settings, self.clock, self)
        self.seat.address = address
        self.line = LineKeeper(self.seat, self.background, self)
        self.window = MainWindow(self.seat, self.background, read_place(), snapshot)
        self._may_open, self._one_lane = threading.Event(), threading.Lock()
        self._may_open.set()
        self.acted.connect(self._acted, Qt.ConnectionType.QueuedConnection)
        self.background.trouble.connect(self._trouble)
        self.day_pages = Keeper(self.seat, self.background, self)
        self.day_pages.typing = lambda: self.window.typing
        self.day_pages.said.connect(lambda words: self.window.say_for_a_while(words))
        self.day_pages.trouble.connect(self._day_page_trouble)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            follow_focus(app)

    def show(self, *, hidden: bool = False) -> None:
        """Paint the window, then make everything else."""
        if hidden:
            QTimer.singleShot(0, self, self._after_first_paint)
            show_without_tray(self.window)
            return
        if self.seat.settings.asks_who:  # nothing is shown before somebody has sat down
            QTimer.singleShot(0, self, self._after_first_paint)
            return
        self.window.painted.connect(self._after_first_paint)
        self.window.show()

    def _after_first_paint(self) -> None:
        from ui.guards.own_digests import use_own_digests
        from ui.models.first_read import look_first

        use_own_digests()
        look_first(self.window, self.background, self.seat, self._snapshot)
        # What the lanes have to load would take Python from the pages that are made here.
        self._may_open.clear()
        self.background.keep(self._may_open.wait, lambda _there: None)
        from ui.away.own_login import OwnLogin
        from ui.capture.beside import BesideCapture
        from ui.desktop.session import SessionStart
        from ui.guards.safety import Safety
        from ui.health import HealthKeeper
        from ui.locking.keeper import Locks
        from ui.reminding import Reminding

        self.health = HealthKeeper(self.seat, self.background, self._say_health, self)
        self.health_changed.connect(self.health.hear, Qt.ConnectionType.QueuedConnection)
        self.session = SessionStart(self.seat, self.background, self._trouble, self)
        self.safety = Safety(self, self.seat.address)
        self.line.back.connect(self.safety.came_back)
        self.beside = BesideCapture(self)
        self.window.build()
        self._connect_window()
        self.reminding = Reminding(self)
        self.locks = Locks(self)
        self.own_login = OwnLogin(self)
        self.seat.changed.connect(self._seat_known)
        self.seat.learn()
        if self.seat.address is None:
            self.snapshot = SnapshotKeeper(self.seat, self.background, self)
        QTimer.singleShot(0, self, self._settle)  # behind what was typed meanwhile

    def _settle(self) -> None:
        """Let the lanes go on; where a form was asked for, once a first letter stands in it.

        The desk's libraries take as long as all the pages, and would hold it up as long again.
        """
        capture = self.window.capture
        if capture.isVisible():
            QTimer.singleShot(_FIRST_LETTER_MS, self, self._let_open)
            capture.typed.connect(self._let_open)
        else:
            self._let_open()

    def _let_open(self) -> None:
        if not self._may_open.is_set():
            self._may_open.set()
            self.settled.emit()

    def _seat_known(self) -> None:
        """The database has answered for the first time."""
        gc.freeze()  # what is there now, the libraries above all, stays as long as the program
        self.seat.changed.disconnect(self._seat_known)
        self.own_login.begin()
        self.reminding.start()
        self.safety.begin()
        self.beside.start()
        self.day_pages.start()
        self.locks.begin()
        if not self.seat.settings.welcomed and not (self.seat.office and self.seat.office.sample):
            self._welcome()

    def _welcome(self) -> None:
        from ui.dialogs.first_run import FirstRun

        dialog = FirstRun(self.seat, self.background, self.window)
        dialog.finished.connect(lambda _result: self.window.new_message())
        dialog.join_asked.connect(self.own_login.join)
        dialog.open()

    def leave_office(self) -> None:
        """The settings say from now on where the messages are; in the thread of the database."""
        self.seat.address = None
        self.line.leave()

    def _connect_window(self) -> None:
        window = self.window
        window.closing.connect(self._window_closed)
        window.rail.people_asked.connect(self._open_people)
        self.beside.connect_window(window)
        window.rail.print_asked.connect(self._open_day)
        window.rail.settings_asked.connect(self.open_settings)
        window.rail.help_asked.connect(self._open_help)
        window.quit_asked.connect(self.ask_to_quit)
        window.lock_asked.connect(lambda: self.locks.lock())
        window.sits_asked.connect(lambda person: self.locks.change_to(person))
        window.sample_left.connect(self.quit)
        window.first_steps.asked.connect(self._first_step)
        window.first_steps.sample_asked.connect(self._open_sample)
        self.health.say_again()
        self.line.connect_window(window)
        window.capture.saved.connect(lambda _message: self.reminding.ticker.message_saved())

    def _window_closed(self) -> None:
        """The window goes, the program stays and reminds."""
        if self.reminding.tray.there:
            self.window.hide()
        else:
            self.window.showMinimized()
        if not self.seat.settings.told_about_tray:
            self.seat.save_settings(replace(self.seat.settings, told_about_tray=True))
            self.reminding.say_it_goes_on()

    def quit(self) -> None:
        """End the program: drafts on disk, threads done, notifications withdrawn."""
        if self.window.ends:
            return
        self.window.flush()
        self.window.ends = True
        for each in QApplication.topLevelWidgets():
            each.hide()  # what is still saved or sent now is nothing to look at
        # A logout may come before there is more than a painted window.
        for part in ("locks", "reminding", "beside"):
            if hasattr(self, part):
                getattr(self, part).stop()
        self.day_pages.stop()
        if hasattr(self, "safety"):
            self.safety.ends()
        self._may_open.set()
        if not self.background.close():
            log.warning("the database did not finish in time")
        if self.notifier is not None:  # a desk that was opened last may have made it only now
            self.notifier.close()
        self.line.close()
        QApplication.quit()

    def ask_to_quit(self) -> None:
        """Say how many are open before the program ends; with none it just ends."""
        count = self.reminding.open_count
        if not count:
            self.quit()
            return
        words = n_("{count} message is open.", "{count} messages are open.", count)
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Receptionist")
        box.setText(words.format(count=count))
        box.setInformativeText(_("Nobody is reminded at this PC until it is started again."))
        ends = box.addButton(_("Quit"), QMessageBox.ButtonRole.AcceptRole)
        ends.clicked.connect(self.quit)
        stays = box.addButton(_("Go on reminding"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stays)
        self.window.come_up()
        box.open()

    def rebuild(self) -> None:
        """Make the window anew in the language in use; drafts and everything else stay."""
        old = self.window
        place = old.place()
        old.flush()
        self.reminding.stop()
        self.window = MainWindow(self.seat, self.background, place)
        self.window.show()
        old.ends = True
        old.close()
        old.deleteLater()
        from ui.reminding import Reminding

        self.window.build()
        self._connect_window()
        self.reminding = Reminding(self)
        self.reminding.start()

    def asked(self, request: dict[str, str]) -> None:
        """What comes to the door: a call to be told of, or a second start, to come to the front."""
        if request.get("do") == "call":
            self.window.ringing.hear(request)
        else:
            self.window.come_up()

    def _open_people(self) -> None:
        from ui.dialogs.manage_people import ManagePeople

        ManagePeople(self.seat, self.background, self.window).open()

    def _open_day(self) -> None:
        from ui.dialogs.print_day import PrintDay

        PrintDay(self.seat, self.background, self.window).open()

    def open_settings(self) -> None:
        """The settings of this PC and of the office."""
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.seat, self.background, self.window, self.notifier)
        dialog.language_changed.connect(self.change_language)
        dialog.scheme_changed.connect(self._change_scheme)
        dialog.this_pc.join_asked.connect(self.own_login.join)
        dialog.backups.restore_asked.connect(dialog.reject)
        dialog.backups.restore_asked.connect(self.safety.restore)
        dialog.open()

    def _first_step(self, step: str) -> None:
        {
            "name": self._open_people,
            "colleagues": self._open_people,
            "message": self.window.new_message,
            "notification": self.open_settings,
        }[step]()

    def _open_sample(self) -> None:
        from ui.first_minute.sample import sample_beside

        sample_beside(self.seat, self.background)

    def _open_help(self) -> None:
        from ui.dialogs.help import show_help

        page = getattr(self.window.pages.currentWidget(), "help_page", "trays")
        show_help(page, self.seat, self.background, self.window)

    def change_language(self) -> None:
        """Speak the language of the settings from now on, in a window made anew."""
        speak(self.seat.settings)
        # Its words for days and months, and its help, are read before the window asks for them.
        from ui.capture.warm import warm_up

        self.background.keep(warm_up, lambda _done: self.rebuild())

    def _change_scheme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.scheme_of(self.seat.settings.scheme))

    def _acted(self, key: str, action: str) -> None:
        """Somebody pressed a button of a notification."""
        from ui.capture.beside import HALF_WRITTEN

        if key == HALF_WRITTEN:
            self.window.half_written.go_on()
            return
        self.reminding.acted(key, action)

    def _day_page_trouble(self, words: str) -> None:
        """Said beside the work for as long as it lasts; every minute it is tried again."""
        if words:
            self.window.banner.say("warning", words, _("Close"))
        else:
            self.window.lines.hide("banner")

    def _trouble(self, error: Exception) -> None:
        """Say it; a failing disk beside what one does, for the look at reminders repeats it."""
        from ui.dialogs.trouble import show_trouble

        if self.safety.trouble(error):
            return
        if isinstance(error, StorageTrouble) and self.seat.known:
            self.window.say_trouble(error)
            return
        show_trouble(error, self.window)

    def _say_health(self, words: str, why: str) -> None:
        """Whether anybody can see notifications here; the reminder window works all the same."""
        self.window.rail.say_trouble(words)
        self.window.rail.trouble.setToolTip(why)

    def _open_desk(self, *, watches: bool = True) -> Workable:
        """The desk of one lane, in its own thread; all lanes share the notifier."""
        self._may_open.wait()
        here = self.seat.settings, self.seat.address, self.clock, self._notify
        return self.line.open_desk(*here, watches=watches)

    def _open_reader(self) -> Workable:
        """The desk for long reads: nobody asks it for what others changed."""
        return self._open_desk(watches=False)

    def _notify(self) -> Notifier:
        from ui.locking.notify import discreet_notifier

        with self._one_lane:
            if self.notifier is None:
                emit = self.acted.emit, self.health_changed.emit
                self.notifier = discreet_notifier(*emit, self.seat.settings)
        return self.notifier
