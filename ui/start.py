"""The entry point: hands over to a running window and exits, or becomes it.

Standard library only, and little of it, so that a second click costs a moment and loads no Qt.
"""

from __future__ import annotations

import os
import sys

from ui.door.call import BadCall, is_call, read_call
from ui.door.knock import knock

_AS_HELPER = "--apart"  # as in receptionist.apart, which takes longer to load than a call may


def main(arguments: list[str] | None = None) -> int:
    """Show the running window, or become it; the exit code of the program."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == [_AS_HELPER]:
        return _work_apart(arguments[1:])
    if is_call(arguments):
        return _tell_of_call(arguments)
    from ui.door.options import Options, read_options

    options = read_options(arguments) if arguments else Options()
    if knock({"do": "raise", "activation": _activation()}):
        return 0
    _choose_platform()
    if _sees_no_screen():
        return _say_no_screen()
    import ui.guards.plain_import  # noqa: F401 -- before all the rest
    from ui.desktop.program import run

    return run(options)


def _work_apart(loads: list[str]) -> int:
    """A bundle that its own window has started: there is no Python beside it for that."""
    from receptionist.apart.helper import main as work

    work(loads)
    return 0


def _tell_of_call(arguments: list[str]) -> int:
    """0 when the window knows of it, 1 when there is none, 2 when it is no call."""
    try:
        if knock(read_call(arguments)):
            return 0
        code, words = 1, "no window runs here that could be told of a call"
    except BadCall as error:
        code, words = 2, f"{error}"
    if sys.stderr is not None:  # a window's program on Windows has none
        sys.stderr.write(f"receptionist: {words}\n")
    return code


def _choose_platform() -> None:
    """On Wayland no window may stay on top or come up by itself: XWayland is used where it is.

    Whoever chose a platform themselves keeps it. Without XWayland Qt goes on to Wayland, and
    reminders come as notifications.
    """
    there = os.environ.get("WAYLAND_DISPLAY") and os.environ.get("DISPLAY")
    if sys.platform.startswith("linux") and there:
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb;wayland")


def _sees_no_screen() -> bool:
    """Where there is neither X nor Wayland, Qt would end the program with a core file."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(map(os.environ.get, screens))


def _say_no_screen() -> int:
    from receptionist.i18n import _, system_language, use_language

    use_language(system_language())
    words = _("There is no screen here to show the window on. At a terminal: receptionist-cli.")
    sys.stderr.write(words + "\n")
    return 1


def _activation() -> str:
    """The desktop's permission to come to the front, handed on to the running window."""
    return os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")


if __name__ == "__main__":
    sys.exit(main())
