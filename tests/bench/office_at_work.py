"""Many desks at work on one server for a while: what they saw of each other, and what it cost.

`python -m tests.bench.office_at_work 1 20 50 100 200` prints a line for each number of desks: what
docs/scale.md says.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from receptionist.clock import SystemClock
from receptionist.services import manage_people
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from tests.bench.timing import percentile
from tests.support.server import Server, a_server

_ROOT = Path(__file__).resolve().parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Done:
    """Seconds until each message was seen at each desk, and what the server needed for it."""

    taken: int
    waited: list[float]
    wrong: int
    connections: int
    server_seconds: float
    server_memory: int


def at_work(server: Server, *, desks: int, processes: int, each: int, pause: float) -> Done:
    """All desks, spread over some processes; each takes a message every `pause` seconds."""
    name = server.new_database()
    address, together = server.address(name), desks // processes
    desk = open_desk(Settings(), address=address, clock=SystemClock())
    manage_people.add(desk, "Ana")
    with ThreadPoolExecutor(processes) as pool:
        step = pause / desks
        programs = [
            _desks(address, together, each, pause, desks * each, at * together * step, step)
            for at in range(processes)
        ]
        for program in programs:
            assert program.stdout
            program.stdout.readline()
        before, begin = _seconds_of(server), time.time() + 0.5
        said = [pool.submit(_told, program, begin) for program in programs]
        connections, memory = _connections(server), _memory_of(server)
        rows = [row for program in said for row in program.result()]
        cost = _seconds_of(server) - before
    taken = [UUID(row["took"]) for row in rows if "took" in row]
    seen = Counter(UUID(row["saw"]) for row in rows if "saw" in row)
    stored = check_desk(desk)
    desk.close()
    wrong = sum(seen[one] != desks for one in taken) + len(stored.troubles)
    wrong += abs(stored.messages - len(set(taken)))
    waited = [row["after"] for row in rows if "saw" in row]
    return Done(len(taken), waited, wrong, connections, cost, memory)


def _desks(address: str, *numbers: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.office_desks", address, *map(str, numbers)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _told(desks: subprocess.Popen[str], begin: float) -> list[dict[str, Any]]:
    said, _nothing = desks.communicate(f"{begin}\n", timeout=600)
    return [json.loads(line) for line in said.splitlines()]


def _connections(server: Server) -> int:
    with server.connect("postgres") as beside:
        query = b"SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        return int(str((beside.execute(query).fetchone() or (0,))[0])) - 1


def _processes_of(server: Server) -> list[Path]:
    """The server's first process, and those it has started."""
    first = int((server.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    found = [Path(f"/proc/{first}")]
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == first:
            found.append(each)
    return found


def _seconds_of(server: Server) -> float:
    """Processor time of the server so far, with what its ended processes took."""
    total = 0.0
    for each in _processes_of(server):
        with suppress(OSError):
            fields = (each / "stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15] if each == _first(server) else fields[11:13]))
    return total / _TICKS


def _first(server: Server) -> Path:
    return _processes_of(server)[0]


def _memory_of(server: Server) -> int:
    """Bytes that are the server's processes' own, what they share counted in parts."""
    total = 0
    for each in _processes_of(server):
        with suppress(OSError):  # one that has just ended
            lines = (each / "smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def main() -> None:
    """One line for each number of desks."""
    with a_server(durable=True, settings="-c max_connections=900") as server:
        for desks in map(int, sys.argv[1:]):
            processes = max(n for n in range(1, 9) if desks % n == 0)
            done = at_work(server, desks=desks, processes=processes, each=2, pause=desks / 5)
            _say(desks, done, seconds=2 * desks / 5)


def _say(desks: int, done: Done, *, seconds: float) -> None:
    cores, memory = done.server_seconds / seconds, done.server_memory / 2**20
    middle, worst = median(done.waited) * 1000, percentile(done.waited) * 1000
    print(  # noqa: T201 -- this is its terminal
        f"{desks:4} desks {done.connections:4} connections {done.taken:4} messages, seen after "
        f"{middle:5.0f} ms, p99 {worst:5.0f} ms; server {cores:4.2f} cores {memory:5.0f} MiB; "
        f"wrong {done.wrong}",
        flush=True,
    )


if __name__ == "__main__":
    main()
