"""plyer's banners, one class a system, each with the guards that this system's banners need."""

from __future__ import annotations

import atexit
import shutil
import threading
from typing import Any, Final, Protocol

from receptionist.i18n import _
from receptionist.notifications.texts import (
    cut_utf16,
    no_option,
    one_line,
    some_lines,
    without_links,
    without_markup,
)

_TITLE_UNITS: Final = 63
_BODY_UNITS: Final = 255
_BALLOON_SECONDS: Final = 5.0


class Banner(Protocol):
    """Something that shows a title and a body once and never hears of it again."""

    def show(self, title: str, body: str) -> None:
        """Show it; raises whatever goes wrong."""

    def clear(self) -> None:
        """Take it away again, where the system can."""


def banner_for(system: str, *, icon: str = "") -> Banner:
    """The banner of this `sys.platform`; raises ImportError or OSError where it has none."""
    if system == "win32":
        return WindowsBanner(icon=icon)
    if system == "darwin":
        return MacBanner()
    return NotifySendBanner()


class WindowsBanner:
    """A balloon of the notification area, through plyer's own Windows module."""

    def __init__(self, *, icon: str = "") -> None:
        from plyer.platforms.win.libs.balloontip import WindowsBalloonTip

        self._balloon_tip = WindowsBalloonTip
        self._icon = icon if icon.endswith(".ico") else ""
        self._tip: Any = None

    def show(self, title: str, body: str) -> None:
        """Replace our last balloon; over 63 or 255 units Windows' structures refuse the text."""
        self.clear()
        outcome: list[Any] = []
        # The window that owns the balloon must not outlive this moment: nobody pumps its messages,
        # and Windows waits for every window that does not answer. It ends with its thread.
        thread = threading.Thread(
            target=self._open,
            args=(
                cut_utf16(one_line(title), _TITLE_UNITS),
                cut_utf16(some_lines(body), _BODY_UNITS),
                outcome,
            ),
            name="receptionist-balloon",
            daemon=True,
        )
        thread.start()
        thread.join(_BALLOON_SECONDS)
        if not outcome:
            raise TimeoutError("Windows did not show the balloon in time")
        if isinstance(outcome[0], Exception):
            raise outcome[0]
        self._tip = outcome[0]

    def _open(self, title: str, body: str, outcome: list[Any]) -> None:
        try:
            # An empty body shows nothing; with a timeout plyer would sleep that long.
            tip = self._balloon_tip(title, body or " ", "Receptionist", self._icon, timeout=0)
        except Exception as error:  # noqa: BLE001 - handed to the thread that asked
            outcome.append(error)
        else:
            outcome.append(tip)

    def clear(self) -> None:
        """Let plyer free the balloon; otherwise each stays registered until the program ends."""
        if self._tip is not None:
            atexit.unregister(self._tip.__del__)
            self._tip = None


class MacBanner:
    """The notification centre, through plyer's macOS module (which needs pyobjus)."""

    def __init__(self) -> None:
        from plyer.platforms.macosx import notification

        self._notification = notification.instance()

    def show(self, title: str, body: str) -> None:
        """Show it with our name as the subtitle."""
        self._notification.notify(
            title=one_line(title), message=some_lines(body), app_name="Receptionist"
        )

    def clear(self) -> None:
        """Nothing: what was handed over belongs to the notification centre."""


class NotifySendBanner:
    """notify-send, through plyer's Linux module, for buses that we cannot speak to ourselves."""

    def __init__(self) -> None:
        from plyer.platforms.linux.notification import NotifySendNotification

        if not shutil.which("notify-send"):
            raise FileNotFoundError(_("the program notify-send is not installed"))
        self._notification = NotifySendNotification()

    def show(self, title: str, body: str) -> None:
        """Nobody knows whether the service at the other end reads markup: there is none left."""
        self._notification.notify(
            title=no_option(without_links(without_markup(one_line(title)))),
            message=no_option(without_links(without_markup(some_lines(body)))),
            app_name="Receptionist",
        )

    def clear(self) -> None:
        """Nothing: notify-send forgets what it sent."""
