"""A line to a server that the tests cut, silence or slow down wherever they want.

It stands between the program and PostgreSQL's socket, reads the frames of the protocol that the
program sends (protocol 3: a letter, four bytes of length), and knows which statement is under way.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

PORT = 5432
_LENGTH = struct.Struct("!I")
_ASKS_FOR_ENCRYPTION = frozenset({80877103, 80877104})

Rule = Callable[[bytes], str]
"""Told each frame the program sends; "" lets it pass, else what is done: see `CutLine.rule`."""


class CutLine:
    """Listens where a program may connect to; `rule` decides about each frame it sends.

    "cut" ends the connection instead of passing the frame; "cut after" passes it, waits for the
    server's answer, and ends the connection without giving it back; "silence" swallows it and all
    that follows.
    """

    def __init__(self, folder: Path, server: Path) -> None:
        self.folder = folder
        self._server = server / f".s.PGSQL.{PORT}"
        self.rule: Rule = lambda _frame: ""
        self.refuses = self.silent = False
        self.tried = 0
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / f".s.PGSQL.{PORT}"))
        self._listening.listen(50)
        self._open: set[socket.socket] = set()
        self._turn = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._begin(self._accept)

    def cut(self) -> None:
        """End every connection there is."""
        with self._turn:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End everything."""
        self.refuses = True
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join(5)

    def _begin(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, name="cut line", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                program, _where = self._listening.accept()
            except OSError:
                return
            self.tried += 1
            if self.refuses:
                program.close()
                continue
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(str(self._server))
            except OSError:
                program.close()
                server.close()
                continue
            with self._turn:
                self._open |= {program, server}
            state = _Pair(program, server)
            self._begin(self._there, state)
            self._begin(self._back, state)

    def _there(self, pair: _Pair) -> None:
        """What the program says, frame by frame."""
        with suppress(OSError, EOFError):
            self._start(pair)
            while True:
                kind = _exactly(pair.program, 1)
                length = _exactly(pair.program, 4)
                frame = kind + length + _exactly(pair.program, _LENGTH.unpack(length)[0] - 4)
                self._pass_on(pair, frame)
        self._end(pair)

    def _start(self, pair: _Pair) -> None:
        while True:
            length = _exactly(pair.program, 4)
            body = _exactly(pair.program, _LENGTH.unpack(length)[0] - 4)
            pair.server.sendall(length + body)
            if _LENGTH.unpack(body[:4])[0] not in _ASKS_FOR_ENCRYPTION:
                return

    def _pass_on(self, pair: _Pair, frame: bytes) -> None:
        # What was begun is let through to its end, where its answer is to be lost.
        what = "silence" if self.silent else "" if pair.last else self.rule(frame)
        if what == "cut":
            raise EOFError
        if what == "silence" or pair.mute:
            pair.mute = True
            return
        if what == "cut after":
            pair.last = True
        pair.server.sendall(frame)

    def _back(self, pair: _Pair) -> None:
        """What the server answers; a lost answer is read, so that the server has surely acted."""
        with suppress(OSError):
            while data := pair.server.recv(65536):
                if pair.last:
                    if _ready(data):
                        break
                    continue
                if not (pair.mute or self.silent):
                    pair.program.sendall(data)
        self._end(pair)

    def _end(self, pair: _Pair) -> None:
        with self._turn:
            for each in (pair.program, pair.server):
                self._open.discard(each)
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)


class _Pair:
    """One connection: the program's end and the server's."""

    def __init__(self, program: socket.socket, server: socket.socket) -> None:
        self.program, self.server = program, server
        self.mute = self.last = False

    def __del__(self) -> None:
        self.program.close()
        self.server.close()


def _exactly(end: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        part = end.recv(count - len(found))
        if not part:
            raise EOFError
        found += part
    return found


def _ready(data: bytes) -> bool:
    """Whether the server has finished: ReadyForQuery is the last frame of every answer."""
    return data[-6:-1] == b"Z\x00\x00\x00\x05"


@contextmanager
def a_line_to(server: Path) -> Iterator[CutLine]:
    """A line to the socket in that folder; its own lies in another one."""
    with TemporaryDirectory(prefix="line-") as folder:
        line = CutLine(Path(folder), server)
        try:
            yield line
        finally:
            line.close()
