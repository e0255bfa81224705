"""Where the running window listens for a second start, and how one speaks to it.

Few imports on purpose: with a call that comes in, starting Python is all that takes time.
"""

from __future__ import annotations

import os
import zlib

_ANSWERS_WITHIN = 2.0
_BETWEEN = "\0"
ANSWER = b"ok\n"
LONGEST = 8192
"""So many bytes a request may have."""


def address(home: str | None = None) -> str:
    """The local socket (a named pipe on Windows) of this person's desk on this PC.

    One for each RECEPTIONIST_HOME, so that a sample office runs beside the real one.
    """
    if home is None:
        home = os.environ.get("RECEPTIONIST_HOME", "")
    who = os.getlogin() if os.name == "nt" else os.getuid()
    # To tell them apart; nothing about it is a secret.
    whose = f"{zlib.crc32(os.fsencode(f'{who} {home}')):08x}"
    if os.name == "nt":
        return rf"\\.\pipe\receptionist-{whose}"
    return f"{os.environ.get('XDG_RUNTIME_DIR') or _temporary()}/receptionist-{whose}.sock"


def knock(request: dict[str, str], *, at: str | None = None) -> bool:
    """Hand `request` to the running window; False when nobody answers."""
    line, at = written(request), at or address()
    try:
        if os.name == "nt":
            with open(at, "r+b", buffering=0) as pipe:  # noqa: PTH123 -- pathlib takes 10 ms
                pipe.write(line)
                return pipe.read(len(ANSWER)) == ANSWER
        if not os.access(at, os.F_OK):
            return False
        # What `socket` is made of: that takes nearly as long to load as Python to start.
        from _socket import AF_UNIX, socket

        connection = socket(AF_UNIX)
        try:
            connection.settimeout(_ANSWERS_WITHIN)
            connection.connect(at)
            connection.sendall(line)
            return connection.recv(len(ANSWER)) == ANSWER
        finally:
            connection.close()
    except OSError:
        return False


def written(request: dict[str, str]) -> bytes:
    """`request` as one line: names and values in turn."""
    words = (each for pair in request.items() for each in pair)
    whole = _BETWEEN.join(" ".join(each.replace("\0", "").splitlines()) for each in words)
    return whole.encode(errors="replace") + b"\n"


def read(line: bytes) -> dict[str, str]:
    """What `written` wrote; anything else reads as something or other, and asks for nothing."""
    words = line.decode(errors="replace").rstrip("\n").split(_BETWEEN)
    return dict(zip(words[::2], words[1::2], strict=False))


def _temporary() -> str:
    import tempfile  # takes as long as all the rest; where there is a session it is not needed

    return tempfile.gettempdir()
