"""Somebody works at the windows, and every turn of their thread is timed; a program for the bench.

Arguments: a folder, how many clean forms, how many seconds each question to the database takes.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from receptionist.domain.trays import Tray
from receptionist.services.find_messages import messages
from receptionist.storage.database import Database
from tests.sights.stage import Stage, dress
from ui.hands import Hands

_ROWS = 10_000
_BETWEEN_KEYS = 0.05
_KEYS = ("Down", "Down", "Up", "Return", "Esc", "Ctrl+2", "Ctrl+5", "Ctrl+F")
_SCROLLED = ("PgDown",) * 60 + ("Down",) * 60 + ("End", "Home") * 3 + ("PgUp",) * 20


class Player:
    """The person, the program, and the seconds of each turn."""

    def __init__(self, folder: Path) -> None:
        self.turns: list[float] = []
        self.slow = 0.0
        self._make_slow()
        self.stage = Stage(_app(), folder, language="es", state="crowded")
        self.hands = self.stage.hands
        self.window = self.stage.app.window
        self.stage.idle()
        # Offscreen, reminders that rise would take the keyboard; desktops do not give it to them.
        self.stage.app.reminding.ticker.stop()
        self.stage.tidy()
        Hands.turn = staticmethod(self.turn)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One turn, timed."""
        began = time.perf_counter()
        yield
        self.turns.append(time.perf_counter() - began)

    def forms(self, count: int) -> list[float]:
        """From F2 to the cursor in a clean form, each time."""
        taken = []
        for _time in range(count):
            self._rest(_BETWEEN_KEYS)  # the list before it is painted: that is not the form's
            began = time.perf_counter()
            self.hands.press("F2")
            form = self.window.capture.form
            if form is None or self.window.focusWidget() is not form.who or form.who.text():
                raise LookupError("no clean form")
            taken.append(time.perf_counter() - began)
            self.hands.type("ab")
            self.hands.press("Esc")
            self.window.capture.throw_away()
            self.window.to_list()
            self.hands.settle()
        return taken

    def work(self, seconds: float) -> list[float]:
        """Calls, lists and a search, while each question to the database takes so long."""
        self.turns.clear()
        self.slow = seconds
        for _round in range(2):
            self._call()
            self.hands.press("F2")
            self.hands.type("Gestoría Vega")
            self.window.to_list()
            self.hands.press(*_KEYS)
            self.hands.type("caldera")
            self.hands.press("Esc")
            self._rest(2.5)
        self.slow = 0.0
        return list(self.turns)

    def scroll(self) -> list[float]:
        """Down and up a list of ten thousand."""
        rows = messages(self.stage.desk, tray=Tray.OPEN, limit=0)
        many = [replace(rows[at % len(rows)], number=at + 1) for at in range(_ROWS)]
        self.window.to_list()
        self.hands.settle()
        self.window.trays.model.set_rows(many)
        self.turns.clear()
        self.hands.press(*_SCROLLED)
        return list(self.turns)

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        self.hands.until(lambda: time.monotonic() > until)

    def _call(self) -> None:
        self.hands.press("F2")
        for typed in ("Pilar Castro", "Clínica Albor", "655123456"):
            self.hands.type(typed)
            self.hands.press("Return")
        self.hands.type("ju")
        self.hands.press("Return")
        self.hands.type("Pregunta por el presupuesto de la caldera")
        self.hands.press("F8", "F7", "F9")

    def _make_slow(self) -> None:
        for name in ("begin", "read"):
            real = getattr(Database, name)

            def waits(database: Database, real: Any = real, **how: Any) -> Any:
                time.sleep(self.slow)
                return real(database, **how)

            setattr(Database, name, waits)


def _app() -> QApplication:
    app = QApplication(sys.argv[:1])
    dress(app, "light", 100)
    return app


def main() -> None:
    """Play, print, and go without waiting for the slow database."""
    folder, count, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    player = Player(folder)
    said = {"forms": player.forms(count), "scroll": player.scroll()}
    player.stage.tidy()
    said["pauses"] = player.work(seconds) if seconds else []
    print(json.dumps(said), flush=True)  # noqa: T201 -- it is a program
    os._exit(0)


if __name__ == "__main__":
    main()
