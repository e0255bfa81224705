"""Where the running window listens for a second start; standard library only."""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from getpass import getuser
from pathlib import Path

_ANSWERS_WITHIN = 2.0
ANSWER = b"ok\n"


def address(home: str | None = None) -> str:
    """The local socket (a named pipe on Windows) of this person's desk on this PC.

    One for each RECEPTIONIST_HOME, so that a sample office runs beside the real one.
    """
    if home is None:
        home = os.environ.get("RECEPTIONIST_HOME", "")
    # To tell them apart; nothing about it is a secret.
    whose = f"{zlib.crc32(os.fsencode(f'{getuser()} {home}')):08x}"
    if os.name == "nt":
        return rf"\\.\pipe\receptionist-{whose}"
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return str(Path(folder) / f"receptionist-{whose}.sock")


def knock(request: dict[str, str], *, at: str | None = None) -> bool:
    """Hand `request` to the running window; False when nobody answers."""
    line = json.dumps(request).encode() + b"\n"
    at = at or address()
    try:
        if os.name == "nt":
            with Path(at).open("r+b", buffering=0) as pipe:
                pipe.write(line)
                return pipe.read(len(ANSWER)) == ANSWER
        if not Path(at).exists():
            return False
        import socket  # most starts find nobody to talk to

        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_ANSWERS_WITHIN)
            connection.connect(at)
            connection.sendall(line)
            return connection.recv(len(ANSWER)) == ANSWER
    except OSError:
        return False
