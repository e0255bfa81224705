"""A notifier that shows nothing and remembers everything: for tests and for no desktop."""

from __future__ import annotations

from collections.abc import Sequence

from receptionist.i18n import _
from receptionist.notifications.board import trial_notice
from receptionist.notifications.notice import Gone, Health, Notice, OnAction, OnClosed


def _ignore(*_what: object) -> None:
    """Nobody wants to know."""


class SilentNotifier:
    """Says openly that it shows nothing. `shown` is every notice in order, `displayed` by key."""

    def __init__(self, on_action: OnAction = _ignore, on_closed: OnClosed = _ignore) -> None:
        self._on_action = on_action
        self._on_closed = on_closed
        self.shown: list[Notice] = []
        self.displayed: dict[str, Notice] = {}
        self.withdrawn: list[str] = []
        self.closed = False

    def show(self, notice: Notice) -> None:
        """Remember it."""
        self.shown.append(notice)
        self.displayed[notice.key] = notice

    def show_all(self, notices: Sequence[Notice]) -> None:
        """Remember each."""
        for notice in notices:
            self.show(notice)

    def withdraw(self, key: str) -> None:
        """Remember that it is not wanted any more."""
        self.withdrawn.append(key)
        self.displayed.pop(key, None)

    def act(self, key: str, action: str) -> None:
        """What a person would do who could see it: use a button."""
        self._on_action(key, action)

    def leave(self, key: str, why: Gone) -> None:
        """What a desktop would do that could show it: let it go."""
        self.displayed.pop(key, None)
        self._on_closed(key, why)

    def test(self) -> None:
        """Remember the test like any other notice."""
        self.show(trial_notice())

    def test_seen(self) -> None:
        """Nothing was shown, so nothing can have been seen."""

    def health(self) -> Health:
        """Nothing is shown here, plainly."""
        return Health(
            channel="none",
            available=False,
            last_error=_("No notifications are sent here; reminders appear in their window only."),
        )

    def check(self, *, wait: float = 0.0) -> Health:
        """Nobody to ask."""
        return self.health()

    def close(self, *, wait: float = 0.0) -> None:
        """Remember that it was closed."""
        self.closed = True
