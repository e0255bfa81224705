"""The program at rest, and a week of work: what it costs to let it run.

There is no number for them in the table of targets; they are kept here all the same: under
1 % of a core with a thousand open messages, and at most 5 % more memory after a week.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from receptionist.settings import Settings, save_settings
from tests.bench.large_desk import large_desk
from tests.bench.timing import Bench, Row

_REST_SECONDS = 30
_FULL_SECONDS = 600
_WEEK = 7 * 200

_PROGRAM = """
import json, os, sys, time
import ui.guards.plain_import
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from ui.door.options import Options
from ui.desktop import program

def end(said):
    print(json.dumps(said), flush=True)
    os._exit(0)

def cpu():
    times = os.times()
    return times.user + times.system

def memory():
    with open("/proc/self/status") as status:
        return int(next(line.split()[1] for line in status if line.startswith("VmRSS"))) / 1024

def started(then):
    made = program.App.__init__
    def make(self, *given, **named):
        made(self, *given, **named)
        self.window.ready.connect(lambda: then(self))
    program.App.__init__ = make
    program.run(Options())
"""
_REST = (
    _PROGRAM
    + """
seconds = int(sys.argv.pop())
def rest(desk):
    def begin():
        before, at = cpu(), time.monotonic()
        def done():
            fast = [t.interval() for t in desk.window.window().findChildren(QTimer)
                    + desk.findChildren(QTimer)
                    if t.isActive() and not t.isSingleShot() and t.interval() < 1000]
            end([(cpu() - before) / (time.monotonic() - at), len(fast)])
        QTimer.singleShot(seconds * 1000, done)
    QTimer.singleShot(75_000, begin)  # the first minute looks the file over
started(rest)
"""
)
_WORK = (
    _PROGRAM
    + """
messages = int(sys.argv.pop())
from receptionist.domain.message import Caller, Outcome
def work(desk):
    from ui.hands import Hands
    hands, sizes, shown = Hands(desk.window), [], []
    desk.window.capture.saved.connect(lambda message: shown.append(message.number))
    def one(number):
        from receptionist.services.close_message import close
        from receptionist.services.take_message import NewMessage, take_message
        by, done = desk.seat.by, []
        new = NewMessage(caller=Caller(name=f"María López {number}", phone="655123456"),
                         text="Pregunta por la caldera", assignee=by)
        if number % 20 == 0:
            # One by hand, saved as a person saves it; another one begun, and thrown away.
            before = len(shown)
            desk.window.new_message()
            hands.type("Juan")
            hands.press("F9")
            hands.until(lambda: len(shown) > before)
            desk.window.new_message()
            hands.type("Rosa")
            desk.window.capture.throw_away()
            desk.window.to_list()
        desk.background.change(lambda d: take_message(d, new, by=by), done.append)
        hands.until(lambda: done)
        taken = done.pop()
        desk.window.open_message(taken.number)
        desk.background.change(
            lambda d: close(d, taken.number, outcome=Outcome.NOT_NEEDED, by=by), done.append)
        hands.until(lambda: done)
        desk.window.show_tray(("open", "closed", "late")[number % 3])
        hands.settle()
        # All of it happens within one event, and Qt deletes nothing before that ends.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    def run():
        for number in range(messages):
            if number in (messages // 4, messages - 1):
                sizes.append(memory())
            one(number)
        end(sizes)
    QTimer.singleShot(5_000, run)
started(work)
"""
)


def rest(bench: Bench) -> Iterator[Row]:
    """What the program takes of a core when nobody touches it; ten minutes at full length."""
    seconds = _FULL_SECONDS if bench.full else _REST_SECONDS
    with tempfile.TemporaryDirectory() as folder:
        share, fast = json.loads(_run(_REST, seconds, _home(bench, Path(folder))))
    work = f"at rest, 1 000 open, {seconds} s: share of a core"
    yield Row(number="rest", work=work, ours=share, limit=0.01, unit="%")
    yield Row(number="rest", work="repeating timers faster than 1 s", ours=fast, limit=1, unit="")


def week(bench: Bench) -> Iterator[Row]:
    """Memory at the end of a week of work against that after a quarter of it."""
    messages = _WEEK if bench.full else _WEEK // 4
    with tempfile.TemporaryDirectory() as folder:
        first, last = json.loads(_run(_WORK, messages, _home(bench, Path(folder))))
    work = f"memory after {messages} messages against a quarter of them"
    yield Row(number="week", work=work, ours=last, limit=first, target=1.05, unit="MiB")


def _home(bench: Bench, home: Path) -> dict[str, str]:
    large_desk(bench.folder, 2000, still_open=1000).close()
    (home / "receptionist.sqlite3").write_bytes(
        (bench.folder / "desk-2000-1000.sqlite3").read_bytes()
    )
    save_settings(Settings(language="es", welcomed=True, asks_name="no"), home / "settings.toml")
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "RECEPTIONIST_HOME": str(home)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def _run(code: str, number: int, env: dict[str, str]) -> str:
    command = [sys.executable, "-c", code, str(number)]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return done.stdout.strip().splitlines()[-1]


ROWS = {"rest": rest, "week": week}
