"""The desktop's own notification service over D-Bus: one notification a key, and its events."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Final, Protocol

from jeepney import Message

from receptionist.notifications import wire
from receptionist.notifications.bus import Answer, BusLost, ForeignBus, NoBus, SessionBus
from receptionist.notifications.notice import Gone, Notice

_log = logging.getLogger(__name__)

_FIRST_RETRY: Final = 1.0
_LAST_RETRY: Final = 60.0
_ASK_PATIENCE: Final = 3.0
_NOTIFY_PATIENCE: Final = 2.0


class Standing(Enum):
    """How we stand with the service."""

    UNKNOWN = auto()  # nothing asked yet
    NO_BUS = auto()  # the session has no bus
    FOREIGN = auto()  # the bus is of a kind we do not speak
    ABSENT = auto()  # nobody offers the service
    SILENT = auto()  # somebody offers it and does not answer
    READY = auto()


class Listener(Protocol):
    """Who wants to know what the service tells."""

    def service_ready(self, *, wiped: bool) -> None:
        """It answers (again); `wiped` when it is a new one that shows nothing of ours."""

    def service_refused(self, notice: Notice, trouble: str) -> None:
        """It answered that it will not show this."""

    def acted(self, key: str, action: str) -> None:
        """Somebody used a button."""

    def gone(self, key: str, why: Gone) -> None:
        """A notification left the screen without our asking."""


@dataclass(slots=True)
class _Shown:
    """One notification, and how far it has come."""

    wanted: Notice | None
    sent: Notice
    id: int = 0
    asking: bool = False
    stale: bool = True


class Freedesktop:
    """Nothing here waits: the owner's thread waits on `fileno`, then calls `receive` and `tick`."""

    def __init__(self, listener: Listener, *, icon: str = "") -> None:
        self._listener = listener
        self._icon = icon
        self._bus: SessionBus | None = None
        self._retry_at = 0.0
        self._retry_after = _FIRST_RETRY
        self._owner = ""
        self._asking = False
        self._abilities: frozenset[str] = frozenset()
        self._shown: dict[str, _Shown] = {}
        self.standing = Standing.UNKNOWN

    def fileno(self) -> int | None:
        """What to wait on; None while there is no bus."""
        return self._bus.fileno() if self._bus else None

    @property
    def busy(self) -> bool:
        """Whether an answer is still awaited."""
        return self._asking or any(shown.asking for shown in self._shown.values())

    def tick(self) -> float | None:
        """Do what is due by the clock; in how many seconds there is something again."""
        if self._bus is None:
            if time.monotonic() >= self._retry_at:
                self._connect()
            if self._bus is None:
                return max(0.0, self._retry_at - time.monotonic())
        return self._bus.tell_overdue()

    def receive(self) -> None:
        """Hear what the bus has to say."""
        if self._bus is None:
            return
        try:
            self._bus.receive(self._heard)
        except BusLost as error:
            self._lose_bus(error)

    def ask(self) -> None:
        """Ask the service whether it is there, unless that question is already open."""
        if self._bus and not self._asking:
            self._asking = True
            self._call(wire.ask_capabilities(), _ASK_PATIENCE, self._heard_capabilities)

    def retry_now(self) -> None:
        """Try the bus at the next tick, however long the pause would still be."""
        self._retry_at = 0.0

    def show(self, notice: Notice) -> None:
        """Show `notice` in the place of what has its key. Only while READY."""
        shown = self._shown.setdefault(notice.key, _Shown(notice, notice))
        shown.wanted, shown.stale = notice, True
        self._bring_about(notice.key, shown)

    def withdraw(self, key: str) -> None:
        """Take `key` off the screen."""
        if shown := self._shown.get(key):
            shown.wanted = None
            self._bring_about(key, shown)

    def close(self) -> None:
        """Leave, and take along what has buttons, since nobody would hear them."""
        if self._bus is None:
            return
        try:
            for shown in self._shown.values():
                if shown.id and shown.sent.actions:
                    self._bus.tell(wire.close(shown.id))
        except BusLost as error:
            _log.debug("the bus was gone before us: %s", error)
        self._bus.close()
        self._bus = None

    def _connect(self) -> None:
        try:
            self._bus = SessionBus()
            for message in wire.listen():
                self._bus.call(message, lambda _reply: None)
        except (NoBus, ForeignBus, BusLost) as error:
            foreign = isinstance(error, ForeignBus)
            self._lose_bus(error, Standing.FOREIGN if foreign else Standing.NO_BUS)
        else:
            self._retry_after = _FIRST_RETRY
            self.ask()

    def _lose_bus(self, error: Exception, standing: Standing = Standing.NO_BUS) -> None:
        _log.info("no session bus: %s", error)
        if self._bus:
            self._bus.close()
        self._bus = None
        self._asking = False
        self._wiped(standing)
        self._retry_at = time.monotonic() + self._retry_after
        self._retry_after = min(self._retry_after * 2, _LAST_RETRY)

    def _wiped(self, standing: Standing) -> None:
        self._owner = ""
        self._shown.clear()
        self.standing = standing

    def _call(self, message: Message, patience: float, answer: Answer) -> None:
        if self._bus is None:
            return
        try:
            self._bus.call(message, answer, patience=patience)
        except BusLost as error:
            self._lose_bus(error)

    def _heard_capabilities(self, reply: Message | None) -> None:
        if reply is None:
            self.standing = Standing.SILENT
            return
        self._asking = False
        if trouble := wire.failure(reply):
            _log.info("no notification service: %s", trouble)
            self._wiped(Standing.ABSENT)
            return
        wiped = wire.sender_of(reply) != self._owner
        if wiped:
            self._wiped(Standing.ABSENT)
            self._owner = wire.sender_of(reply)
        self._abilities = frozenset(map(str, reply.body[0]))
        self._answers(wiped=wiped)

    def _answers(self, *, wiped: bool) -> None:
        if self._bus and self.standing is not Standing.READY:
            self.standing = Standing.READY
            self._listener.service_ready(wiped=wiped)

    def _bring_about(self, key: str, shown: _Shown) -> None:
        """Take the next step from what the service shows to what is wanted."""
        if shown.asking:
            return
        if shown.wanted is None:
            del self._shown[key]
            if shown.id:
                self._call(wire.close(shown.id), _NOTIFY_PATIENCE, _nobody_cares)
        elif shown.stale:
            shown.stale, shown.asking, shown.sent = False, True, shown.wanted
            message = wire.notify(
                shown.sent, replaces=shown.id, abilities=self._abilities, icon=self._icon
            )
            self._call(message, _NOTIFY_PATIENCE, partial(self._heard_id, key, shown))

    def _heard_id(self, key: str, shown: _Shown, reply: Message | None) -> None:
        if self._shown.get(key) is not shown:
            return
        if reply is None:
            self.standing = Standing.SILENT
            return
        shown.asking = False
        if trouble := wire.failure(reply):
            self._failed(key, shown, trouble)
            return
        shown.id = reply.body[0]
        self._bring_about(key, shown)
        self._answers(wiped=False)

    def _failed(self, key: str, shown: _Shown, trouble: str) -> None:
        del self._shown[key]
        _log.info("a notification was not shown: %s", trouble)
        if wire.nobody_there(trouble):
            self._wiped(Standing.ABSENT)
        elif shown.wanted:
            self._listener.service_refused(shown.wanted, trouble)

    def _heard(self, signal: Message) -> None:
        match wire.read_signal(signal, owner=self._owner):
            case wire.OwnerChanged(owner):
                self._owner_changed(owner)
            case wire.Acted(id_, action):
                for key, shown in self._with_id(id_):
                    if meant := wire.meant_action(shown.sent, action):
                        self._listener.acted(key, meant)
            case wire.Closed(id_, why):
                for key, shown in self._with_id(id_):
                    self._closed(key, shown, why)

    def _with_id(self, id_: int) -> list[tuple[str, _Shown]]:
        return [(key, shown) for key, shown in self._shown.items() if shown.id == id_]

    def _closed(self, key: str, shown: _Shown, why: Gone) -> None:
        shown.id = 0
        if not shown.asking:  # while a newer text is on its way, that one is what counts
            del self._shown[key]
            self._listener.gone(key, why)

    def _owner_changed(self, owner: str) -> None:
        self._asking = False
        if self._bus:
            self._bus.forget_calls()
        self._wiped(Standing.ABSENT)
        if owner:
            self.ask()


def _nobody_cares(_reply: Message | None) -> None:
    """A notification that cannot be closed is closed already."""
