"""A talk fills the screen: no reminder and no notification over it, and both when it ends."""

from __future__ import annotations

import subprocess
import sys
import threading

from tests.desktop.program import Program
from tests.support.desktop import Desktop, end
from tests.support.waiting import wait_until

_TALK = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
talk = QLabel("A talk")
talk.setWindowTitle("A talk")
talk.showFullScreen()
app.exec()
"""


def test_nothing_pops_up_over_a_talk(program: Program, desktop: Desktop) -> None:
    talk = subprocess.Popen([sys.executable, "-c", _TALK], env=program.env)
    try:
        wait_until(lambda: program.front() == "A talk", within=30, what="the talk is in front")
        program.take("Asks about the quote", due_in=-30)
        # Longer than the program takes to see that somebody else has saved something.
        threading.Event().wait(2.5)
        assert desktop.displayed() == 0
        assert not program.windows("^Reminders$")
    finally:
        end(talk)
    wait_until(lambda: program.windows("^Reminders$"), within=20, what="the talk is over")
    desktop.wait_displayed(1)
