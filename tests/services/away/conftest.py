"""A PC of an office whose line to the server is cut and mended, and a colleague's beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from receptionist.domain.history import Event
from receptionist.domain.message import Message
from receptionist.paths import office_folder
from receptionist.services.away.line import State
from receptionist.services.away.office_desk import Office, OfficeDesk, office_name
from receptionist.services.desk import Desk
from receptionist.services.find_messages import message, messages
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from receptionist.storage.away.last_known import open_last_known
from receptionist.storage.away.outbox import Outbox
from tests.support.cut_line import CutLine, a_line_to
from tests.support.office import Reception
from tests.support.server import Server

T = TypeVar("T")


@dataclass
class Pc:
    """A PC of the office: `office` is what its program works with, `others` another PC's desk."""

    line: CutLine
    office: Office
    desk: OfficeDesk
    others: Reception
    states: list[State] = field(default_factory=list)

    def do(self, work: Callable[[Desk], T]) -> T:
        """Somebody at this PC does something."""
        return self.desk.do(work)

    def take(self, new: NewMessage) -> Message:
        """Ana takes a message at this PC."""
        return self.do(lambda desk: take_message(desk, new, by=self.others.ana))

    def goes_away(self) -> None:
        """From now on nobody reaches the server from here."""
        self.line.refuses = True
        self.line.cut()
        self.do(lambda desk: desk.people())
        assert self.office.line.away

    def comes_back(self) -> None:
        """The server answers again, and this PC has noticed."""
        self.line.refuses = False
        assert self.office.line.reach()
        assert not self.office.line.away

    @property
    def listed(self) -> tuple[Message, ...]:
        """The open messages as this PC shows them."""
        return self.do(messages)

    def seen_by_others(self, number: int) -> Message:
        """A message as the others see it."""
        return message(self.others.desk, number).message

    def history(self, number: int) -> tuple[Event, ...]:
        """What happened to it, for the others."""
        return message(self.others.desk, number).history

    def wait(self, **time: float) -> None:
        """Time passes for everybody."""
        self.others.wait(timedelta(**time))


@pytest.fixture(scope="session")
def empty_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a PC knows of an office it never saw, made once."""
    file = tmp_path_factory.mktemp("copy") / "last-known.sqlite3"
    open_last_known(file, Outbox(file.parent)).close()
    return file


@pytest.fixture
def pc(server: Server, reception_on_server: Reception, empty_copy: Path) -> Iterator[Pc]:
    """A PC that knows its office, which has one message of Juan's."""
    reception_on_server.take()
    with a_line_to(server.folder) as line:
        address = reception_on_server.address.replace(str(server.folder), str(line.folder))
        states: list[State] = []
        office = Office(
            Settings(),
            address,
            clock=reception_on_server.clock,
            notifier=reception_on_server.notifier,
            on_state=states.append,
        )
        folder = office_folder(office_name(address))
        folder.mkdir(parents=True)
        shutil.copy(empty_copy, folder)
        found = Pc(line, office, office.desk(), reception_on_server, states)
        assert office.line.reach()
        found.do(lambda desk: desk.people())
        yield found
        found.desk.close()
        office.line.close()
