"""A desk that moves into the office is killed half-way: it is done again, and all is there once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from receptionist.domain.trays import Tray
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.sample_office import fill_with_sample
from receptionist.settings import Settings
from tests.support.server import Server
from tests.support.waiting import wait_until

FULL = bool(os.environ.get("RECEPTIONIST_FULL"))
KILLS, MESSAGES = (30, 2000) if FULL else (3, 120)

_AT_WORK = (
    b"SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL "
    b"AND pid <> pg_backend_pid() AND query ~ 'COPY|message_search|events'"
)


@pytest.fixture
def office(server: Server) -> Iterator[tuple[str, str]]:
    """Name and address of a new office."""
    name = server.new_database()
    address = server.address(name)
    open_desk(Settings(), address=address).close()
    yield name, address
    server.drop(name)


def _command(address: str, file: Path) -> list[str]:
    program = [sys.executable, "-m", "receptionist", "--database", address]
    return [*program, "office", "move-in", str(file)]


@pytest.mark.timeout(1800 if FULL else 120)
def test_killed_anywhere_it_is_done_again(
    server: Server, office: tuple[str, str], tmp_path: Path
) -> None:
    name, address = office
    file = tmp_path / "desk.sqlite3"
    desk = open_desk(Settings(), address=f"sqlite:///{file}")
    fill_with_sample(desk, count=MESSAGES, seed=1, language="en")
    wanted = messages(desk, tray=Tray.ALL, limit=0)
    dice = Random(7)  # noqa: S311 -- a test's dice
    killed = 0
    for turn in range(KILLS):
        mover = subprocess.Popen(_command(address, file), stdout=subprocess.DEVNULL)

        def at_work(mover: subprocess.Popen[bytes] = mover) -> bool:
            with server.connect(name) as beside:
                found = beside.execute(_AT_WORK).fetchone()
            return bool(found) or mover.poll() is not None

        wait_until(at_work, within=60, what=f"it is at work, the {turn}. time")
        for _look in range(dice.randint(0, 12)):
            at_work()
        mover.send_signal(signal.SIGKILL)
        killed += mover.wait() == -signal.SIGKILL
    assert killed, "it was never half-way"
    subprocess.run(_command(address, file), check=True, stdout=subprocess.DEVNULL, timeout=600)
    moved = open_desk(Settings(), address=address)
    assert messages(moved, tray=Tray.ALL, limit=0) == wanted
    assert check_desk(moved).troubles == ()
    moved.close()
    desk.close()
