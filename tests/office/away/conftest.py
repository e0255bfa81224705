"""The program's window at a PC whose line to the office's server is cut, silenced and mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clock import SetClock
from receptionist.domain.message import Message
from receptionist.paths import data_folder
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.settings import Settings
from tests.stories.conftest import TEN, Day, furnish
from tests.support.cut_line import CutLine, a_line_to
from tests.support.gui_thread import watched
from tests.support.server import Server
from ui import theme
from ui.app import App
from ui.hands import Hands
from ui.models.roles import ROW_ROLE, RowText


@dataclass
class AwayDay(Day):
    """A day at a PC of the office: `desk` is another PC's, which the line does not concern."""

    line: CutLine
    address: str

    @property
    def said(self) -> str:
        """What the window says of the server."""
        strips = self.app.line.strips
        return strips.away.accessibleName() if strips and strips.away.isVisible() else ""

    @property
    def away(self) -> bool:
        """Whether the window says that the server is away."""
        return bool(self.said)

    def cut_off(self) -> None:
        """Nothing gets through any more, and the window says so.

        What was saved a second before is known here as well by then.
        """
        self.hands.until(lambda: known_here("messages") == self.saved, "it is known here too")
        self.line.refuses = True
        self.line.cut()
        self.hands.until(lambda: self.away, "the window says that the server is away")

    def mend(self) -> None:
        """Everything gets through again; the person asks for it."""
        self.line.refuses = False
        self.hands.press("F12")
        self.hands.until(lambda: not self.away, "the server answers again")

    def take(self, who: str, text: str = "que le llamen") -> None:
        """A call, taken with the keyboard."""
        saved = self.saved
        self.to_window()
        self.hands.press("F2")
        self.hands.type(who)
        self.hands.press("Return", "Return", "Return")
        self.hands.type("Juan")
        self.hands.press("Return")
        self.hands.type(text)
        self.hands.press("F9")
        self.hands.until(lambda: self.saved > saved, "it is saved")

    @property
    def saved(self) -> int:
        """How many messages this PC knows of: of the office's, or its own."""
        return int(self.window.trays.list.model().rowCount())

    @property
    def numbers(self) -> set[int]:
        """The numbers in the list."""
        return {self.row(at).number for at in range(self.saved)}

    def row(self, at: int) -> RowText:
        """A row of the list."""
        model = self.window.trays.list.model()
        row = model.data(model.index(at, 0), ROW_ROLE)
        assert isinstance(row, RowText)
        return row

    @property
    def in_office(self) -> tuple[Message, ...]:
        """What the others have."""
        return messages(self.desk)


@pytest.fixture
def line(server: Server) -> Iterator[CutLine]:
    """The line to the server."""
    with a_line_to(server.folder) as found:
        yield found


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    """The office's address, past the line."""
    name = server.new_database()
    yield server.address(name)
    server.drop(name)


@pytest.fixture
def day(
    qtbot: QtBot,
    qapp: QApplication,
    server: Server,
    line: CutLine,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[AwayDay]:
    """Ana's window, which has seen the office once; no file or database in its own thread."""
    clock = SetClock(TEN)
    cut_address = address.replace(str(server.folder), str(line.folder))
    with closing(open_desk(Settings(), address=address, clock=clock)) as desk:
        furnish(desk)
        names = {each.name.split()[0]: each.id for each in desk.people()}
        with watched(monkeypatch) as found:
            app = start(qapp, qtbot, clock, cut_address)
            made = AwayDay(app, clock, Hands(app.window), desk, names, line, cut_address)
            try:
                made.hands.until(known_here, "the office is known here")
                yield made
            finally:
                end(qapp, made.app)
    assert not found.touched, found.touched[0]
    assert not found.paused, found.paused[0]


def start(qapp: QApplication, qtbot: QtBot, clock: SetClock, address: str) -> App:
    """The program, with its window, for Ana."""
    theme.apply(qapp, "light")
    settings = Settings(person="Ana Robles", reminds_for="person", welcomed=True, language="en")
    app = App(settings, address=address, clock=clock)
    app.show()
    qtbot.waitUntil(lambda: app.seat.known and hasattr(app, "reminding"), timeout=20_000)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.window.trays.list.setFocus()
    return app


def end(qapp: QApplication, app: App) -> None:
    """The program ends."""
    app.quit()
    app.window.close()
    for left in (app.window, app):
        left.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def known_here(table: str = "people") -> int:
    """How much of the office was copied to this PC."""
    return sum(_count(file, table) for file in data_folder().rglob("last-known.sqlite3"))


def _count(file: Path, table: str) -> int:
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 -- ours
        return int(count)
    return 0  # it is just being made
