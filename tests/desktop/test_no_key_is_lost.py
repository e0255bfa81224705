"""R9: whoever types elsewhere loses no letter while reminders rise, and none reaches them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from receptionist.paths import drafts_folder
from tests.desktop.program import Program, start
from tests.support.desktop import end
from tests.support.waiting import wait_until

RISES = 20 if os.environ.get("RECEPTIONIST_FULL") else 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"

# Another program, where somebody writes: what it gets is kept in a file at every key.
_OTHER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication([])
paper = QPlainTextEdit()
paper.setWindowTitle("Somebody writes here")
paper.textChanged.connect(lambda: Path(sys.argv[1]).write_text(paper.toPlainText()))
paper.show()
app.exec()
"""


def test_ten_keys_a_second_while_reminders_rise(program: Program, tmp_path: Path) -> None:
    written = tmp_path / "written"
    other = subprocess.Popen([sys.executable, "-c", _OTHER, str(written)], env=program.env)
    try:
        wait_until(lambda: program.windows("Somebody writes here"), within=30)
        program.xdotool("search", "--name", "Somebody writes here", "windowactivate", "--sync")
        typed = ""
        for rise in range(RISES):
            program.take(f"Reminder {rise}", due_in=0.3)
            program.xdotool("type", "--delay", "100", LETTERS)
            typed += LETTERS
        wait_until(lambda: program.windows("^Reminders$"), what="the reminder window rose")
        wait_until(lambda: written.read_text() == typed, what="every letter arrived")
        assert program.front() == "Somebody writes here"
    finally:
        end(other)
    assert all(program.message(number).open for number in range(1, RISES + 1))


def test_what_is_typed_as_soon_as_there_is_a_window_stands_in_a_form(program: Program) -> None:
    """The pages are made behind the first paint, and what is typed waits for them."""
    end(program.process)
    program.process = start(program.env)
    wait_until(lambda: program.windows("Receptionist|Talleres Norte"), within=30)
    program.xdotool("key", "--delay", "0", "F2")
    program.xdotool("type", "--delay", "2", LETTERS)
    wait_until(
        lambda: any(LETTERS in each.read_text() for each in drafts_folder().glob("*.json")),
        what="every letter stands in a form",
    )
