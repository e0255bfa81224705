"""The office of the stories: Laura owns it, Ana answers the phone, Juan and Marta call back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
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
from receptionist.i18n import speaking
from receptionist.services import manage_people
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import messages
from receptionist.services.office import save_office
from receptionist.settings import Settings
from tests.stories.colleague import OFTEN_MS, WHO
from tests.stories.other_pc import OtherPc
from tests.stories.shown import open_rows
from tests.support.copied import copied
from tests.support.gui_thread import watched
from tests.support.quick_pins import quick_pins
from tests.support.server import Server
from ui import theme, ticker
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
        if hasattr(self.app, "reminding"):
            ticker = self.app.reminding.ticker
            self.hands.until(lambda: not ticker.looking, "what is due has been looked at")
        self.hands.settle()

    def to_window(self) -> None:
        """Go back to the list; Qt's offscreen desktop gives every new window the keyboard."""
        self.window.activateWindow()
        self.hands.until(self.window.isActiveWindow, "the window is in front")
        self.window.trays.list.setFocus()

    def dialog(self) -> object:
        """The dialog that is open in front."""
        return self.hands.until(lambda: QApplication.activeModalWidget(), "a dialog")


__all__ = ["quick_pins"]

OpenDay = Callable[..., Day]


@pytest.fixture(autouse=True)
def _gui_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No window touches a file or the database in its own thread, or stands still for a second."""
    with watched(monkeypatch) as found:
        yield
    assert not found.touched, found.touched[0]
    assert not found.paused, found.paused[0]


@pytest.fixture(autouse=True)
def _seen_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others save is looked for ten times a second: once a second, the stories waited longer
    for it than for anything else.
    """
    for name in ("_CHANGES_MS", "_HEARD_MS"):
        monkeypatch.setattr(ticker, name, OFTEN_MS)


@pytest.fixture(scope="session")
def made_office(server: Server) -> str:
    """The office on a server, made once; Pilar works there too, at a PC of her own."""
    name = server.new_database()
    desk = open_desk(Settings(), address=server.address(name), clock=SetClock(TEN))
    furnish(desk)
    manage_people.add(desk, WHO)
    desk.close()
    return name


@pytest.fixture(scope="session")
def pilars_pc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OtherPc]:
    """Another PC of the office, started when the first story asks for it."""
    pc = OtherPc(tmp_path_factory.mktemp("pilar"))
    yield pc
    pc.end()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every story is played at one PC and in an office, but for those about one PC's file."""
    if "address" in metafunc.fixturenames and not hasattr(metafunc.module, "address"):
        alone = metafunc.definition.get_closest_marker("one_pc")
        where = ["one PC"] if alone else ["one PC", "office"]
        metafunc.parametrize("address", where, indirect=True)


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where the messages of the story are kept: in a file; on a server, and Pilar looks on."""
    if request.param == "one PC":
        yield copied(tmp_path / "desk.sqlite3", _make_office)
        return
    server: Server = request.getfixturevalue("server")
    name = server.new_database(like=request.getfixturevalue("made_office"))
    yield server.address(name)
    server.drop(name)


class NobodyLooksOn:
    """At one PC nobody else has a window."""

    def begin(self, at: datetime) -> None:
        """The story begins."""

    def end(self, day: Day) -> None:
        """It has ended."""


class PilarLooksOn(NobodyLooksOn):
    """In an office Pilar's window shows in the end what the story's shows."""

    def __init__(self, pc: OtherPc, address: str) -> None:
        self._pc, self._address, self._open = pc, address, False

    def begin(self, at: datetime) -> None:
        """She has her window open from the beginning."""
        if not self._open:
            self._pc.open(self._address, at=at)
            self._open = True

    def end(self, day: Day) -> None:
        """Both lists are compared, row by row, in one language."""
        for _each in ("the last deed is saved", "the list has read it"):
            day.idle()
        with speaking("en"):
            day.app.seat.changed.emit()
            shown = open_rows(day.app, [each.number for each in day.stored(Tray.OPEN)])
        assert self._pc.shows(shown, at=day.clock.at) == shown

    def close(self) -> None:
        """Her window is closed."""
        if self._open:
            self._pc.close()


@pytest.fixture
def looks_on(request: pytest.FixtureRequest, address: str) -> Iterator[NobodyLooksOn]:
    """Whoever looks on while the story is played."""
    if not address.startswith("postgresql"):
        yield NobodyLooksOn()
        return
    found = PilarLooksOn(request.getfixturevalue("pilars_pc"), address)
    yield found
    found.close()


@pytest.fixture
def open_day(
    qtbot: QtBot,
    qapp: QApplication,
    address: str,
    looks_on: NobodyLooksOn,
) -> Iterator[OpenDay]:
    """Start the program for whoever sits there ("" is a shared desk), at ten of that Tuesday."""
    days: list[Day] = []

    def start(who: str = "", at: datetime = TEN) -> Day:
        clock = SetClock(at) if not days else days[0].clock
        desk = open_desk(Settings(), address=address, clock=clock)
        looks_on.begin(clock.at)
        theme.apply(qapp, "light")
        settings = Settings(
            person=who,
            reminds_for="person" if who else "everyone",
            asks_name="no",
            welcomed=True,
            language="en",
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
    try:
        for day in days[-1:]:  # a story that starts the program again goes on in the new one
            looks_on.end(day)
    finally:
        _end(days, qapp)


def _end(days: list[Day], qapp: QApplication) -> None:
    for day in days:
        day.app.quit()
        day.app.window.close()
        day.desk.close()
        for left in (day.app.window, day.app):
            left.deleteLater()
    # No event loop ends here, so nothing else would ever delete the windows of a story.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def _make_office(address: str) -> None:
    with closing(open_desk(Settings(), address=address, clock=SetClock(TEN))) as desk:
        furnish(desk)


def furnish(desk: Desk) -> None:
    """Make the office of the stories."""
    hours = default_hours("es", time_zone="Europe/Madrid")
    save_office(desk, Office(hours=hours, name="Talleres Norte", language="en"))
    manage_people.add(desk, "Laura Prieto", role=Role.OWNER)
    manage_people.add(desk, "Ana Robles", role=Role.FRONT_DESK)
    juan = manage_people.add(desk, "Juan Peña")
    marta = manage_people.add(desk, "Marta Iglesias")
    manage_people.set_deputy(desk, juan.id, marta.id)
