"""Another PC of the office: a colleague's program, told by lines what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]


class OtherPc:
    """One program with a home of its own; it opens a window for each story."""

    def __init__(self, home: Path) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.stories.colleague"],
            env=os.environ | {"RECEPTIONIST_HOME": str(home)},
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def open(self, address: str, *, at: datetime) -> None:
        """A window on that office, whose clock stands there until it is asked what it shows."""
        self._ask(open=address, at=at.isoformat())

    def shows(self, rows: list[str], *, at: datetime) -> list[str]:
        """What its list shows: these rows as soon as it does, else what it shows in the end."""
        found: list[str] = self._ask(show=rows, at=at.isoformat())
        return found

    def close(self) -> None:
        """The window is closed."""
        self._ask(close=True)

    def end(self) -> None:
        """The program ends."""
        self._program.communicate('{"end": true}\n', timeout=20)
        assert self._program.returncode == 0

    def _ask(self, **what: Any) -> Any:
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(json.dumps(what) + "\n")
        self._program.stdin.flush()
        answer = self._program.stdout.readline()
        assert answer, "the colleague's program has ended"
        return json.loads(answer)
