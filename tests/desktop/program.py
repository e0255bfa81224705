"""The program started as a user starts it, with a desk to look at beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from receptionist.domain.history import Promised
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Message
from receptionist.domain.office import Office
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours
from receptionist.domain.people import Role
from receptionist.paths import database_file
from receptionist.services import manage_people
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import message as find_message
from receptionist.services.office import save_office
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings, save_settings
from tests.support.copied import copied
from tests.support.desktop import end
from tests.support.waiting import wait_until


@dataclass
class Program:
    """A running Receptionist; `env` leads to its display, bus and home."""

    process: subprocess.Popen[bytes]
    env: dict[str, str]
    desk: Desk
    ana: PersonId
    juan: PersonId

    def take(self, text: str, *, due_in: float) -> Message:
        """Somebody else takes a message for Juan, due in so many seconds."""
        now = self.desk.now()
        due = now + timedelta(seconds=due_in)
        new = NewMessage(
            caller=Caller(name="María López", company="Talleres Ruiz", phone="655123456"),
            text=text,
            assignee=self.juan,
            promised=Promised(words="We will call you back", due_at=due),
            taken_at=now - timedelta(hours=2),
        )
        return take_message(self.desk, new, by=self.ana)

    def message(self, number: int) -> Message:
        """The message as it is on disk."""
        return find_message(self.desk, number).message

    def xdotool(self, *words: str) -> str:
        """What xdotool answers."""
        done = subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True)
        return done.stdout.strip()

    def windows(self, name: str) -> list[str]:
        """The ids of the visible windows with that name."""
        return self.xdotool("search", "--onlyvisible", "--name", name).split()

    def front(self) -> str:
        """The name of the window that has the keyboard."""
        return self.xdotool("getactivewindow", "getwindowname")

    def kill(self) -> None:
        """The power goes."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


def furnish() -> tuple[Desk, PersonId, PersonId]:
    """An office that never closes, so that the tests run at any hour; Ana and Juan work there."""
    if server := os.environ.get("RECEPTIONIST_DATABASE"):
        _make_office(server)
    else:
        copied(database_file(), _make_office)
    desk = open_desk(Settings())
    ana, juan = desk.people().active
    return desk, ana.id, juan.id


def _make_office(address: str) -> None:
    with closing(open_desk(Settings(), address=address)) as desk:
        week = {day: ["00:00-24:00"] for day in WEEKDAYS}
        hours = OpeningHours.of(week, time_zone="Europe/Madrid")
        save_office(desk, Office(hours=hours, name="Talleres Norte", language="en"))
        manage_people.add(desk, "Ana Robles", role=Role.OWNER)
        manage_people.add(desk, "Juan Peña")


def start(env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start the window as its entry point does."""
    command = [sys.executable, "-W", "ignore", "-m", "ui.start"]
    house = str(Path(__file__).resolve().parent.parent.parent)
    return subprocess.Popen(command, env=env | {"PYTHONPATH": house}, stdout=subprocess.DEVNULL)


@contextmanager
def running(
    env: dict[str, str], *, own: dict[str, str] | None = None, language: str = "en"
) -> Iterator[Program]:
    """The program, open and ready, on the display of `env`; `own` is for it alone."""
    desk, ana, juan = furnish()
    save_settings(
        Settings(person="Juan Peña", welcomed=True, told_about_tray=True, language=language)
    )
    env = env | {"RECEPTIONIST_HOME": os.environ["RECEPTIONIST_HOME"], "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
    program = Program(start(env | (own or {})), env, desk, ana, juan)
    try:
        wait_until(lambda: program.windows("Talleres Norte"), within=30, what="the window")
        assert database_file().exists()
        yield program
    finally:
        end(program.process)
        end(manager)
        desk.close()
