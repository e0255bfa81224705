"""The entry point: hands over to a running window and exits, or becomes it.

Standard library only, so that a second click costs a moment and loads no Qt.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from receptionist import __version__
from ui.door import knock


class Options(NamedTuple):
    """What may be said at the start."""

    database: str | None = None
    hidden: bool = False


def main(arguments: list[str] | None = None) -> int:
    """Show the running window, or become it; the exit code of the program."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if knock({"do": "raise", "activation": _activation()}):
        return 0
    _choose_platform()
    import ui.guards.plain_import  # noqa: F401 -- before all the rest
    from ui.desktop.program import run

    return run(options)


def _choose_platform() -> None:
    """On Wayland no window may stay on top or come up by itself: XWayland is used where it is.

    Whoever chose a platform themselves keeps it. Without XWayland Qt goes on to Wayland, and
    reminders come as notifications.
    """
    there = os.environ.get("WAYLAND_DISPLAY") and os.environ.get("DISPLAY")
    if sys.platform.startswith("linux") and there:
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb;wayland")


def _activation() -> str:
    """The desktop's permission to come to the front, handed on to the running window."""
    return os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")


def _options(arguments: list[str]) -> Options:
    if not arguments:
        return Options()
    import argparse  # most starts have no use for it

    parser = argparse.ArgumentParser(prog="receptionist", description="The desk of whoever answers")
    parser.add_argument("--version", action="version", version=f"Receptionist {__version__}")
    parser.add_argument("--database", metavar="ADDRESS", help="the desk to open, for this start")
    parser.add_argument("--hidden", action="store_true", help="start without showing the window")
    found = parser.parse_args(arguments)
    return Options(database=found.database, hidden=found.hidden)


if __name__ == "__main__":
    sys.exit(main())
