"""R8: the real program while the clock jumps, the PC sleeps, it is killed and started again.

libfaketime moves the program's clock while it runs; its seconds go on as ever. Each stage comes
once, in one window, at the latest a minute after the program is back.
"""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from receptionist.domain.errors import StorageBusy
from receptionist.paths import database_file
from tests.desktop.program import Program, running, start
from tests.faults.takers import FULL
from tests.support.desktop import Desktop, end
from tests.support.waiting import wait_until

_BACK = 60.0


@dataclass
class Clocked:
    """The program, its desktop, and the file that moves its clock."""

    program: Program
    desktop: Desktop
    file: Path
    own: dict[str, str]

    def clock(self, offset: str) -> None:
        """Move the program's clock: "+2h", "-1h" from the true time."""
        self.file.write_text(f"{offset}\n")

    def one_window(self) -> None:
        """The reminders are there, once, within a minute."""
        wait_until(
            lambda: len(self.program.windows("^Reminders$")) == 1,
            within=_BACK,
            what="one reminder window",
        )

    def stages(self, last: int = 1_000_000) -> int:
        """How many stages of the messages up to number `last` were recorded as shown."""
        query = (
            "SELECT count(*) FROM shown JOIN messages ON messages.id = shown.message "
            "WHERE number <= ?"
        )
        with closing(sqlite3.connect(database_file())) as connection:
            (count,) = connection.execute(query, (last,)).fetchone()
        return int(count)

    def banners(self) -> int:
        """How many notifications went out so far."""
        return len(self.desktop.noted())

    def again(self, **env: str) -> None:
        """Kill it and start it again."""
        self.program.kill()
        self.program.process = start(self.program.env | self.own | env)
        wait_until(lambda: self.program.windows("Talleres Norte"), within=30, what="the window")


@pytest.fixture
def clocked(desktop: Desktop, tmp_path: Path) -> Iterator[Clocked]:
    library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    assert library, "libfaketime is not installed"
    file = tmp_path / "clock"
    file.write_text("+0\n")
    fake = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with running(desktop.env, own=fake) as program:
        found = Clocked(program, desktop, file, fake)
        try:
            yield found
        finally:
            end(program.process)


def test_each_stage_comes_once_whatever_the_clock_does(clocked: Clocked) -> None:
    program, count = clocked.program, 50 if FULL else 3
    for number in range(count):
        program.take(f"Asks about the quote {number}", due_in=1800)
    wait_until(lambda: clocked.stages(count) >= count, within=_BACK, what="they were given")
    given = clocked.banners()
    # The PC sleeps; when it wakes, the clock has gone on for two hours.
    os.kill(program.process.pid, signal.SIGSTOP)
    clocked.clock("+2h")
    os.kill(program.process.pid, signal.SIGCONT)
    clocked.one_window()
    wait_until(lambda: clocked.banners() > given, within=_BACK, what="a notification")
    _looks_once_more(clocked, due_in=2 * 3600 + 4)
    awake, stages = clocked.banners(), clocked.stages(count)
    assert awake - given <= 4, "no storm: several are one notification"
    # Killed and started again in another zone: what stands is there at once, nothing comes twice.
    clocked.again(TZ="America/New_York")
    clocked.one_window()
    assert clocked.stages(count) == stages
    # An hour back, as somebody sets the clock by hand.
    clocked.clock("+1h")
    _looks_once_more(clocked, due_in=3600 + 4)
    clocked.one_window()
    assert clocked.stages(count) == stages
    # And a day on: late by so much more, told once.
    clocked.clock("+26h")
    wait_until(lambda: clocked.stages(count) > stages, within=_BACK, what="the next stage")
    clocked.one_window()
    assert clocked.banners() - awake <= 6


def _looks_once_more(clocked: Clocked, *, due_in: float) -> None:
    """A message falls due by the clock as it is now: then the program has looked at all of them."""

    def taken() -> int:
        # On a busy PC the program under the false clock may be long at writing.
        with suppress(StorageBusy):
            return clocked.program.take("Shows that it looks", due_in=due_in).number
        return 0

    number = wait_until(taken, within=_BACK, what="it is taken")
    before = clocked.stages(number - 1)
    wait_until(
        lambda: clocked.stages(number) - clocked.stages(number - 1) >= 2,
        within=_BACK,
        what=f"a look, besides {before} stages of the others",
    )


_NIGHTS = (
    datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
    *((datetime(2027, 10, 31, 1, 0, tzinfo=UTC),) if FULL else ()),
)


def test_through_the_nights_in_which_the_clock_changes(clocked: Clocked) -> None:
    for night in _NIGHTS:
        # Due in the hour after the change, which comes early or twice; the clock jumps over it.
        ahead = (night - datetime.now(UTC)).total_seconds()
        number = clocked.program.take("Due in the night", due_in=ahead + 1200).number
        clocked.clock(f"+{int(ahead - 600)}")
        wait_until(lambda number=number: clocked.stages(number) >= 1, within=_BACK)  # type: ignore[misc]
        before = clocked.stages()
        clocked.clock(f"+{int(ahead + 1260)}")
        wait_until(lambda before=before: clocked.stages() > before, within=_BACK)  # type: ignore[misc]
        clocked.one_window()
