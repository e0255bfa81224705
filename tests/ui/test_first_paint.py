"""The first paint needs Qt and the standard library; everything heavy is loaded after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_NOT_YET = (
    *("sqlalchemy", "alembic", "reportlab", "phonenumbers", "holidays", "babel", "pypdfium2"),
    *("jeepney", "plyer", "PIL", "receptionist.services.desk", "receptionist.storage"),
)
_UNTIL_PAINTED = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from receptionist.settings import Settings
from ui import theme
from ui.app import App, speak
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(" ".join(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False
app = QApplication([])
speak(Settings())
theme.load_fonts(app)
theme.apply(app, "light")
desk, painted = App(Settings()), Painted()
desk.window.installEventFilter(painted)
desk.show()
app.exec()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _UNTIL_PAINTED],
        env=os.environ | {"RECEPTIONIST_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    loaded = done.stdout.split()
    assert "PySide6.QtWidgets" in loaded, done.stderr
    assert [name for name in _NOT_YET if name in loaded] == []
