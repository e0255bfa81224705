"""The first server is killed, or says nothing any more, and its standby takes over."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

import pytest

from receptionist.services import manage_people
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from tests.office.away.conftest import known_here
from tests.office.away.takers import FULL, a_taker, callers_in
from tests.support.server import Server, a_server
from tests.support.waiting import wait_until

PATIENCE = 60.0
_FOUND_SECONDS = 10.0  # three for the one that says nothing, two between tries; a busy machine


def _any(processes: list[int]) -> bool:
    return any(Path(f"/proc/{each}").exists() for each in processes)


@pytest.fixture
def first() -> Iterator[Server]:
    """The server that everybody begins with; killed by the test."""
    with a_server() as found:
        yield found


@pytest.fixture
def second(first: Server) -> Iterator[Server]:
    """Its standby, which has everything before it counts as saved."""
    folder = Path(mkdtemp(prefix="desk-"))
    if first.user:
        shutil.chown(folder, first.user)
    standby = Server(folder, first.programs, first.user)
    try:
        copied = ("-h", str(first.folder), "-U", "postgres", "-D", str(folder / "data"))
        standby._program("pg_basebackup", *copied, "-R", "-X", "stream", "-c", "fast")
        standby.control("start")
        first.run("ALTER SYSTEM SET synchronous_standby_names = '*'")
        first.control("reload")
        yield standby
        standby.control("stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _killed(server: Server) -> None:
    server.control("stop", "-m", "immediate")


def _half_open(server: Server) -> None:
    """It takes every packet and says nothing, until its machine is switched off."""
    server.stop_answering()


@pytest.mark.timeout(180)
@pytest.mark.parametrize("fault", [_killed, _half_open] if FULL else [_killed])
def test_the_standby_takes_over_and_nothing_is_lost_or_doubled(
    first: Server, second: Server, tmp_path: Path, fault: Callable[[Server], None]
) -> None:
    office = first.new_database()
    desk = open_desk(Settings(), address=first.address(office))
    manage_people.add(desk, "Ana")
    desk.close()
    both = f"postgresql://postgres@/{office}?host={first.folder}&host={second.folder}"
    with a_taker(both, tmp_path) as taker:
        wait_until(lambda: known_here() and len(taker.said) > 3, within=PATIENCE, what="it works")
        at_work = first.processes()
        fault(first)
        try:
            wait_until(lambda: taker.away, within=PATIENCE, what="it is found away")
            before = len(taker.said)
            wait_until(lambda: len(taker.said) > before + 3, within=PATIENCE, what="it goes on")
            second.control("promote")
            began = monotonic()
            wait_until(lambda: not taker.away, within=PATIENCE, what="the second one answers")
            assert monotonic() - began < _FOUND_SECONDS
            before = len(taker.said)
            wait_until(lambda: len(taker.said) > before + 3, within=PATIENCE, what="it goes on")
            taker.kill()  # before the first one is there again, as no standby of the second
        finally:
            for each in at_work:
                with suppress(ProcessLookupError):
                    os.kill(each, signal.SIGKILL)
            wait_until(lambda: not _any(at_work), within=PATIENCE, what="the first one is gone")
            first.control("start")  # as it was, for whoever ends it
        said = taker.said
    stored = callers_in(second.folder, office)
    assert [name for name in said if stored.count(name) != 1] == [], "lost or doubled"
    assert len(set(stored)) == len(stored)
