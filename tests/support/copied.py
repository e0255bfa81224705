"""A file of messages, made once and copied for each test: a tenth of what making it costs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


def copied(file: Path, make: Callable[[str], None]) -> str:
    """The address of `file`, which becomes what `make` makes at an address, and closes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_made(make))
    return f"sqlite:///{file.as_posix()}"


@cache
def _made(make: Callable[[str], None]) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "desk.sqlite3"
        make(f"sqlite:///{file.as_posix()}")
        return file.read_bytes()
