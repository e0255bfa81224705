"""Banners through plyer on a thread of its own, never faster than the system bears."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Final

from receptionist.i18n import _
from receptionist.notifications.banners import Banner, banner_for
from receptionist.notifications.board import combined
from receptionist.notifications.notice import Notice

_log = logging.getLogger(__name__)

PAUSE: Final = 2.0
_ROOM: Final = 100


class PlyerBanner:
    """Its thread starts with the first notice. What comes within `pause` is shown as one."""

    def __init__(
        self,
        *,
        system: str = sys.platform,
        pause: float = PAUSE,
        icon: str = "",
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._system = system
        self._pause = pause
        self._icon = icon
        self._on_change = on_change
        self._wake = threading.Condition()
        self._waiting: dict[str, Notice] = {}
        self._gone: set[str] = set()
        self._working = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self.trouble = ""
        """What is wrong, as a translated sentence; empty while banners can be sent."""

    def prepare(self) -> None:
        """Find out, on the thread, whether this system has banners at all."""
        with self._wake:
            self._start()

    def put(self, notices: Iterable[Notice]) -> None:
        """Show these as soon as the pause since the last banner is over."""
        with self._wake:
            if self._closing:
                return
            for notice in notices:
                self._waiting.pop(notice.key, None)
                self._waiting[notice.key] = notice
            while len(self._waiting) > _ROOM:
                del self._waiting[next(iter(self._waiting))]
            self._start()
            self._wake.notify_all()

    def withdraw(self, key: str) -> None:
        """Never show it if it still waits; take it away if it is what the system can take away."""
        with self._wake:
            if not self._waiting.pop(key, None) and self._thread:
                self._gone.add(key)
                self._wake.notify_all()

    @property
    def busy(self) -> bool:
        """Whether something waits to be shown."""
        return self._working or bool(self._waiting)

    def close(self) -> None:
        """End the thread. One that hangs inside the system is left behind, it holds nothing up."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread:
            self._thread.join(0.5)

    def _start(self) -> None:
        if self._thread is None and not self._closing:
            self._working = True
            self._thread = threading.Thread(
                target=self._run, name="receptionist-banner", daemon=True
            )
            self._thread.start()

    def _run(self) -> None:
        banner = self._open_banner()
        if banner is None:
            return
        shown = ""
        while notices := self._next(banner, shown):
            notice = notices[0] if len(notices) == 1 else combined(notices)
            shown = notice.key
            self._show(banner, notice)
            with self._wake:
                self._wake.wait_for(lambda: self._closing, self._pause)
        banner.clear()

    def _open_banner(self) -> Banner | None:
        try:
            banner = banner_for(self._system, icon=self._icon)
        except Exception as error:  # noqa: BLE001 - plyer and what it needs may fail in any way
            _log.info("no banners here: %s", error)
            with self._wake:
                self._closing = True
                self._waiting.clear()
            self._settle(_("This PC shows no banners: {reason}.").format(reason=error))
            return None
        self._settle("")
        return banner

    def _next(self, banner: Banner, shown: str) -> list[Notice]:
        """Wait for what is to be shown; nothing means the end."""
        with self._wake:
            while not self._closing:
                if shown in self._gone:
                    banner.clear()
                self._gone.clear()
                if self._waiting:
                    notices = list(self._waiting.values())
                    self._waiting.clear()
                    self._working = True
                    return notices
                self._wake.wait()
        return []

    def _show(self, banner: Banner, notice: Notice) -> None:
        try:
            banner.show(notice.title, notice.body)
        except Exception as error:  # noqa: BLE001 - plyer raises bare Exceptions
            _log.info("a banner was not shown: %s", error)
            self._settle(_("The last banner could not be shown: {reason}.").format(reason=error))
        else:
            self._settle("")

    def _settle(self, trouble: str) -> None:
        with self._wake:
            self.trouble = trouble
            self._working = False
        self._on_change()
