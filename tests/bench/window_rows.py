"""P1, P2 and P3: how soon there is something to see, to type into, to trust; and the memory of it.

The limit is a bare PySide6 window with the same number of widgets of each kind, which says nothing
and does nothing, painted once: those of the first paint for P1 and P2, for P3 those that are there
when memory is counted. Both are started as a person starts them, with compiled modules.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from receptionist.services.desk import open_desk
from receptionist.services.sample_office import fill_with_sample
from receptionist.settings import Settings, save_settings
from tests.bench.timing import Bench, Row, turns

_STORED = 10_000
_WORDS = f"{_STORED:,}".replace(",", " ")
_ROUNDS = 9
_ALONE = {"QAbstractButton": "QPushButton", "QHeaderView": "QWidget", "QSplitterHandle": "QWidget"}
"""What no widget is made of by itself, and what comes nearest."""

_OURS = """
import json, os, sys
wanted = sys.argv.pop()
from ui.door.options import Options
import ui.guards.plain_import
from ui.desktop import program
from ui.main_window import MainWindow
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

def end(*said):
    print(*said, flush=True)
    os._exit(0)

def memory():
    from pathlib import Path
    def said(file, name):
        return sum(int(line.split()[1]) for line in file.read_text().splitlines()
                   if line.startswith(name))
    beside = [number for thread in Path("/proc/self/task").iterdir()
              for number in (thread / "children").read_text().split()]
    return said(Path("/proc/self/status"), "VmRSS:") + sum(
        said(Path("/proc", number, "smaps_rollup"), "Pss:") for number in beside)

def kinds(widgets):
    return [next(kind.__name__ for kind in type(widget).__mro__
                 if kind.__module__.startswith("PySide6")) for widget in widgets]

def press(key, text=""):
    widget = QApplication.focusWidget() or desk.window
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.postEvent(widget, event)

class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.then)
        return False
    def then(self):
        window = desk.window
        if wanted == "widgets":
            end(json.dumps(kinds(window.findChildren(QWidget))))
        if wanted == "painted":
            end(window._first is not None)
        if wanted == "form":
            window.ready.connect(lambda: QTimer.singleShot(0, self.write))
    def write(self):
        desk.window.new_message()
        press(Qt.Key.Key_A, "a")
        QTimer.singleShot(0, self.look)
    def look(self):
        form = desk.window.capture.form
        if form is not None and "a" in (getattr(QApplication.focusWidget(), "text", str)() or ""):
            end(True)
        QTimer.singleShot(1, self.look)

def every_page():
    window = desk.window
    steps = [lambda name=name: window.show_tray(name)
             for name in ("mine", "unassigned", "today", "late", "open", "closed")]
    steps += [lambda name=name: window.show_page(name) for name in window.rail._pages]
    steps += [window.new_message, desk._open_people, close, desk._open_day, close,
              desk.open_settings, close, desk._open_help, close]
    def step():
        if any(getattr(each, "pdf", None) == b"" for each in QApplication.topLevelWidgets()):
            QTimer.singleShot(100, step)  # its paper is not drawn yet
        elif steps:
            steps.pop(0)()
            QTimer.singleShot(400, step)
        else:
            QTimer.singleShot(12_000, said)  # what draws paper has gone by itself
    def said():
        inside = [each for each in QApplication.allWidgets() if not each.isWindow()]
        end(json.dumps([memory(), kinds(inside)]))
    step()

def close():
    for widget in QApplication.topLevelWidgets():
        if widget is not desk.window and widget.isVisible():
            widget.close()

