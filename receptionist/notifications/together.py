"""The notifier of this PC: one thread that never lets a caller wait."""

from __future__ import annotations

import logging
import selectors
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from receptionist.i18n import _
from receptionist.notifications.board import trial_notice
from receptionist.notifications.inbox import Inbox
from receptionist.notifications.notice import (
    Gone,
    Health,
    Notice,
    Notifier,
    OnAction,
    OnClosed,
    OnHealth,
)
from receptionist.notifications.plyer_banner import PlyerBanner

if TYPE_CHECKING:
    from receptionist.notifications.delivery import Delivery

_log = logging.getLogger(__name__)

_CALLBACK_SECONDS: Final = 2.0


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _ignore(*_what: object) -> None:
    """Nobody wants to know."""


def open_notifier(
    on_action: OnAction,
    *,
    on_closed: OnClosed = _ignore,
    on_health: OnHealth = _ignore,
    last_proven_visible: datetime | None = None,
    icon: str = "",
    system: str = sys.platform,
    now: Callable[[], datetime] = _utc_now,
) -> Notifier:
    """The notifier of this PC, already asking the desktop what it can do.

    The callbacks come from its own thread. `last_proven_visible` is what an earlier run knew;
    `icon` is a file (.ico on Windows).
    """
    return DesktopNotifier(
        on_action,
        on_closed=on_closed,
        on_health=on_health,
        last_proven_visible=last_proven_visible,
        icon=icon,
        system=system,
        now=now,
    )


class DesktopNotifier:
    """One thread waits on the inbox, the bus and the clock at once; callers never wait."""

    def __init__(
        self,
        on_action: OnAction,
        *,
        on_closed: OnClosed,
        on_health: OnHealth,
        last_proven_visible: datetime | None,
        icon: str,
        system: str,
        now: Callable[[], datetime],
    ) -> None:
        self._on_action = on_action
        self._on_closed = on_closed
        self._on_health = on_health
        self._proven = last_proven_visible
        self._icon = icon
        self._system = system
        self._now = now
        self._inbox = Inbox()
        self._answered = threading.Condition()
        self._questions = self._answers = 0
        self._health = Health(
            channel="none",
            available=False,
            last_proven_visible=last_proven_visible,
            last_error=_("The notification service has not answered yet."),
        )
        self._end_at: float | None = None
        self._thread = threading.Thread(target=self._run, name="receptionist-notifier", daemon=True)
        self._thread.start()

    def show(self, notice: Notice) -> None:
        """Show it; notices shown within 0.3 s of each other become one that stands for all."""
        self._inbox.show([notice], at_once=False)

    def show_all(self, notices: Sequence[Notice]) -> None:
        """Show notices that fell together: at once, and as one."""
        self._inbox.show(notices, at_once=True)

    def withdraw(self, key: str) -> None:
        """Take it off the screen, where the desktop can."""
        self._inbox.withdraw(key)

    def test(self) -> None:
        """Send the notification that asks whether somebody sees it."""
        self._inbox.show([trial_notice()], at_once=True)

    def test_seen(self) -> None:
        """Somebody told the program itself that the test was visible."""
        self._proven = self._now()
        self._inbox.ring()

    def health(self) -> Health:
        """What is known now."""
        return self._health

    def check(self, *, wait: float = 3.0) -> Health:
        """Ask the desktop afresh and wait for its answer, at most `wait` seconds."""
        with self._answered:
            self._questions += 1
            question = self._questions
            self._inbox.ring()
            self._answered.wait_for(lambda: self._answers >= question, wait)
        return self._health

    def close(self, *, wait: float = 0.0) -> None:
        """End for good, after at most `wait` seconds for what was shown last."""
        self._end_at = time.monotonic() + wait
        self._inbox.hurry()
        if threading.current_thread() is not self._thread:
            # A callback may be waiting for the very thread that is closing us.
            self._thread.join(wait + _CALLBACK_SECONDS)

    def _run(self) -> None:
        try:
            # jeepney and plyer are loaded here, so that no start of the program waits for them.
            from receptionist.notifications.delivery import open_delivery

            delivery = open_delivery(
                self._system,
                PlyerBanner(system=self._system, icon=self._icon, on_change=self._inbox.ring),
                on_action=self._acted,
                on_closed=self._gone,
                icon=self._icon,
            )
            try:
                self._work(delivery)
            finally:
                delivery.close()
        except Exception:  # noqa: BLE001 - whatever it was: logged, and said in `health`
            _log.exception("notifications ended")
            self._settle(
                Health(
                    channel="none",
                    available=False,
                    last_proven_visible=self._proven,
                    last_error=_("Notifications stopped working; the log says why."),
                )
            )
        finally:
            self._inbox.close()

    def _work(self, delivery: Delivery) -> None:
        asked = 0
        pause = delivery.turn(readable=False)
        while not self._ended(delivery):
            readable = self._wait(delivery.fileno(), pause)
            if asked < self._questions:
                asked = self._questions
                delivery.ask()
            delivery.deliver(self._inbox.take())
            pause = delivery.turn(readable=readable)
            self._settle(delivery.health(self._proven))
            if not delivery.busy:
                with self._answered:
                    self._answers = asked
                    self._answered.notify_all()

    def _wait(self, bus: int | None, pause: float | None) -> bool:
        """Until a wish, a word from the bus or the clock; whether the bus has something to say."""
        pauses = [pause, self._inbox.seconds_left()]
        if self._end_at is not None:
            pauses.append(self._end_at - time.monotonic())
        timeout = min((seconds for seconds in pauses if seconds is not None), default=None)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._inbox, selectors.EVENT_READ)
            if bus is not None:
                waiting.register(bus, selectors.EVENT_READ)
            ready = [key.fileobj for key, _events in waiting.select(timeout)]
        self._inbox.hush()
        return bus in ready

    def _ended(self, delivery: Delivery) -> bool:
        if self._end_at is None:
            return False
        done = self._inbox.seconds_left() is None and not delivery.busy
        return done or time.monotonic() >= self._end_at

    def _settle(self, health: Health) -> None:
        if health != self._health:
            self._health = health
            self._tell(self._on_health, health)

    def _acted(self, key: str, action: str) -> None:
        self._proven = self._now()
        self._tell(self._on_action, key, action)

    def _gone(self, key: str, why: Gone) -> None:
        self._tell(self._on_closed, key, why)

    def _tell(self, callback: Callable[..., None], *what: object) -> None:
        try:
            callback(*what)
        except Exception:  # noqa: BLE001 - a window's mistake must not end the reminders after it
            _log.exception("a listener to notifications failed")
