"""A notifier that can keep names and texts to itself, while nobody sits at the PC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from receptionist.i18n import _
from receptionist.notifications.notice import Health, Notice, Notifier

_ROOM: Final = 200


class Discreet:
    """Passes everything on; while `keeps_quiet` only that something waits, under its number."""

    def __init__(self, notifier: Notifier) -> None:
        self._notifier = notifier
        self._quiet = False
        self._named: dict[str, None] = {}

    @property
    def keeps_quiet(self) -> bool:
        """Whether nobody sits here."""
        return self._quiet

    @keeps_quiet.setter
    def keeps_quiet(self, quiet: bool) -> None:
        """What was said by name leaves the screen with whoever sat here."""
        self._quiet = quiet
        if quiet:
            named, self._named = self._named, {}
            for key in named:
                self._notifier.withdraw(key)

    def show(self, notice: Notice) -> None:
        """Show it, without names where nobody sits."""
        self._notifier.show(self._said(notice))

    def show_all(self, notices: Sequence[Notice]) -> None:
        """Show notices that fell together, without names where nobody sits."""
        self._notifier.show_all([self._said(each) for each in notices])

    def withdraw(self, key: str) -> None:
        """Take it off the screen."""
        self._named.pop(key, None)
        self._notifier.withdraw(key)

    def test(self) -> None:
        """Send the notification that asks whether somebody sees it."""
        self._notifier.test()

    def test_seen(self) -> None:
        """Somebody has seen it."""
        self._notifier.test_seen()

    def health(self) -> Health:
        """What is known now."""
        return self._notifier.health()

    def check(self, *, wait: float = 3.0) -> Health:
        """Ask the desktop afresh."""
        return self._notifier.check(wait=wait)

    def close(self, *, wait: float = 0.0) -> None:
        """End for good."""
        self._notifier.close(wait=wait)

    def _said(self, notice: Notice) -> Notice:
        if not self._quiet:
            self._remember(notice.key)
            return notice
        title = (
            _("Message {number} waits").format(number=notice.key)
            if notice.key.isdecimal()
            else _("Receptionist has something to say")
        )
        return replace(notice, title=title, body="", actions=notice.actions[:1])

    def _remember(self, key: str) -> None:
        self._named.pop(key, None)
        self._named[key] = None
        while len(self._named) > _ROOM:
            del self._named[next(iter(self._named))]
