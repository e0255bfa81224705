"""A colleague's window on the same office: a program of its own, with a home of its own.

It reads one line of JSON at a time: {"open": ADDRESS, "at": TIME} opens its window there,
{"show": ROWS, "at": TIME} waits until its list shows these rows and answers with what it shows,
{"close": true} closes it.
"""

from __future__ import annotations

import json
import sys
import threading
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from receptionist.clock import SetClock
from receptionist.domain.trays import Tray
from receptionist.settings import Settings
from tests.stories.shown import rows_of, rows_when
from ui import theme, ticker
from ui.app import App
from ui.hands import Hands

WHO = "Pilar Otero"
"""She works there in these stories alone, and nothing is for her."""

OFTEN_MS = 100
"""How often the programs of the stories look whether others saved something."""


class Colleague(QObject):
    """Does what it is told, in the thread of its windows."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.app: App | None = None
        self.ended = False
        self.clock = SetClock(datetime.fromisoformat("2026-11-24T09:00:00+00:00"))
        self.told.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Hear every line until the end."""
        for line in sys.stdin:
            self.told.emit(line)
        self.told.emit('{"end": true}')

    def _do(self, line: str) -> None:
        what: dict[str, Any] = json.loads(line)
        if "at" in what:
            self.clock.at = datetime.fromisoformat(what["at"])
        if "open" in what:
            self._open(what["open"])
        elif "show" in what:
            assert self.app
            self._answer(rows_when(self.app, what["show"]))
        else:
            self._close()
            if "end" in what:
                self.ended = True
                QApplication.quit()

    def _open(self, address: str) -> None:
        settings = Settings(person=WHO, reminds_for="person", welcomed=True, language="en")
        app = self.app = App(settings, address=address, clock=self.clock)
        app.show()
        Hands(app.window).until(lambda: app.seat.known and hasattr(app, "reminding"), "known")
        app.window.trays.show_tray(Tray.OPEN)
        self._answer(rows_of(app))

    def _close(self) -> None:
        if self.app:
            self.app.quit()
            self.app.window.close()
            for left in (self.app.window, self.app):
                left.deleteLater()
            self.app = None
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
        self._answer([])

    def _answer(self, rows: list[str]) -> None:
        print(json.dumps(rows), flush=True)  # noqa: T201 -- to the story


def main() -> None:
    """Until there is nothing more to read."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, "light")
    ticker._CHANGES_MS = ticker._HEARD_MS = OFTEN_MS  # type: ignore[misc]
    colleague = Colleague()
    threading.Thread(target=colleague.listen, daemon=True).start()
    while not colleague.ended:
        application.exec()  # each window that ends quits its program


if __name__ == "__main__":
    main()
