"""Cuts a connection whose answer does not come in time, whatever the network says.

WORKAROUND: a server that acknowledges packets and never answers (stopped, its disk hanging) keeps a
client waiting for ever; `statement_timeout` needs the server, `tcp_user_timeout` and keepalives
only see a network that is cut.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic


class Watchdog:
    """One thread that cuts the one connection it guards when its time is over."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._until: float | None = None
        self._wakes_at: float | None = None
        self._socket = -1
        self._ended = False
        self._thread: threading.Thread | None = None

    @contextmanager
    def guard(self, fileno: int, *, seconds: float) -> Iterator[None]:
        """Inside, the connection of this socket lives for `seconds`, then it is cut."""
        self.watch(fileno, seconds=seconds)
        try:
            yield
        finally:
            self.let_be()

    def watch(self, fileno: int, *, seconds: float) -> None:
        """From now on the connection of this socket lives for `seconds`, unless it is let be."""
        with self._turn:
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="deadline", daemon=True)
                self._thread.start()
            self._socket, self._until = fileno, monotonic() + seconds
            # It looks at the new deadline when it wakes for an earlier one: no turn for each guard.
            if self._wakes_at is None or self._wakes_at > self._until:
                self._turn.notify()

    def let_be(self) -> None:
        """It has answered, or may take as long as it needs."""
        with self._turn:
            self._until = None

    def close(self) -> None:
        """End the thread."""
        with self._turn:
            self._ended = True
            self._turn.notify()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        with self._turn:
            while not self._ended:
                left = None if self._until is None else self._until - monotonic()
                if left is not None and left <= 0:
                    _cut(self._socket)
                    self._until = left = None
                self._wakes_at = self._until
                self._turn.wait(left)


def _cut(fileno: int) -> None:
    """Shut both directions of somebody else's socket; whoever waits for it gets an error.

    One that was closed at that very moment is none any more: this thread must outlive that.
    """
    with suppress(OSError):
        connection = socket.socket(fileno=fileno)
        try:
            connection.shutdown(socket.SHUT_RDWR)
        finally:
            connection.detach()
