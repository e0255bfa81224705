"""Watches over the tick: when nobody looks at what is due any more, a red line says so."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from receptionist.i18n import _
from ui.background import Background
from ui.ticker import Ticker

_EVERY_MS: Final = 5_000
_TOO_LONG: Final = 60.0


class Watchdog(QObject):
    """Hears every look of the ticker; `say` shows the red line, or takes it away ("").

    It reckons by the PC's own seconds, which no clock that is set can move.
    """

    def __init__(
        self,
        ticker: Ticker,
        background: Background,
        say: Callable[[str], None],
        parent: QObject,
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._ticker = ticker
        self._background = background
        self._say = say
        self._seconds = seconds
        self._heard = seconds()
        self._missed = self._barks = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self._heard = self._seconds()
        self._ticker.ticked.connect(self._hear)
        self._timer.start()

    def stop(self) -> None:
        """The window ends."""
        self._timer.stop()

    def look(self) -> None:
        """Say so when the last look is too long ago, twice in a row: not just after a sleep."""
        if self._seconds() - self._heard <= _TOO_LONG:
            return
        if not self._missed:
            self._missed = True
            self._ticker.tick()
            return
        self._barks = True
        hangs = self._background.busy_for > _TOO_LONG / 2
        self._say(_hangs() if hangs else _stands_still())

    def _hear(self) -> None:
        self._heard = self._seconds()
        self._missed = False
        if self._barks:
            self._barks = False
            self._say("")


def _hangs() -> str:
    return _(
        "The messages have not answered for over a minute: reminders may be missing. "
        "What you type is kept here."
    )


def _stands_still() -> str:
    return _(
        "Nobody has looked at what is due for over a minute: reminders may be missing. "
        "Quit the program and start it again."
    )
