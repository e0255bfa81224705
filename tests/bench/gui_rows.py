"""P9, P13 and a long list: how long the windows answer nobody, at every turn of their thread.

A turn is what Qt does between two keys, or in 20 ms of waiting: never less than one pause.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Bench, Row

_HOUSE = Path(__file__).resolve().parent.parent.parent
_PLAYED = """
import json, sys, time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from PySide6.QtWidgets import QApplication
from receptionist.services.find_messages import Tray, messages
from receptionist.storage.database import Database
from tests.sights.stage import Stage, dress
from ui.hands import Hands

slow = [0.0]
for name in ("begin", "read"):
    real = getattr(Database, name)
    def waits(self, real=real):
        time.sleep(slow[0])
        return real(self)
    setattr(Database, name, waits)
turns = []
@contextmanager
def turn():
    began = time.perf_counter()
    yield
    turns.append(time.perf_counter() - began)

app = QApplication([])
dress(app, "light", 100)
stage = Stage(app, Path(sys.argv[1]), language="es", state="crowded")
hands, window = stage.hands, stage.app.window
rows = messages(stage.desk, tray=Tray.ALL, limit=0)
Hands.turn = staticmethod(turn)
said = {"forms": [], "pauses": [], "scroll": []}

def call():
    hands.press("F2")
    for typed in ("Pilar Castro", "Clínica Albor", "655123456"):
        hands.type(typed)
        hands.press("Return")
    hands.type("ju")
    hands.press("Return")
    hands.type("Pregunta por el presupuesto de la caldera")
    hands.press("F8", "F7", "F9")

for at in range(int(sys.argv[2])):
    began = time.perf_counter()
    hands.press("F2")
    assert window.capture.form.who.hasFocus()
    said["forms"].append(time.perf_counter() - began)
    hands.type("ab")
    hands.press("Esc")
turns.clear()
slow[0] = float(sys.argv[3])
for _round in range(2):
    call()
    hands.press("F2")
    hands.type("Gestoría Vega")
    window.to_list()
    for key in ("Down", "Down", "Up", "Return", "Esc", "Ctrl+2", "Ctrl+5", "Ctrl+F"):
        hands.press(key)
    hands.type("caldera")
    hands.press("Esc")
    began = time.monotonic()
    hands.until(lambda: time.monotonic() - began > 2.5)
said["pauses"] = list(turns)
slow[0] = 0.0
hands.until(lambda: not stage.app.background.saving)
stage.idle()
many = [replace(rows[at % len(rows)], number=at + 1) for at in range(10_000)]
window.trays.model.set_rows(many)
window.to_list()
turns.clear()
for key in ["PgDown"] * 60 + ["Down"] * 60 + ["End", "Home"] * 3 + ["PgUp"] * 20:
    hands.press(key)
said["scroll"] = list(turns)
print(json.dumps(said))
sys.stdout.flush()
import os
os._exit(0)
"""


def _played(*, forms: int, seconds: float) -> dict[str, list[float]]:
    """The seconds of each turn, while somebody works with a database so slow."""
    screen = _HOUSE / "tests" / "support" / "screen.json"
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_LOGGING_RULES": "*.warning=false",
            "RECEPTIONIST_HOME": home,
            "PYTHONPATH": str(_HOUSE),
        }
        command = [sys.executable, "-W", "ignore", "-c", _PLAYED, home, str(forms), str(seconds)]
        done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
        found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
        return found


def _worst(seconds: list[float], share: float) -> float:
    """The time that this share of them does not pass."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def pauses(bench: Bench) -> Iterator[Row]:
    """P9 and P13, and the list; p99.9 of a few hundred turns is the longest of them."""
    said = _played(forms=300 if bench.full else 60, seconds=2.0)
    yield Row(
        number="P13", work="pauses, 2 s a query", ours=_worst(said["pauses"], 0.999), limit=0.05
    )
    yield Row(
        number="P13", work="list of 10 000 scrolls", ours=_worst(said["scroll"], 0.999), limit=0.05
    )


def clean_form(bench: Bench) -> Iterator[Row]:
    """P9: F2 to a clean form with the keyboard, p99."""
    said = _played(forms=300 if bench.full else 60, seconds=0.0)
    yield Row(number="P9", work="F2, clean form", ours=_worst(said["forms"], 0.99), limit=0.05)


ROWS = {"P9": clean_form, "P13": pauses}