made = program.App.__init__
def make(self, *given, **named):
    global desk
    desk = self
    made(self, *given, **named)
    self.watch = Watch()
    self.window.installEventFilter(self.watch)
    if wanted == "fresh":
        shown = MainWindow.show_first
        def show(window, known):
            shown(window, known)
            end(len(known.rows))
        MainWindow.show_first = show
    if wanted in ("fresh", "page"):  # where the desk is slow, the page is the first to be fresh
        def look():
            if self.seat.known and self.window.trays.model.rowCount():
                end(True)
        self.window.ready.connect(
            lambda: self.window.trays.model.modelReset.connect(lambda: QTimer.singleShot(0, look)))
    if wanted == "snapshot":
        from receptionist.paths import snapshot_file
        self.timer = QTimer(self, interval=200)
        self.timer.timeout.connect(lambda: snapshot_file().exists() and end(True))
        self.timer.start()
    if wanted == "memory":
        QTimer.singleShot(4000, every_page)
program.App.__init__ = make
program.run(Options())
"""
_BARE = """
import json, os, sys
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6 import QtWidgets
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.then)  # once it is painted, as ours is counted
        return False
    def then(self):
        with open("/proc/self/status") as status:
            print(next(line.split()[1] for line in status if line.startswith("VmRSS")))
        sys.stdout.flush()
        os._exit(0)
app = QtWidgets.QApplication([])
window = QtWidgets.QWidget()
row = QtWidgets.QHBoxLayout(window)
columns = [QtWidgets.QVBoxLayout() for _column in range(6)]
for column in columns:
    row.addLayout(column)
for number, kind in enumerate(json.loads(sys.argv[1])):
    widget = getattr(QtWidgets, kind)()
    if hasattr(widget, "setText"):
        widget.setText(str(number))
    columns[number % 6].addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
window.resize(1180, 760)
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""


def start(_bench: Bench) -> Iterator[Row]:
    """P1 and P2: from the start of the process to the paint, to the form, to the fresh list."""
    with tempfile.TemporaryDirectory() as home:
        env = _home(Path(home))
        kinds = _run(_OURS, "widgets", env)

        def bare() -> str:
            return _run(_BARE, kinds, env)

        bare()
        for number, wanted, work, target in (
            ("P1", "painted", "start → painted, open messages of the snapshot", 1.35),
            ("P1", "form", "start → a letter typed stands in a new form", 1.35),
            ("P2", "fresh", f"start → trays fresh, {_WORDS} stored", 2.5),
            ("page", "page", "start → the page of the trays in their place", 5.0),
        ):
            _run(_OURS, wanted, env)
            ours = partial(_run, _OURS, wanted, env)
            yield turns(ours, bare, rounds=_ROUNDS).row(number, work, target)


def memory(_bench: Bench) -> Iterator[Row]:
    """P3: what the program and whatever it started hold after every page was opened once."""
    with tempfile.TemporaryDirectory() as home:
        env = _home(Path(home))
        held, kinds = zip(
            *(json.loads(_run(_OURS, "memory", env)) for _round in "123"), strict=True
        )
        alone = json.dumps([_ALONE.get(kind, kind) for kind in kinds[-1]])
        bare = median(int(_run(_BARE, alone, env)) for _round in "123")
    work = f"memory after every page, {_WORDS} stored"
    ours, limit = median(held) / 1024, bare / 1024
    yield Row(number="P3", work=work, ours=ours, limit=limit, target=2.2, unit="MiB")


def _home(home: Path) -> dict[str, str]:
    """A PC that was used yesterday: a sample office, its settings, a snapshot, compiled modules."""
    desk = open_desk(Settings(), address=f"sqlite:///{home / 'receptionist.sqlite3'}")
    fill_with_sample(desk, count=_STORED, seed=1, language="es")
    desk.close()
    save_settings(Settings(language="es", welcomed=True, asks_name="no"), home / "settings.toml")
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "RECEPTIONIST_HOME": str(home)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    _run(_OURS, "snapshot", env)
    return env


def _run(code: str, said: str, env: dict[str, str]) -> str:
    command = [sys.executable, "-c", code, said]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True, timeout=120)
    return done.stdout.strip()


ROWS = {"P1": start, "P3": memory}
