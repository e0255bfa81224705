"""Starting with the session: the entry that each system reads when somebody logs in.

Linux: a desktop file in the autostart folder (XDG Desktop Application Autostart); Windows: a value
under the user's Run key; macOS: a LaunchAgent. Written once and when the setting changes: whoever
takes the entry away by the system's own means has it stay away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject

from receptionist.files import write_safely
from receptionist.paths import autostart_folder
from ui.background import Background
from ui.seat import Seat

_NAME: Final = "Receptionist"
_RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_SPECIAL: Final = '"`$\\'


class SessionStart(QObject):
    """Follows the setting; `failed` hears why an entry could not be written."""

    def __init__(
        self,
        seat: Seat,
        background: Background,
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._failed = failed
        self._followed = seat.settings.starts_with_session
        seat.changed.connect(self.follow)

    def follow(self) -> None:
        """Write or take away the entry, where the setting is another one than before."""
        settings = self._seat.settings
        wanted = settings.starts_with_session
        if not wanted:
            # Nobody has decided yet: it starts with the session once somebody was welcomed here.
            office = self._seat.office
            if settings.welcomed and office is not None and not office.sample:
                self._seat.save_settings(replace(settings, starts_with_session="yes"))
            return
        if wanted != self._followed:
            self._followed = wanted
            self._background.keep(
                lambda: start_with_session(wanted == "yes"), lambda _done: None, self._failed
            )


def start_with_session(wanted: bool, *, system: str = sys.platform) -> None:
    """Make the entry, or take it away. Raises StorageTrouble, OSError."""
    if system == "win32":
        _set_run_key(wanted)
        return
    file = entry_file(system)
    if wanted:
        content = _launch_agent() if system == "darwin" else _desktop_file()
        write_safely(file, content)
    else:
        file.unlink(missing_ok=True)


def entry_file(system: str = sys.platform) -> Path:
    """Where the entry stands on Linux and macOS."""
    name = "org.receptionist.desk.plist" if system == "darwin" else "receptionist.desktop"
    return autostart_folder(system) / name


def command() -> list[str]:
    """How this very program is started again, without showing its window."""
    beside = Path(sys.executable).with_name("receptionist" + (".exe" * (os.name == "nt")))
    if getattr(sys, "frozen", False):
        started = [sys.executable]
    elif beside.exists():
        started = [str(beside)]
    else:
        started = [sys.executable, "-m", "ui.start"]
    return [*started, "--hidden"]


def _desktop_file() -> bytes:
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={_NAME}",
        "Icon=receptionist",
        f"Exec={' '.join(map(_quoted, command()))}",
        "X-GNOME-Autostart-enabled=true",
        "Terminal=false",
    )
    return "\n".join((*lines, "")).encode()


def _quoted(word: str) -> str:
    """One argument of an Exec line (Desktop Entry Specification, "The Exec key").

    The line is a string value first, so that each backslash of the quoting is itself written twice.
    """
    inner = "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in word)
    return '"{}"'.format(inner.replace("\\", "\\\\").replace("%", "%%"))


def _launch_agent() -> bytes:
    import plistlib

    return plistlib.dumps(
        {
            "Label": "org.receptionist.desk",
            "ProgramArguments": command(),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
    )


def _set_run_key(wanted: bool) -> None:
    import subprocess
    import winreg

    registry: Any = winreg  # the stubs have nothing of it on other systems
    with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN_KEY, 0, registry.KEY_SET_VALUE) as run:
        if wanted:
            line = subprocess.list2cmdline(command())
            registry.SetValueEx(run, _NAME, 0, registry.REG_SZ, line)
        else:
            try:
                registry.DeleteValue(run, _NAME)
            except FileNotFoundError:
                return
