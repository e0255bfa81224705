"""P16: create, list one colleague's open, search a word, against programs that people run.

Only when asked for (`bench --peers`): each peer is installed by pip into an environment of its own
in build/bench/peers/, and run by its own interpreter on as many stored messages.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
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
_STORED = 10_000
_ROUNDS = 30
_HERE = Path(__file__).parent / "peers"


def peers(bench: Bench) -> Iterator[Row]:
    """Ours beside the faster of them, each as one uses it from Python."""
    if not bench.peers:
        return
    theirs = [_peer(bench.folder / "peers" / name, name, wanted) for name, wanted in _PEERS.items()]
    ours = _ours(bench)
    works = ("create", "list one colleague's open", "search a word")
    for work, own, each in zip(works, ours, zip(*theirs, strict=True), strict=True):
        said = f"{work}, {_STORED:,} stored, best of {len(theirs)}".replace(",", " ")
        yield Row(number="P16", work=said, ours=own, limit=min(each), target=0.25)


def _peer(folder: Path, name: str, wanted: str) -> list[float]:
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", wanted], check=True)
    with tempfile.TemporaryDirectory() as work:
        command = [str(python), str(_HERE / f"with_{name}.py"), work, str(_STORED), str(_ROUNDS)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds: list[float] = json.loads(done.stdout.strip().splitlines()[-1])
    return seconds


def _ours(bench: Bench) -> list[float]:
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
        found = [median(seconds_of(work) for _round in range(_ROUNDS)) for work in works]
        desk.close()
    return found


ROWS = {"P16": peers}
