"""The system notifications of this window, which can keep names to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from receptionist.notifications import OnAction, OnHealth, open_notifier
from receptionist.notifications.discreet import Discreet
from ui.health import notification_icon, proven_at

if TYPE_CHECKING:
    from receptionist.settings import Settings


def discreet_notifier(acted: OnAction, health: OnHealth, settings: Settings) -> Discreet:
    """What all lanes share."""
    return Discreet(
        open_notifier(
            acted,
            on_health=health,
            last_proven_visible=proven_at(settings),
            icon=notification_icon(),
        )
    )
