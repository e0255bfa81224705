"""P16: create, list one colleague's open, search a word, against programs that people run.

Only when asked for (`bench --peers`): each peer is installed by pip into an environment of its own
in build/bench/peers/, filled with as many stored messages, and then stands ready in a process of
its own. Each does what its own window does for that, without HTTP, session and page (`peers/` says
how), as ours is the service that the form calls. Each round, five of the same work, is done by all
in turn, on the same disk; each takes its own time within its process. Nothing of how a peer writes
is set: Roundup takes SQLite's WAL, Django its rollback journal, both leave `synchronous=FULL`,
which syncs at each commit, as ours does (seen by strace).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from statistics import median

from receptionist.domain.ids import MessageId, new_id
from receptionist.domain.message import Caller
from receptionist.domain.trays import Tray
from receptionist.services.find_messages import messages
from receptionist.services.take_message import NewMessage, take_message
from tests.bench.large_desk import NOW, large_desk, open_at_now
from tests.bench.timing import Bench, Row, seconds_of

_PEERS = {"roundup": "roundup==2.6.0", "helpdesk": "django-helpdesk==2.6.1"}
_WORKS = ("create", "list one colleague's open", "search a word")
_STORED = 10_000
_ROUNDS = 30
_IN_A_ROW = 5  # as warm as the other rows of the table are
_BEFORE = 2  # rounds that are not counted: the first ones load what no other needs
_HERE = Path(__file__).parent / "peers"
_Does = Callable[[int], float]


def peers(bench: Bench) -> Iterator[Row]:
    """Ours beside the faster of them, each as its own window does the work, in turns."""
    if not bench.peers:
        return
    with ExitStack() as stack:
        all_of_them = [stack.enter_context(_ours(bench))]
        for name, wanted in _PEERS.items():
            all_of_them.append(stack.enter_context(_peer(bench.folder, name, wanted)))
        for number, work in enumerate(_WORKS):
            own, *theirs = _in_turns(all_of_them, number)
            stored = f"{_STORED:,}".replace(",", " ")
            said = f"{work}, {stored} stored, best of {len(theirs)}"
            yield Row(number="P16", work=said, ours=own, limit=min(theirs), target=0.25)


def _in_turns(all_of_them: list[_Does], work: int) -> list[float]:
    """The medians of the seconds each of them takes; another one begins each round."""
    taken: list[list[float]] = [[] for _each in all_of_them]
    places = range(len(all_of_them))
    for turn in range(_ROUNDS + _BEFORE):
        for place in places:
            who = (place + turn) % len(places)
            seconds = [all_of_them[who](work) for _time in range(_IN_A_ROW)]
            if turn >= _BEFORE:
                taken[who] += seconds
    return [median(each) for each in taken]


@contextmanager
def _peer(folder: Path, name: str, wanted: str) -> Iterator[_Does]:
    python = folder / "peers" / name / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parent.parent)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", wanted], check=True)
    with tempfile.TemporaryDirectory(dir=folder) as work, ExitStack() as stack:
        log = stack.enter_context((Path(work) / "said").open("w+"))
        running = subprocess.Popen(
            [str(python), str(_HERE / f"with_{name}.py"), work, str(_STORED)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        asks, answers = running.stdin, running.stdout
        if asks is None or answers is None:
            raise ValueError("both are pipes")

        def answer() -> str:
            # What it prints while it makes its tables is no answer.
            for line in answers:
                if line.strip() == "ready" or line[0].isdigit():
                    return line
            log.seek(0)
            raise RuntimeError(log.read())

        def does(work: int) -> float:
            asks.write(f"{work}\n")
            asks.flush()
            return float(answer())

        try:
            answer()
            yield does
        finally:
            asks.close()
            running.wait(30)
            answers.close()


@contextmanager
def _ours(bench: Bench) -> Iterator[_Does]:
    large_desk(bench.folder, _STORED).close()
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder:
        file = Path(folder) / "desk.sqlite3"
        shutil.copyfile(bench.folder / f"desk-{_STORED}-400.sqlite3", file)
        desk = open_at_now(file)
        people, number = desk.people().colleagues, count(1)

        def create() -> None:
            caller = Caller(name=f"María López {next(number)}", phone="655123456")
            new = NewMessage(
                id=MessageId(new_id(NOW)),
                caller=caller,
                text="Pregunta por la caldera",
                assignee=people[2].id,
            )
            take_message(desk, new, by=people[1].id)

        works = (
            create,
            lambda: messages(desk, tray=Tray.MINE, person=people[2].id, limit=50),
            lambda: messages(desk, tray=Tray.ALL, words="caldera", limit=50),
        )
        try:
            yield lambda work: seconds_of(works[work])
        finally:
            desk.close()


ROWS = {"P16": peers}
