"""System notifications: what falls due is also said outside our windows, until it is closed.

`open_notifier` gives the one of this PC; `Notice` is what it shows; `Health` what is known
about whether anybody can see it. Other modules of this folder are its own business.
"""

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
