"""The office of the stories: Laura owns it, Ana answers the phone, Juan and Marta call back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clock import SetClock
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.office import Office, default_hours
from receptionist.domain.people import Role
from receptionist.domain.trays import Tray
from receptionist.services import manage_people
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import messages
from receptionist.services.office import save_office
from receptionist.settings import Settings
from tests.support.gui_thread import watched
from ui import theme
from ui.app import App
from ui.hands import Hands
from ui.main_window import MainWindow

TEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""Tuesday, ten o'clock in Madrid; open from 9 to 14 and from 16 to 19."""


@dataclass
class Day:
    """One day at one PC: its program, its clock, hands on its keyboard, and a look at the disk."""

    app: App
    clock: SetClock
    hands: Hands
    desk: Desk
    names: dict[str, PersonId]

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def stored(self, tray: Tray = Tray.ALL) -> tuple[Message, ...]:
        """What is on disk, newest first (open ones by due time)."""
        return messages(self.desk, tray=tray)

    def later(self, **time: float) -> None:
        """So much time passes, and the program notices."""
        self.clock.at += timedelta(**time)
        self.app.reminding.ticker.tick()
        self.app.reminding.window.tick()

    def idle(self) -> None:
        """Wait until the database has nothing left to do."""
        done: list[bool] = []
        self.app.background.ask(lambda _desk: True, done.append)
        self.hands.until(lambda: done, "the database is idle")
        self.hands.settle()

    def to_window(self) -> None:
        """Go back to the list; Qt's offscreen desktop gives every new window the keyboard."""
        self.window.activateWindow()
        self.hands.until(self.window.isActiveWindow, "the window is in front")
        self.window.trays.list.setFocus()

    def dialog(self) -> object:
        """The dialog that is open in front."""
        return self.hands.until(lambda: QApplication.activeModalWidget(), "a dialog")


OpenDay = Callable[..., Day]


@pytest.fixture(autouse=True)
def _gui_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No window touches a file or the database in its own thread, or stands still for a second."""
    with watched(monkeypatch) as found:
        yield
    assert not found.touched, found.touched[0]
    assert not found.paused, found.paused[0]


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where the messages of the story are kept."""
    return f"sqlite:///{tmp_path / 'desk.sqlite3'}"


@pytest.fixture
def open_day(qtbot: QtBot, qapp: QApplication, address: str) -> Iterator[OpenDay]:
    """Start the program for whoever sits there ("" is a shared desk), at ten of that Tuesday."""
    days: list[Day] = []

    def start(who: str = "", at: datetime = TEN) -> Day:
        clock = SetClock(at) if not days else days[0].clock
        desk = open_desk(Settings(), address=address, clock=clock)
        if not desk.people().active:
            furnish(desk)
        theme.apply(qapp, "light")
        settings = Settings(
            person=who, reminds_for="person" if who else "everyone", welcomed=True, language="en"
        )
        app = App(settings, address=address, clock=clock)
        hands = Hands(app.window)
        day = Day(app, clock, hands, desk, {e.name.split()[0]: e.id for e in desk.people()})
        days.append(day)
        app.show()
        hands.until(lambda: app.seat.known and hasattr(app, "reminding"), "the desk is known")
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        app.window.trays.list.setFocus()
        day.idle()
        return day

    yield start
    for day in days:
        day.app.quit()
        day.app.window.close()
        day.desk.close()
        for left in (day.app.window, day.app):
            left.deleteLater()
    # No event loop ends here, so nothing else would ever delete the windows of a story.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def furnish(desk: Desk) -> None:
    """Make the office of the stories."""
    hours = default_hours("es", time_zone="Europe/Madrid")
    save_office(desk, Office(hours=hours, name="Talleres Norte", language="en"))
    manage_people.add(desk, "Laura Prieto", role=Role.OWNER)
    manage_people.add(desk, "Ana Robles", role=Role.FRONT_DESK)
    juan = manage_people.add(desk, "Juan Peña")
    marta = manage_people.add(desk, "Marta Iglesias")
    manage_people.set_deputy(desk, juan.id, marta.id)
