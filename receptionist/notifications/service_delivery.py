"""Linux: notices go to the desktop's service, wait while it is away, or go out as banners."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from receptionist.i18n import _
from receptionist.notifications.board import Board, Step
from receptionist.notifications.delivery import Wishes
from receptionist.notifications.freedesktop import Freedesktop, Standing
from receptionist.notifications.notice import Gone, Health, Notice, OnAction, OnClosed
from receptionist.notifications.plyer_banner import PlyerBanner

_ROOM: Final = 100


class ServiceDelivery:
    """Linux: the desktop's service, and a banner for what the service refuses.

    While nobody answers, notices wait here (a banner would be lost without a word, or hang as the
    service does) and go out as one when somebody does.
    """

    def __init__(
        self,
        banner: PlyerBanner,
        *,
        on_action: OnAction,
        on_closed: OnClosed,
        icon: str = "",
    ) -> None:
        self._banner = banner
        self._on_action = on_action
        self._on_closed = on_closed
        self._service = Freedesktop(self, icon=icon)
        self._board = Board()
        self._held: dict[str, Notice] = {}
        self._refusal = ""

    def deliver(self, wishes: Wishes) -> None:
        """Withdrawals first, so that what falls together is counted right."""
        for key in (key for key, notice in wishes.items() if notice is None):
            self._held.pop(key, None)
            self._banner.withdraw(key)
            self._do(self._board.take(key))
        if notices := [notice for notice in wishes.values() if notice]:
            self._show(notices)

    def _show(self, notices: list[Notice]) -> None:
        match self._service.standing:
            case Standing.READY:
                self._refusal = ""
                self._do(self._board.put(notices))
            case Standing.FOREIGN:
                self._banner.put(notices)
            case _:
                self._hold(notices)
                self._service.ask()

    def _hold(self, notices: list[Notice]) -> None:
        for notice in notices:
            self._held.pop(notice.key, None)
            self._held[notice.key] = notice
        while len(self._held) > _ROOM:
            del self._held[next(iter(self._held))]

    def _do(self, steps: list[Step]) -> None:
        for step in steps:
            if isinstance(step, Notice):
                self._service.show(step)
            else:
                self._service.withdraw(step)

    def fileno(self) -> int | None:
        """The bus, while there is one."""
        return self._service.fileno()

    def turn(self, *, readable: bool) -> float | None:
        """Hear the bus, then the clock."""
        if readable:
            self._service.receive()
        return self._service.tick()

    def ask(self) -> None:
        """Knock at the bus and at the service."""
        self._service.retry_now()
        self._service.ask()

    @property
    def busy(self) -> bool:
        """Whether an answer or a banner is awaited."""
        match self._service.standing:
            case Standing.UNKNOWN:
                return True
            case Standing.SILENT:  # nobody knows when, or whether, it will answer
                return self._banner.busy
        return self._service.busy or self._banner.busy

    def health(self, proven: datetime | None) -> Health:
        """What the service's answers, or their absence, say."""
        channel, trouble = self._verdict()
        return Health(
            channel=channel, available=not trouble, last_proven_visible=proven, last_error=trouble
        )

    def _verdict(self) -> tuple[Literal["freedesktop", "plyer", "none"], str]:
        match self._service.standing:
            case Standing.READY if self._refusal:
                return "plyer", self._banner.trouble or self._refusal
            case Standing.READY:
                return "freedesktop", ""
            case Standing.SILENT:
                return "freedesktop", _("The notification service of this PC does not answer.")
            case Standing.FOREIGN:
                return "plyer", self._banner.trouble or _(
                    "Nobody can tell whether this PC shows notifications."
                )
            case Standing.ABSENT:
                return "none", _("No notification service is running on this PC.")
            case Standing.NO_BUS:
                return "none", _("This session has no desktop that could show notifications.")
            case Standing.UNKNOWN:
                return "none", _("The notification service has not answered yet.")

    def close(self) -> None:
        """Leave the bus, end the banner's thread."""
        self._service.close()
        self._banner.close()

    def service_ready(self, *, wiped: bool) -> None:
        """What waited, and what a service that is gone had shown, falls together now."""
        notices = [*(self._board.everything() if wiped else ()), *self._held.values()]
        if wiped:
            self._board.clear()
        self._held.clear()
        self._do(self._board.put(notices))

    def service_refused(self, notice: Notice, trouble: str) -> None:
        """The service is there but will not show it: plyer asks in simpler words."""
        self._board.gone(notice.key)
        self._refusal = _("The notification service refused: {reason}").format(reason=trouble)
        self._banner.put([notice])

    def acted(self, key: str, action: str) -> None:
        """A button was used: the notification has done its work, on desktops that keep it too."""
        self._board.gone(key)
        self._service.withdraw(key)
        self._on_action(key, action)

    def gone(self, key: str, why: Gone) -> None:
        """A notification left the screen."""
        self._board.gone(key)
        self._on_closed(key, why)
