"""R4: the disk is full, or may only be read: the old files stay whole, and a sentence says so."""

from __future__ import annotations

import logging
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.domain.message import Caller
from receptionist.files import write_safely
from receptionist.log import start_logging
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import messages
from receptionist.services.keep_backup import keep_backup, keep_for_today
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.desktop.program import furnish
from tests.faults.checker import assert_nothing_lost
from tests.faults.conftest import remount


@pytest.fixture
def desk_on(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with its people on the small disk."""
    monkeypatch.setenv("RECEPTIONIST_HOME", str(small_disk))
    desk, _ana, _juan = furnish()
    desk.close()
    return small_disk


def _take(desk: Desk, saved: list[str]) -> None:
    """Take messages as long as there is room."""
    by = desk.people().active[0].id
    while len(saved) < 1000:
        name = f"caller {len(saved)}"
        take_message(desk, NewMessage(caller=Caller(name=name), text="x" * 9000), by=by)
        saved.append(name)


def _fill(ballast: BinaryIO) -> None:
    """Write until there is no room for anything any more."""
    for size in (65536, 4096, 1):
        with suppress(OSError):
            while True:
                ballast.write(b"x" * size)
                ballast.flush()


def test_a_full_disk_under_the_messages(desk_on: Path) -> None:
    ballast = desk_on / "ballast"
    ballast.write_bytes(b"x" * 400_000)
    desk = open_desk(Settings())
    saved: list[str] = []
    with pytest.raises(StorageTrouble, match="The disk is full: nothing was saved"):
        _take(desk, saved)
    assert len(saved) > 5
    assert len(messages(desk)) == len(saved), "it can still be read"
    ballast.unlink()
    by = desk.people().active[0].id
    take_message(desk, NewMessage(caller=Caller(name="room again")), by=by)
    desk.close()
    assert_nothing_lost(desk_on / "receptionist.sqlite3", [*saved, "room again"], more=0)


def test_a_full_disk_under_exports_backups_and_the_log(desk_on: Path) -> None:
    desk = open_desk(Settings())
    write_safely(desk_on / "day.pdf", b"%PDF old")
    keep_backup(desk, str(desk_on / "copy.sqlite3"))
    old = (desk_on / "copy.sqlite3").read_bytes()
    log = logging.getLogger("receptionist.full")
    handlers = list(logging.getLogger().handlers)
    start_logging(desk_on / "log" / "receptionist.log")
    own = [each for each in logging.getLogger().handlers if each not in handlers]
    ballast = (desk_on / "ballast").open("wb", buffering=0)
    try:
        _fill(ballast)
        with pytest.raises(StorageTrouble, match=r"The disk is full: day\.pdf was not saved"):
            write_safely(desk_on / "day.pdf", b"%PDF new" * 10_000)
        with pytest.raises(StorageTrouble, match=r"A copy of the messages needs .* 0 kB are free"):
            keep_backup(desk, str(desk_on / "copy.sqlite3"))
        with pytest.raises(StorageTrouble, match=r"A copy of the messages needs .* 0 kB are free"):
            keep_for_today(desk)
        for count in range(200):
            log.info("a line that finds no room: %s", count)
    finally:
        ballast.close()
        (desk_on / "ballast").unlink()
        for handler in own:
            logging.getLogger().removeHandler(handler)
            handler.close()
        logging.raiseExceptions = True
        desk.close()
    assert (desk_on / "day.pdf").read_bytes() == b"%PDF old"
    assert (desk_on / "copy.sqlite3").read_bytes() == old
    empty = [e.name for e in desk_on.rglob("*.sqlite3*") if e.is_file() and not e.stat().st_size]
    assert not [name for name in empty if not name.endswith(("-wal", "-shm"))]
    assert not list(desk_on.glob(".*")), "half a file was left"


def test_a_disk_that_may_only_be_read(desk_on: Path) -> None:
    remount(desk_on, "ro")
    try:
        with pytest.raises(StorageTrouble, match=r"cannot be opened for writing|cannot be made"):
            open_desk(Settings())
        with pytest.raises(StorageTrouble, match="There is no right to write"):
            write_safely(desk_on / "day.pdf", b"%PDF")
    finally:
        remount(desk_on, "rw")
    open_desk(Settings()).close()


def test_a_disk_that_becomes_read_only_while_one_works(desk_on: Path) -> None:
    desk = open_desk(Settings())
    by = desk.people().active[0].id
    take_message(desk, NewMessage(caller=Caller(name="before")), by=by)
    desk.close()
    remount(desk_on, "ro")
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "receptionist", "take", "--caller", "x"],
            capture_output=True,
            text=True,
        )
    finally:
        remount(desk_on, "rw")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert_nothing_lost(desk_on / "receptionist.sqlite3", ["before"], more=0)


# Where no disk can be mounted, a limit on the size of files is the nearest real thing.
_LIMITED = """
import resource, sys
from receptionist.domain.errors import StorageTrouble
from receptionist.domain.message import Caller
from receptionist.services.desk import open_desk
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
desk = open_desk(Settings())
by = desk.people().active[0].id
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, resource.RLIM_INFINITY))
try:
    for count in range(1000):
        name = f"caller-{count}"
        take_message(desk, NewMessage(caller=Caller(name=name), text="x" * 9000), by=by)
        print(name, flush=True)
except StorageTrouble as error:
    print(error, file=sys.stderr)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
take_message(desk, NewMessage(caller=Caller(name="room-again")), by=by)
print("room-again")
desk.close()
"""


def test_a_limit_on_file_sizes(home: Path) -> None:
    desk, _ana, _juan = furnish()
    desk.close()
    done = subprocess.run([sys.executable, "-c", _LIMITED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "nothing was saved" in done.stderr
    saved = done.stdout.split()
    assert 5 < len(saved) < 1000
    assert_nothing_lost(home / "receptionist.sqlite3", saved, more=0)
