"""R6: the server stopped, killed, half-open, cut at every place, restarted, replaced.

The program goes on taking messages; afterwards each acknowledged one is in the office exactly once.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from receptionist.services import manage_people
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from tests.office.away.takers import FULL, TIMES, Taker, a_taker, callers_in
from tests.support.cut_line import CutLine, a_line_to
from tests.support.server import Server, a_server
from tests.support.waiting import wait_until

pytestmark = pytest.mark.timeout(3600 if FULL else 180)
CAUGHT_UP = 5.0
PATIENCE = 60.0


@pytest.fixture(scope="module")
def fragile() -> Iterator[Server]:
    """A server for the bad days."""
    with a_server() as found:
        yield found


@pytest.fixture(scope="module")
def line(fragile: Server) -> Iterator[CutLine]:
    """The only way to it."""
    with a_line_to(fragile.folder) as found:
        yield found


@pytest.fixture(scope="module")
def office(fragile: Server) -> str:
    """The database of an office where Ana works."""
    name = fragile.new_database()
    desk = open_desk(Settings(), address=fragile.address(name))
    manage_people.add(desk, "Ana")
    desk.close()
    return name


def _stopped(server: Server, _line: CutLine) -> Callable[[], None]:
    server.control("stop", "-m", "fast")
    return lambda: server.control("start")


def _killed(server: Server, _line: CutLine) -> Callable[[], None]:
    server.control("stop", "-m", "immediate")
    return lambda: server.control("start")


def _restarted(server: Server, line: CutLine) -> Callable[[], None]:
    line.refuses = True  # as nobody else would ever see it away
    server.control("restart", "-m", "fast")

    def there() -> None:
        line.refuses = False

    return there


def _half_open(server: Server, _line: CutLine) -> Callable[[], None]:
    """It takes every packet and says nothing."""
    all_of_it = server.stop_answering()

    def goes_on() -> None:
        for each in all_of_it:
            with suppress(ProcessLookupError):  # its workers come and go
                os.kill(each, signal.SIGCONT)

    return goes_on


def _cut(what: str, where: bytes) -> Callable[[Server, CutLine], Callable[[], None]]:
    """The line is cut at that place, and stays cut."""

    def cut(_server: Server, line: CutLine) -> Callable[[], None]:
        def rule(frame: bytes) -> str:
            if line.refuses:
                return "cut"
            line.refuses = where in frame
            return what if line.refuses else ""

        def mended() -> None:
            line.rule, line.refuses = (lambda _frame: ""), False

        line.rule = rule
        return mended

    return cut


FAULTS: dict[str, Callable[[Server, CutLine], Callable[[], None]]] = {
    "stopped": _stopped,
    "killed": _killed,
    "restarted": _restarted,
    "half-open": _half_open,
    "cut before INSERT": _cut("cut", b"INSERT INTO messages"),
    "cut after INSERT": _cut("cut after", b"INSERT INTO messages"),
    "cut after COMMIT": _cut("cut after", b"COMMIT\0"),
}


def test_each_message_is_there_once_after_every_fault(
    fragile: Server, line: CutLine, office: str, tmp_path: Path
) -> None:
    address = fragile.address(office).replace(str(fragile.folder), str(line.folder))
    slowest: dict[str, float] = {}
    with a_taker(address, tmp_path) as taker:
        _goes_on(taker)
        _wait_for_copy()
        for turn in range(TIMES):
            for name, fault in FAULTS.items():
                took = _one(taker, lambda fault=fault: fault(fragile, line), fragile, office)  # type: ignore[misc]
                slowest[name] = max(took, slowest.get(name, 0.0))
            if turn % 5 == 0:
                _killed_and_started_while_it_is_away(taker, line, fragile, office)
    print({name: round(seconds, 1) for name, seconds in slowest.items()})  # noqa: T201
    _nothing_lost(taker.said, callers_in(fragile.folder, office))
    assert not FULL or max(slowest.values()) <= CAUGHT_UP


def _one(
    taker: Taker, fault: Callable[[], Callable[[], None]], server: Server, office: str
) -> float:
    """One bad day; how long after its end the office had everything."""
    mended = fault()
    try:
        wait_until(lambda: taker.away, within=PATIENCE, what="it is found away")
        _goes_on(taker)
    finally:
        mended()
    return _caught_up(taker, server, office)


def _caught_up(taker: Taker, server: Server, office: str) -> float:
    back, said = monotonic(), set(taker.said)
    wait_until(lambda: not taker.away, within=PATIENCE, what="it is found again")
    wait_until(
        lambda: said <= set(callers_in(server.folder, office)), within=PATIENCE, what="all is there"
    )
    return monotonic() - back


def _goes_on(taker: Taker) -> None:
    """Three more messages are taken, and said to be saved."""
    before = len(taker.said)
    wait_until(lambda: len(taker.said) >= before + 3, within=PATIENCE, what="messages are taken")


def _wait_for_copy() -> None:
    from tests.office.away.conftest import known_here

    wait_until(known_here, within=PATIENCE, what="the office is known here")


def _killed_and_started_while_it_is_away(
    taker: Taker, line: CutLine, server: Server, office: str
) -> None:
    """While the server is away the program ends without a word, and starts again."""
    line.refuses = True
    line.cut()
    wait_until(lambda: taker.away, within=PATIENCE, what="it is found away")
    _goes_on(taker)
    taker.kill()
    taker.start_again()
    _goes_on(taker)
    line.refuses = False
    _caught_up(taker, server, office)


def _nothing_lost(said: list[str], stored: list[str]) -> None:
    counted = Counter(stored)
    assert [name for name in said if counted[name] != 1] == [], "lost or doubled"
    assert [name for name, count in counted.items() if count != 1] == [], "doubled"
    assert len(said) > 10
