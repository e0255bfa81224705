"""The real program on an office prepared for looking at it, in one language and one state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from receptionist.clock import SetClock
from receptionist.domain.message import Message
from receptionist.domain.trays import Tray
from receptionist.i18n import use_language
from receptionist.notifications import SilentNotifier
from receptionist.paths import window_file
from receptionist.services.away.line import State as LineState
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.office import save_office
from receptionist.services.sample_office import fill_with_sample
from receptionist.settings import Settings
from tests.sights.long_words import fill_with_long_words
from ui import theme
from ui.app import App
from ui.hands import Hands

State = Literal["empty", "normal", "crowded", "long"]
STATES: Final[tuple[State, ...]] = ("empty", "normal", "crowded", "long")

_ZONES: Final = {"es": "Europe/Madrid", "en": "Europe/London"}
_MESSAGES: Final = {"normal": 60, "crowded": 600}
_USUAL_POINTS: Final = 10


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing to look at: how it is brought on the screen, and the classes it shows."""

    name: str
    state: State
    show: Callable[[Stage], QWidget]
    classes: tuple[str, ...] = ()


class Stage:
    """The program, open on an office in `state`; `tidy` puts everything away between two sights."""

    def __init__(self, qt: QApplication, folder: Path, *, language: str, state: State) -> None:
        self.qt = qt
        self.language = language
        self.state = state
        use_language(language)
        self.clock = SetClock(datetime(2026, 11, 24, 11, 42, tzinfo=ZoneInfo(_ZONES[language])))
        self.address = f"sqlite:///{(folder / f'{state}-{language}.sqlite3').as_posix()}"
        self.desk = open_desk(Settings(), address=self.address, clock=self.clock)
        self._fill()
        window_file().unlink(missing_ok=True)
        person = self.desk.people().active[1].name if self.desk.people().active[1:] else ""
        settings = Settings(
            welcomed=True,
            told_about_tray=True,
            language=language,
            person=person,
            sounds=False,
            begun=state != "empty",
        )
        self.app = App(settings, address=self.address, clock=self.clock)
        if state != "crowded":
            self.app.notifier = SilentNotifier()  # a crowded day has no notifications either
        self.hands = Hands(self.app.window)
        self.app.show()
        self.hands.until(lambda: self.app.seat.known and hasattr(self.app, "reminding"))
        # Reminders come when a sight asks for them: offscreen, one that rises has the keyboard.
        self.app.reminding.window.rise = lambda: None  # type: ignore[method-assign]
        self.usual()

    @property
    def spanish(self) -> bool:
        """Whether Spanish is spoken."""
        return self.language == "es"

    def say(self, spanish: str, english: str) -> str:
        """Words that somebody types, in the language of the stage."""
        return spanish if self.spanish else english

    def message(self, place: int = 0) -> Message:
        """One of the messages that are open."""
        found = messages(self.desk, tray=Tray.OPEN)
        return found[min(place, len(found) - 1)]

    def closed(self) -> Message:
        """The message that was closed last."""
        return messages(self.desk, tray=Tray.CLOSED)[0]

    def usual(self) -> QWidget:
        """The window at its usual size, or as large as a small screen lets it be."""
        return self.sized(1180, 760)

    def sized(self, width: int, height: int) -> QWidget:
        """The window at this size at the usual font, and never larger than a small screen."""
        window = self.app.window
        room = window.screen().availableSize()
        window.resize(
            min(theme.scaled(width), room.width()), min(theme.scaled(height), room.height() - 40)
        )
        self.idle()
        return window

    def front(self) -> QWidget:
        """The main window in front, with its list."""
        window = self.app.window
        self.app.reminding.window.hide()
        window.activateWindow()
        self.hands.until(window.isActiveWindow, "the window is in front")
        window.to_list()
        self.hands.settle()
        return window

    def open(self, dialog: QDialog) -> QDialog:
        """A dialog on the screen, the way a window opens it, and filled."""
        dialog.open()
        dialog.activateWindow()
        self.idle()
        return dialog

    def idle(self) -> None:
        """Wait until the lanes have done what was asked, and what that asked for."""
        background = self.app.background
        for _round in range(2):
            done: list[int] = []
            background.ask(lambda _desk: 1, done.append)
            background.ask_long(lambda _desk: 2, done.append)
            background.keep(lambda: 3, done.append)
            self.hands.until(lambda done=done: len(done) == 3, "everything is idle")  # type: ignore[misc]
        self.hands.settle()

    def tidy(self) -> None:
        """Close dialogs, throw drafts away, go back to the list of open messages."""
        while isinstance(front := self.qt.activeModalWidget(), QDialog):
            front.done(0)
            self.hands.settle()
        window = self.app.window
        while window.capture.forms:
            window.capture.throw_away()
        while window.ringing.take():
            pass
        if self.app.line.strips is not None:
            self.app.line.say(LineState())
        self.app.seat.in_office = False
        self.app.seat.changed.emit()
        window.banner.hide()
        window.undo_bar.hide()
        self.app.reminding.window.hide()
        window.show_tray("open")
        self.hands.press("Esc")  # of several chosen, one
        self.usual()
        self.front()

    def close(self) -> None:
        """End the program and everything that belongs to it."""
        self.app.quit()
        self.app.window.close()
        self.desk.close()
        for left in (self.app.window, self.app):
            left.deleteLater()
        self.qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.qt.processEvents()

    def _fill(self) -> None:
        if self.state == "long":
            fill_with_long_words(self.desk, language=self.language)
        elif count := _MESSAGES.get(self.state):
            fill_with_sample(self.desk, count=count, seed=3, language=self.language)
            save_office(self.desk, replace(self.desk.office(), sample=False))


def dress(qt: QApplication, scheme: theme.Scheme, scale: int) -> None:
    """The look and the size of letters (in per cent) from now on."""
    font = QFont(qt.font().family())
    font.setPointSizeF(_USUAL_POINTS * scale / 100)
    qt.setFont(font)
    theme.apply(qt, scheme)
