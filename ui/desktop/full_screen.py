"""Whether another program fills the screen just now: a talk, a film, a shared screen.

Nothing pops up over it then (product.md §7); the number on the icon beside the clock has to do.
Windows says it itself; under X11 the window in front says so (EWMH, `_NET_WM_STATE_FULLSCREEN`).
Wayland tells nobody what is in front, and on macOS a full screen is a space of its own, in which
the desktop shows no window of ours: there it is False.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtWidgets import QApplication

# SHQueryUserNotificationState: busy (a full-screen program), Direct3D in exclusive use, presenting.
_WINDOWS_BUSY: Final = (2, 3, 4)


def full_screen_in_front() -> bool:
    """Whether a window that is not ours fills the screen; one of ours does not count."""
    if QApplication.activeWindow() is not None:
        return False
    if sys.platform == "win32":
        return _windows()
    if QApplication.platformName() == "xcb":
        from ui.desktop.x11 import front_window_fills_the_screen

        return front_window_fills_the_screen()
    return False


def _windows() -> bool:
    import ctypes

    state = ctypes.c_int(0)
    shell: object = getattr(ctypes, "windll", None)
    ask = getattr(getattr(shell, "shell32", None), "SHQueryUserNotificationState", None)
    return ask is not None and ask(ctypes.byref(state)) == 0 and state.value in _WINDOWS_BUSY
