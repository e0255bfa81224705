"""A real server that has no connection left, a full disk, or only lets one read.

Each is said in a sentence that names who has to see to it; what is saved meanwhile waits on the PC
and is in the office once, as soon as the server takes it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from receptionist.domain.errors import StorageAway
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Message
from receptionist.services import manage_people
from receptionist.services.away.office_desk import Office, OfficeDesk, open_office
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.support.server import Server, a_server
from tests.support.waiting import wait_until

Mended = Callable[[], None]
_BLOCK = b"x" * 65536


@pytest.fixture(scope="module")
def small() -> Iterator[Server]:
    """A server that takes eight connections."""
    with a_server(settings="-c max_connections=8") as found:
        yield found


@pytest.fixture
def disk(small: Server) -> Iterator[Path]:
    """A small disk of the server's, to be filled."""
    folder = Path(mkdtemp(prefix="small-disk-"))
    mounted = ["mount", "-t", "tmpfs", "-o", "size=20m,mode=0777", "tmpfs", str(folder)]
    if subprocess.run(mounted, capture_output=True, check=False).returncode:
        folder.rmdir()
        pytest.skip("no file system can be mounted here")
    (folder / "space").mkdir()
    if small.user:
        shutil.chown(folder / "space", small.user)
    small.run(f"CREATE TABLESPACE small LOCATION '{folder / 'space'}'")
    yield folder
    small.run("DROP TABLESPACE small")
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


class Pc:
    """A PC of an office on that server, which has copied what it knows."""

    def __init__(self, server: Server, name: str) -> None:
        self.address = server.address(name)
        with closing(open_desk(Settings(), address=self.address)) as desk:
            self.ana: PersonId = manage_people.add(desk, "Ana").id
        found = open_office(Settings(), address=self.address)
        assert found is not None
        self.office: Office = found
        assert self.office.line.reach()
        self.desk: OfficeDesk = self.office.desk()

    def take(self, name: str) -> Message:
        """Ana takes a message; it says "saved" in any case."""
        new = NewMessage(caller=Caller(name=name), text="x" * 2000)
        return self.desk.do(lambda desk: take_message(desk, new, by=self.ana))

    @property
    def why(self) -> str:
        """What the window says somebody has to see to."""
        return self.office.line.state.why

    def stored(self) -> list[str]:
        """Whose messages the office has."""
        with closing(open_desk(Settings(), address=self.address)) as desk:
            return sorted(each.caller.name for each in messages(desk, limit=0))


@pytest.fixture
def pc(small: Server) -> Iterator[Pc]:
    """A PC whose program has not connected for its work yet."""
    name = small.new_database()
    found = Pc(small, name)
    yield found
    found.desk.close()
    small.drop(name)


def _goes_on_after(pc: Pc, mended: Mended, *, said: str) -> None:
    assert pc.take("One").provisional
    assert pc.take("Two").provisional
    assert said in pc.why
    assert not pc.office.line.reach(), "nothing is sent while it takes nothing"
    assert said in pc.why
    mended()
    wait_until(pc.office.line.reach, what="it takes messages again")
    assert not pc.office.line.away
    assert not pc.take("Three").provisional
    assert pc.stored() == ["One", "Three", "Two"]


def test_no_connection_is_left(small: Server, pc: Pc) -> None:
    held: list[psycopg.Connection[tuple[object, ...]]] = []
    with suppress(psycopg.OperationalError):
        while True:
            held.append(small.connect("postgres"))

    def given_back() -> None:
        for each in held:
            each.close()

    with pytest.raises(StorageAway, match=r"takes no more connections.*max_connections"):
        open_desk(Settings(), address=pc.address)
    _goes_on_after(pc, given_back, said="takes no more connections")


def test_the_disk_is_full(small: Server, disk: Path) -> None:
    small.run("CREATE DATABASE full_disk TABLESPACE small")
    pc = Pc(small, "full_disk")
    pc.desk.do(lambda desk: desk.people())
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as filled:
        while True:
            filled.write(_BLOCK)
    try:
        _goes_on_after(pc, ballast.unlink, said="has to make room")
    finally:
        pc.desk.close()
        small.drop("full_disk")


def test_it_only_lets_one_read(small: Server, pc: Pc) -> None:
    small.run("ALTER SYSTEM SET default_transaction_read_only = on")
    small.control("reload")

    def taken_back() -> None:
        writes = "-c default_transaction_read_only=off"
        with psycopg.connect(
            host=str(small.folder), dbname="postgres", user="postgres", options=writes
        ) as connection:
            connection.autocommit = True
            connection.execute("ALTER SYSTEM RESET default_transaction_read_only")
        small.control("reload")

    def refused() -> bool:
        try:
            open_desk(Settings(), address=pc.address).close()
        except StorageAway as error:
            return "only lets one read" in f"{error}"
        return False

    wait_until(refused, what="the server has heard of it")
    _goes_on_after(pc, taken_back, said="only lets one read")
