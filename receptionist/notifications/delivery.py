"""Brings each notice to the channel that can show it, and knows how well that goes; no thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from receptionist.notifications.notice import Health, Notice, OnAction, OnClosed
from receptionist.notifications.plyer_banner import PlyerBanner

Wishes = Mapping[str, Notice | None]
"""What is wanted for each key: this notice, or (None) nothing."""


class Delivery(Protocol):
    """One way out, driven by the notifier's thread; nothing here waits."""

    def deliver(self, wishes: Wishes) -> None:
        """Show and withdraw what is wished."""

    def fileno(self) -> int | None:
        """What to wait on besides the clock."""

    def turn(self, *, readable: bool) -> float | None:
        """Do what came in and what is due; seconds until something is due again."""

    def ask(self) -> None:
        """Find out anew whether anything can be shown."""

    @property
    def busy(self) -> bool:
        """Whether something is still on its way."""

    def health(self, proven: datetime | None) -> Health:
        """How it goes."""

    def close(self) -> None:
        """End."""


class BannerDelivery:
    """Windows and macOS: plyer's banners, of which nothing ever comes back."""

    def __init__(self, banner: PlyerBanner) -> None:
        self._banner = banner
        banner.prepare()

    def deliver(self, wishes: Wishes) -> None:
        """Each wish goes to the banner's own thread."""
        for key in (key for key, notice in wishes.items() if notice is None):
            self._banner.withdraw(key)
        self._banner.put(notice for notice in wishes.values() if notice)

    def fileno(self) -> int | None:
        """Banners tell nothing."""
        return None

    def turn(self, *, readable: bool) -> float | None:
        """Nothing is ever due here."""
        return None

    def ask(self) -> None:
        """Nobody to ask: each banner sent is the question."""

    @property
    def busy(self) -> bool:
        """Whether a banner is on its way."""
        return self._banner.busy

    def health(self, proven: datetime | None) -> Health:
        """Sent is all that is known; only a person can say that it was seen."""
        trouble = self._banner.trouble
        return Health(
            channel="plyer", available=not trouble, last_proven_visible=proven, last_error=trouble
        )

    def close(self) -> None:
        """End the banner's thread."""
        self._banner.close()


def open_delivery(
    system: str,
    banner: PlyerBanner,
    *,
    on_action: OnAction,
    on_closed: OnClosed,
    icon: str,
) -> Delivery:
    """The way out of this `sys.platform`."""
    if not system.startswith("linux"):
        return BannerDelivery(banner)
    # jeepney is installed on Linux only.
    from receptionist.notifications.service_delivery import ServiceDelivery

    return ServiceDelivery(banner, on_action=on_action, on_closed=on_closed, icon=icon)
