"""Patience with a deadline, so that no test ever sleeps for a guessed time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_until(condition: Callable[[], T], *, within: float = 10.0, what: str = "") -> T:
    """What `condition` returns as soon as it is true; fails when `within` seconds are over."""
    deadline = time.monotonic() + within
    pause = threading.Event()
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within} s: {what or condition}")
        pause.wait(0.01)
    return found
