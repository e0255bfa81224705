"""Records a call from ring to done: pictures with captions into docs/walk/ and docs/walk.md.

Real keys through the real windows, on a sample office; about sixty seconds of somebody's morning.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
_SCREEN = HERE / "tests" / "support" / "screen.json"
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREEN}")
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")

# ruff: noqa: E402 -- Qt reads the environment when it is imported
from PySide6.QtWidgets import QApplication, QWidget

from tests.sights.stage import Stage, dress

OUT = HERE / "docs" / "walk"
PAGE = HERE / "docs" / "walk.md"


class Walk:
    """One call, written down as it happens."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.hands = stage.hands
        self.app = stage.app
        self.lines: list[str] = []

    def record(self) -> None:
        """The whole of it."""
        self._ring()
        self._talk()
        self._hang_up()
        self._due()
        self._done()
        PAGE.write_text(
            "# A call in sixty seconds\n\nMade by `python3 dev.py screenshots --walk`: real keys, "
            "the real windows, a sample office.\n\n" + "\n".join(self.lines),
            encoding="utf-8",
        )

    def _ring(self) -> None:
        self._shot("0 s", "The phone rings. Whatever is on the screen, **F2** is a clean form.")
        self.hands.press("F2")
        self._shot("1 s", "Who is calling? The cursor is there, one hand holds the receiver.")

    def _talk(self) -> None:
        hands = self.hands
        hands.type("Mary Hughes")
        hands.press("Return")
        hands.type("Hughes Bakery")
        hands.press("Return")
        hands.type("02079461234")
        self.stage.idle()
        self._shot(
            "14 s", "Name, company, number: **Enter** goes on. Nothing of it has to be filled in."
        )
        hands.press("Return")
        hands.type("ma")
        hands.press("Return")
        hands.type("The oven is down again, she needs it before Friday")
        hands.press("F8")
        self._shot("28 s", "For whom: two letters. What they want, and **F8** for urgent.")
        form = self.app.window.capture.form
        if form is None:
            raise LookupError("the form has gone")
        form.by.edit.setFocus()
        hands.press("Ctrl+A")
        hands.type("1pm")
        self.stage.idle()
        self._shot(
            "36 s", "By when: as one says it. The sentence to read back is written meanwhile."
        )

    def _hang_up(self) -> None:
        window = self.app.window
        self.hands.press("F7")
        self.hands.press("F9")
        self.hands.until(lambda: not window.capture.forms, "the message is saved")
        self.stage.idle()
        self._shot("42 s", "**F7** read back and confirmed, **F9** saved: the colleague is told.")

    def _due(self) -> None:
        self.stage.clock.at += timedelta(minutes=74)
        self.app.reminding.ticker.tick()
        reminders = self.app.reminding.window
        self.stage.idle()
        self.hands.until(lambda: reminders.rows, "something is due")
        type(reminders).rise(reminders)  # the stage keeps it down otherwise
        self.hands.until(lambda: not reminders.inert)
        self.stage.idle()
        self._shot(
            "later",
            "Soon due. One window says so, beside the work; no key is lost.",
            reminders,
        )
        reminders.hide()

    def _done(self) -> None:
        window, qt = self.app.window, self.stage.qt
        number = max(each.message.number for each in self.app.reminding.window.rows)
        window.open_message(number)
        self.stage.idle()
        window.activateWindow()
        window.trays.detail.setFocus()
        self._shot("50 s", "The message in full: what was promised, and everything that happened.")
        self.hands.press("D")
        dialog = self.hands.until(qt.activeModalWidget, "the dialog")
        self.stage.idle()
        self._shot("55 s", "**D** is done: what came of it, in a sentence.", dialog)
        self.hands.press("Return")
        self.hands.until(lambda: qt.activeModalWidget() is None, "it is closed")
        self.stage.idle()
        self._shot("60 s", "**Enter**. Ten seconds to take it back with **Ctrl+Z**; kept in time.")

    def _shot(self, when: str, caption: str, of: QWidget | None = None) -> None:
        number = len(self.lines) + 1
        file = OUT / f"{number:02}.png"
        self.hands.picture(of or self.app.window, file)
        self.lines.append(f"**{when}** · {caption}\n\n![{when}](walk/{file.name})\n")


def main() -> int:
    """Record it anew."""
    qt = QApplication(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    dress(qt, "light", 100)
    for old in OUT.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="receptionist-") as home:
        os.environ["RECEPTIONIST_HOME"] = home
        stage = Stage(qt, Path(home), language="en", state="normal")
        Walk(stage).record()
        stage.close()
    print(f"{len(list(OUT.glob('*.png')))} pictures in docs/walk/, told in docs/walk.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
