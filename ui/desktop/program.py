"""Becomes the one program of this desk: Qt's application, the door for a second start, the end."""

from __future__ import annotations

import logging
import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from receptionist import __version__
from receptionist.clock import SystemClock
from receptionist.paths import lock_file
from receptionist.settings import load_settings
from ui import theme
from ui.app import App
from ui.desktop.language import speak
from ui.door.knock import knock
from ui.door.one_window import OneWindow
from ui.models.snapshot import read_snapshot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.door.options import Options

_ENDS_WITHIN = 15.0
_LOOKS_EVERY = 0.2

log = logging.getLogger(__name__)


def run(options: Options) -> int:
    """Become the one window of this desk; the exit code of the program."""
    app = theme.new_app(sys.argv[:1])
    app.setApplicationName("Receptionist")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("receptionist")
    app.setQuitOnLastWindowClosed(False)
    settings = load_settings()
    speak(settings)
    theme.load_fonts(app)
    theme.apply(app, theme.scheme_of(settings.scheme))
    file = lock_file()
    with suppress(OSError):  # whoever opens the messages says why, in a window
        file.parent.mkdir(parents=True, exist_ok=True)
    door = OneWindow(str(file))
    if not _comes_in(door):
        log.info("another window has the desk already")
        return 0
    # Of another desk than this PC's own nothing is known from last time.
    hides = bool(options.database) or settings.asks_who
    known = None if hides else read_snapshot(now=SystemClock().now())
    desk = App(settings, address=options.database, snapshot=known)
    _guard(desk)
    desk.settled.connect(lambda: _then(desk, door))
    door.asked.connect(desk.asked)
    _end_when_asked(app, desk)
    desk.show(hidden=options.hidden)
    code = app.exec()
    _end_apart()
    door.give_up()
    return code


def _comes_in(door: OneWindow) -> bool:
    """Whether this becomes the window: one that is about to end, or has just begun, is waited for.

    Else a start within the seconds in which the last one still saves would do nothing at all.
    """
    gives_up = time.monotonic() + _ENDS_WITHIN
    while not door.take():
        if knock({"do": "raise"}):
            return False
        if door.cannot_be_given_up:
            return True  # nobody answers; that nothing can be written is said in the window
        if time.monotonic() > gives_up:
            return False
        time.sleep(_LOOKS_EVERY)
    return True


def _end_when_asked(app: QApplication, desk: App) -> None:
    """Whoever ends it from outside gets what its own menu does: drafts on disk, threads done.

    A logout, the end of a terminal and Ctrl+C there are signals on Linux; a timer of ours runs
    often enough to hear them. On Windows the session tells Qt, and kills what has not ended then.
    """

    def asked(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, desk, desk.quit)  # not in the middle of what is being done just now

    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if (number := getattr(signal, name, None)) and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, asked)
    app.commitDataRequest.connect(lambda _session: desk.window.flush())
    app.aboutToQuit.connect(desk.quit)


def _then(desk: App, door: OneWindow) -> None:
    """What the first paint does without: a second start that calls, paper, and the log."""
    from receptionist.apart import work_apart
    from receptionist.reports import NEEDED

    work_apart(("ui.guards.late_methods", *NEEDED))  # it loads a fifth faster with them
    QTimer.singleShot(0, door, door.open)
    desk.background.keep(_log, lambda _done: None)


def _end_apart() -> None:
    from receptionist.apart import end_apart

    end_apart()


def _log() -> None:
    from receptionist.log import start_logging

    start_logging()


def _guard(desk: App) -> None:
    """No error ends the program without a sentence."""
    from ui.guards.catcher import install_excepthook

    install_excepthook(lambda: desk.window)
