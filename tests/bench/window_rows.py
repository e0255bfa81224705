"""P1 and P9: how soon the window is painted, and how soon F2 gives a clean form."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.bench.timing import Bench, Row, turns

_PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            sys.stdout.flush()
            import os
            os._exit(0)
        return False
"""
_OURS = (
    _PAINTED
    + """
from PySide6.QtWidgets import QApplication
from receptionist.settings import load_settings
from ui import theme
from ui.app import App, speak
app = QApplication([])
settings = load_settings()
speak(settings)
theme.load_fonts(app)
theme.apply(app, "light")
desk = App(settings)
painted = Painted()
desk.window.installEventFilter(painted)
desk.show()
app.exec()
"""
)
_BARE = (
    _PAINTED
    + """
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
app = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
for number in range(30):
    column.addWidget(QPushButton(str(number)))
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""
)


def start(_bench: Bench) -> Iterator[Row]:
    """P1: from the start of the process to the first paint."""
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "RECEPTIONIST_HOME": home}

        def run(code: str) -> None:
            subprocess.run([sys.executable, "-c", code], env=env, check=True)

        run(_OURS)
        taken = turns(lambda: run(_OURS), lambda: run(_BARE), rounds=7)
    yield taken.row("P1", "start, painted", 1.35)


ROWS = {"P1": start}
