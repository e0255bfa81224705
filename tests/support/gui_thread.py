"""Watches the thread of the windows: no file, no database, no pause of a second, in any story.

A window does something only in a turn of the hands; what the test does itself comes between them.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

from receptionist.storage.database import Database
from ui.hands import Hands

LONGEST: Final = 1.0
_EVERY: Final = 0.05
_HOUSE: Final = Path(__file__).resolve().parent.parent.parent
_UI: Final = str(_HOUSE / "ui")
_TESTS: Final = str(_HOUSE / "tests")
_ITSELF: Final = "gui_thread.py"
# The hands are the person's, not the program's.
_NOT_WINDOWS: Final = (str(_HOUSE / "ui" / "hands.py"),)
_TOUCHES: Final = frozenset(
    (
        *("open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir", "os.rmdir"),
        *("sqlite3.connect", "subprocess.Popen", "socket.connect", "shutil.copyfile"),
    )
)
ALLOWED: Final = (
    "importlib._bootstrap",  # what is used for the first time is loaded then
    "gettext.py",  # another language is read once, when it is chosen
    "zoneinfo",  # so is another time zone
    "linecache.py",  # an error is being told with its lines
)

_watching: GuiThread | None = None
_hooked = False


class GuiThread:
    """What was found: `touched` with the stack of each, `paused` with where it stood."""

    def __init__(self) -> None:
        self.touched: list[str] = []
        self.paused: list[str] = []
        self._thread = threading.main_thread().ident or 0
        self._began: float | None = None
        self._turns = 0
        self._end = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="Dummy watcher", daemon=True)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The windows do what they have to: until it ends they answer nobody."""
        before, self._began = self._began, time.monotonic()
        self._turns += 1
        try:
            yield
        finally:
            self._turns -= 1
            self._began = before

    def note(self, what: str) -> None:
        """Something was touched; if a window did it, in its own thread, it is kept."""
        if threading.get_ident() != self._thread or not self._turns:
            return
        frames = list(_frames(sys._getframe(2)))
        names = [frame.f_code.co_filename for frame in frames]
        ours = (name for name in names if name.startswith((_UI, _TESTS)))
        # What a test hangs on a signal is the test's own.
        nearest = next((name for name in ours if not name.endswith(_ITSELF)), "")
        allowed = any(each in name for each in ALLOWED for name in names)
        if nearest.startswith(_UI) and nearest not in _NOT_WINDOWS and not allowed:
            stack = "".join(traceback.format_stack(frames[0], limit=14))
            self.touched.append(f"{what}\n{stack}")

    def start(self) -> None:
        """Watch for pauses from now on."""
        self._watcher.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._end.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._end.wait(_EVERY):
            began = self._began
            if began is not None and time.monotonic() - began >= LONGEST * _busy():
                stack = traceback.format_stack(sys._current_frames()[self._thread], limit=14)
                self.paused.append("".join(stack))
                self._began = None


def _busy() -> float:
    """How much longer than alone everything takes on this PC now."""
    return max(1.0, 2 * os.getloadavg()[0] / (os.cpu_count() or 1))


def _frames(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching is not None and event in _TOUCHES:
        _watching.note(f"{event} {arguments[0] if arguments else ''}")


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[GuiThread]:
    """Watch while a story is told; a hook of Python's stays for good, so it is set but once."""
    global _hooked, _watching
    if not _hooked:
        sys.addaudithook(_hear)
        _hooked = True
    found = GuiThread()
    for name in ("begin", "read"):
        real = getattr(Database, name)

        def noted(self: Database, *, real: Any = real, name: str = name, **more: Any) -> Any:
            found.note(f"database.{name}()")
            return real(self, **more)

        monkeypatch.setattr(Database, name, noted)
    monkeypatch.setattr(Hands, "turn", staticmethod(found.turn))
    _watching = found
    found.start()
    try:
        yield found
    finally:
        _watching = None
        found.stop()
