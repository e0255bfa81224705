"""A seat at a real desk for the tests of windows: SQLite, real threads, and a clock to set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clock import SetClock
from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Message
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Colleague, Role
from receptionist.domain.trays import Found
from receptionist.services import manage_people
from receptionist.services import office as office_service
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import message as find_message
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.support.copied import copied
from ui.background import Background
from ui.seat import Seat

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, 12:00 in Madrid: open until 14:00 and from 16:00 to 19:00."""

_WEEK = {day: ["09:00-14:00", "16:00-19:00"] for day in ("mon", "tue", "wed", "thu", "fri")}


@dataclass(slots=True)
class Workplace:
    """What a test of a window needs: the seat, the threads behind it, and a desk to look at."""

    background: Background
    seat: Seat
    desk: Desk
    clock: SetClock
    marta: Colleague
    ana: Colleague
    juan: Colleague

    def take(self, text: str = "Wants the quote", **more: object) -> Message:
        """A message of María López for Ana, promised for 13:00 today unless `more` says else."""
        values: dict[str, object] = {
            "caller": Caller(name="María López", company="Talleres Ruiz", phone="655 12 34 56"),
            "assignee": self.ana.id,
            "text": text,
            "promised": Promised(words="We will call you back", due_at=NOON.replace(hour=12)),
        }
        new = NewMessage(**(values | more))  # type: ignore[arg-type]
        return take_message(self.desk, new, by=self.marta.id)

    def found(self, message: Message) -> Found:
        """The message as it is on disk now."""
        return find_message(self.desk, message.number)


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at noon of a working Tuesday until a test sets it."""
    return SetClock(NOON)


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of this test's own desk."""
    return f"sqlite:///{(tmp_path / 'desk.sqlite3').as_posix()}"


@pytest.fixture
def desk(address: str, clock: SetClock) -> Iterator[Desk]:
    """A desk beside the window's, to prepare and to look at what is saved."""
    copied(Path(address.removeprefix("sqlite:///")), _make_office)
    opened = open_desk(Settings(), address=address, clock=clock)
    yield opened
    opened.close()


def _make_office(address: str) -> None:
    with closing(open_desk(Settings(), address=address, clock=SetClock(NOON))) as desk:
        hours = OpeningHours.of(_WEEK, time_zone="Europe/Madrid")
        office_service.save_office(desk, Office(hours=hours, name="Talleres Ruiz", language="en"))


@pytest.fixture
def background(qtbot: QtBot, address: str, clock: SetClock, desk: Desk) -> Iterator[Background]:
    """The lanes to the desk; whatever a window did not take care of fails the test."""
    made = Background(lambda: open_desk(Settings(), address=address, clock=clock))
    unhandled: list[object] = []
    made.trouble.connect(unhandled.append)
    yield made
    assert made.close()
    # An answer still under way when its receiver goes would take the interpreter with it.
    QApplication.processEvents()
    assert unhandled == []


@pytest.fixture
def workplace(qtbot: QtBot, desk: Desk, clock: SetClock, background: Background) -> Workplace:
    """Marta (owner) sits here; Ana and Juan work with her."""
    marta = manage_people.add(desk, "Marta Gil", role=Role.OWNER)
    ana = manage_people.add(desk, "Ana Soler")
    juan = manage_people.add(desk, "Juan Pérez")
    seat = Seat(background, Settings(person=marta.name, welcomed=True), clock)
    workplace = Workplace(background, seat, desk, clock, marta, ana, juan)
    seat.learn()
    qtbot.waitUntil(lambda: seat.office is not None)
    return workplace


@pytest.fixture
def seat(workplace: Workplace) -> Seat:
    """The seat of Marta, who has learned of people and hours."""
    return workplace.seat


def settled(qtbot: QtBot, background: Background) -> None:
    """Wait until everything asked so far has been done and told."""
    done: list[int] = []
    background.ask(lambda _desk: 1, done.append)
    background.ask_long(lambda _desk: 2, done.append)
    background.keep(lambda: 3, done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
