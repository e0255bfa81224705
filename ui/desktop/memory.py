"""Gives memory back to the PC that a window needed and nobody needs any more.

Where the C library is glibc it keeps what was freed for later; a settings window or a preview of
paper leaves 6 MiB behind that way.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QTimer

from ui.background import Background

_SOON_MS: Final = 100  # its parts go when Qt comes round to it


def give_back_soon(background: Background) -> None:
    """Once what was just closed is gone; it takes 12 ms, and not of the windows' thread."""
    if shiboken6.isValid(background):  # else the program itself has ended
        keep = partial(background.keep, give_back, lambda _done: None)
        QTimer.singleShot(_SOON_MS, background, keep)


def give_back() -> None:
    """Nothing happens where another C library is."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
