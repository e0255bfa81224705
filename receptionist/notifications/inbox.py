"""Where callers leave what they want shown without waiting; what fell together is gathered."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from receptionist.notifications.notice import Notice

_log = logging.getLogger(__name__)

GATHER_SECONDS: Final = 0.3
_ROOM: Final = 200


class Inbox:
    """Holds the newest wish for each key (a notice, or None to withdraw it), at most 200."""

    def __init__(self, *, gather: float = GATHER_SECONDS) -> None:
        self._gather = gather
        self._lock = threading.Lock()
        self._wishes: dict[str, Notice | None] = {}
        self._ready_at = 0.0
        self._closed = False
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)

    def show(self, notices: Iterable[Notice], *, at_once: bool) -> None:
        """Want these shown; `at_once` when nothing more is expected to fall together with them."""
        now = time.monotonic()
        with self._lock:
            ready_at = now if at_once else now + self._gather
            gathering = any(self._wishes.values())
            self._ready_at = min(self._ready_at, ready_at) if gathering else ready_at
            for notice in notices:
                self._wish(notice.key, notice)
        self.ring()

    def withdraw(self, key: str) -> None:
        """Want `key` off the screen, or never on it."""
        with self._lock:
            if not self._wishes:
                self._ready_at = 0.0
            self._wish(key, None)
        self.ring()

    def _wish(self, key: str, notice: Notice | None) -> None:
        if self._closed:
            return
        self._wishes.pop(key, None)  # the newest goes to the end
        self._wishes[key] = notice
        if len(self._wishes) > _ROOM:
            oldest = next(iter(self._wishes))
            del self._wishes[oldest]
            _log.info("too many notifications at once, one was dropped")

    def take(self) -> dict[str, Notice | None]:
        """All wishes, once their time to gather is over."""
        with self._lock:
            if self._ready_at > time.monotonic():
                return {}
            wishes, self._wishes = self._wishes, {}
            return wishes

    def seconds_left(self) -> float | None:
        """In how many seconds `take` has something; None when nothing is wished for."""
        with self._lock:
            return max(0.0, self._ready_at - time.monotonic()) if self._wishes else None

    def hurry(self) -> None:
        """Gather no longer: what is there goes out now."""
        with self._lock:
            self._ready_at = 0.0
        self.ring()

    def fileno(self) -> int:
        """Readable when the bell was rung."""
        return self._ear.fileno()

    def ring(self) -> None:
        """Wake whoever waits on `fileno`; a bell that still rings needs no second ring."""
        with self._lock, suppress(BlockingIOError):
            if not self._closed:
                self._bell.send(b"!")

    def hush(self) -> None:
        """The bell was heard."""
        with suppress(BlockingIOError):
            self._ear.recv(4096)

    def close(self) -> None:
        """Nobody listens any more."""
        with self._lock:
            self._closed = True
            self._wishes.clear()
            self._bell.close()
            self._ear.close()
