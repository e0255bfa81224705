"""What a notification says, whether anybody can see it, and what every notifier can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final, Literal, Protocol

SEVERAL: Final = "several"
"""The key of the one notification that stands for all that fell together."""

TEST: Final = "test"
"""The key of the notification that asks whether anybody can see it."""

SEEN: Final = "seen"
"""The only action of the test: somebody answered it."""


class Urgency(IntEnum):
    """How loudly the desktop may show it; the numbers are those of the freedesktop rules."""

    LOW = 0
    NORMAL = 1
    CRITICAL = 2


class Gone(StrEnum):
    """Why a notification left the screen without our asking."""

    EXPIRED = "expired"
    DISMISSED = "dismissed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notification: `key` is the message's id; a newer one with the same key replaces it.

    `actions` are (id, label); the first is also what a click on the notification itself does.
    The texts may hold anything a caller can say or an import can bring: channels make them safe.
    """

    key: str
    title: str
    body: str = ""
    urgency: Urgency = Urgency.NORMAL
    actions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What is known about notifications on this PC (product.md §7, "Health").

    `last_proven_visible` is the last time somebody used an action or answered the test: having
    sent one proves nothing. `last_error` is a translated sentence, empty while all is well.
    """

    channel: Literal["freedesktop", "plyer", "none"]
    available: bool
    last_proven_visible: datetime | None = None
    last_error: str = ""


OnAction = Callable[[str, str], None]
"""Called with (key, action id) from the notifier's own thread."""

OnClosed = Callable[[str, Gone], None]
"""Called with (key, why) from the notifier's own thread; never for what we withdrew ourselves."""

OnHealth = Callable[[Health], None]
"""Called from the notifier's own thread whenever its health changed."""


class Notifier(Protocol):
    """Shows notices outside our own windows. No call but `close` and `check` ever waits."""

    def show(self, notice: Notice) -> None:
        """Show it; notices shown within 0.3 s of each other become one that stands for all."""

    def show_all(self, notices: Sequence[Notice]) -> None:
        """Show notices that fell together: at once, and as one."""

    def withdraw(self, key: str) -> None:
        """Take it off the screen, where the desktop can; unknown keys are fine."""

    def test(self) -> None:
        """Send the notification that asks whether somebody sees it."""

    def test_seen(self) -> None:
        """Somebody told the program itself that the test was visible."""

    def health(self) -> Health:
        """What is known now."""

    def check(self, *, wait: float = 3.0) -> Health:
        """Ask the desktop afresh and wait for its answer, at most `wait` seconds."""

    def close(self, *, wait: float = 0.0) -> None:
        """End for good. `wait` seconds may pass to deliver what was shown last (a timer's job).

        Notices with buttons leave the screen with us, since nobody would hear the buttons.
        """
