"""System notifications: what falls due is also said outside our windows, until it is closed.

`open_notifier` gives the one of this PC; `Notice` is what it shows; `Health` what is known
about whether anybody can see it. Other modules of this folder are its own business; what shows a
notice is loaded when somebody asks for it, since windows are made before.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from receptionist.notifications.notice import (
    SEEN,
    SEVERAL,
    TEST,
    Gone,
    Health,
    Notice,
    Notifier,
    OnAction,
    OnClosed,
    OnHealth,
    Urgency,
)

if TYPE_CHECKING:
    from receptionist.notifications.silent import SilentNotifier
    from receptionist.notifications.together import open_notifier

__all__ = [
    "SEEN",
    "SEVERAL",
    "TEST",
    "Gone",
    "Health",
    "Notice",
    "Notifier",
    "OnAction",
    "OnClosed",
    "OnHealth",
    "SilentNotifier",
    "Urgency",
    "open_notifier",
]

_LATE: Final = {"SilentNotifier": "silent", "open_notifier": "together"}


def __getattr__(name: str) -> Any:
    """One of those that are loaded late (PEP 562)."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
