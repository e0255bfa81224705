"""The window's own process never loads what draws paper, and leaves no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import wait_until

_LOOKS_AT_PAPER = """
import sys
from ui.door.options import Options
from ui.desktop import program
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

made = program.App.__init__
def make(self, *given, **named):
    made(self, *given, **named)
    self.settled.connect(lambda: QTimer.singleShot(0, lambda: look(self)))
program.App.__init__ = make

def look(desk):
    from receptionist import apart
    desk._open_day()
    (day,) = [each for each in QApplication.topLevelWidgets() if hasattr(each, "pages")
              and hasattr(each, "pdf")]
    desk.window.show_page("figures")
    charts = desk.window.pages.currentWidget()
    def said():
        if day.pdf and charts.hours.drawn:
            loaded = [name for name in ("reportlab", "PIL", "pypdfium2", "_hashlib")
                      if sys.modules.get(name)]
            print(apart._room.pid, *loaded, flush=True)
            timer.stop()
    timer = QTimer(desk, interval=20)
    timer.timeout.connect(said)
    timer.start()

program.run(Options())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_paper_is_drawn_by_a_process_that_ends_with_the_window(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('language = "es"\nwelcomed = true\nasks_name = "no"\n')
    window = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _LOOKS_AT_PAPER],
        env=os.environ | {"RECEPTIONIST_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert window.stdout is not None
        number, *loaded = window.stdout.readline().split()
    finally:
        window.kill()
        window.communicate()
    assert loaded == []
    wait_until(lambda: not Path(f"/proc/{number}/exe").exists(), within=10, what="its end")
