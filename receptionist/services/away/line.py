"""The line to the office's server: whether it answers, what waits for it, and who tries again.

One for each program. The lanes ask it where to work; its own thread sends what waits, tries to
reach the server again while it is away, and keeps the last known office up to date otherwise.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from receptionist.clock import Clock
from receptionist.domain.errors import DeskError, StorageAway, StorageTakesNothing
from receptionist.i18n import _
from receptionist.services.away.sending import send
from receptionist.services.desk import Desk
from receptionist.storage.away.copying import copy_office
from receptionist.storage.away.last_known import LastKnown
from receptionist.storage.away.outbox import Outbox, Refused
from receptionist.storage.away.server import ahead_of_server, must_take_messages
from receptionist.storage.engines.part import not_meanwhile

__all__ = ["CLOCKS_MAY_DIFFER", "Line", "Refused", "State", "not_meanwhile"]

log = logging.getLogger(__name__)

_PAUSES: Final = (0.5, 1.0, 1.5, 2.0)
_FIRST_SECONDS: Final = 2.0
_NEWS_SECONDS: Final = 1.0
_COPY_SECONDS: Final = 10.0
_CALLERS_SECONDS: Final = 300.0
CLOCKS_MAY_DIFFER: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How it stands between this PC and the office's server.

    `since` is when the server was found away; None while it answers. `why` says what somebody has
    to see to, where the server answers and takes nothing; else it is empty. `ahead` is by how much
    this PC's clock is ahead of the server's, where that is more than a minute.
    """

    since: datetime | None = None
    why: str = ""
    waiting: int = 0
    refused: int = 0
    ahead: timedelta = timedelta(0)


class Line:
    """Whether the server answers; `on_state` hears of every change, from any thread.

    `beside` is done each time it has answered, in the thread that asked it.
    """

    def __init__(
        self,
        *,
        open_server: Callable[[], Desk],
        open_here: Callable[[], LastKnown],
        outbox: Outbox,
        clock: Clock,
        on_state: Callable[[State], None] = lambda _state: None,
        on_back: Callable[[], None] = lambda: None,
        beside: Callable[[], None] = lambda: None,
    ) -> None:
        self.open_server = open_server
        self.open_here = open_here
        self.outbox = outbox
        self.given: dict[int, int] = {}
        self.given_here: dict[int, int] = {}
        self.here_alone = threading.Lock()
        self._clock = clock
        self._on_state = on_state
        self._on_back = on_back
        self._beside = beside
        self._state = State()
        self._turn = threading.Condition()
        self._down = False
        self._poked = self._news = self._ended = False
        self._thread: threading.Thread | None = None
        self._callers_at = 0.0

    @property
    def state(self) -> State:
        """How it stands now."""
        return self._state

    @property
    def away(self) -> bool:
        """Whether the server does not answer, so that work is done here."""
        return self._state.since is not None

    def start(self, *, since: datetime | None = None) -> None:
        """Look after the line from now on, in a thread of its own.

        What waits from the last time is sent first: until then work is done where it can be seen.
        `since` is when another login here found the same server away: nobody waits for it again.
        """
        if since is not None or not self.outbox.empty:
            self.lost(StorageAway(_("What waits on this PC is sent first.")), since=since)
        self._thread = threading.Thread(target=self._look_after, name="line", daemon=True)
        self._thread.start()

    def close(self, *, within: float = 5.0) -> None:
        """End the thread, or leave it to what it waits for; it says nothing more.

        What waits is sent the next time.
        """
        with self._turn:
            self._ended = True
            self._turn.notify()
        if self._thread is not None:
            self._thread.join(within)

    def lost(self, error: Exception, *, since: datetime | None = None) -> None:
        """The server did not answer a piece of work."""
        with self._turn:
            if not self.away:
                log.info("the office's server is away: %s", error)
                self._say(
                    replace(self._state, since=since or self._clock.now(), why=_to_see_to(error))
                )
            self._turn.notify()

    def try_now(self) -> None:
        """Somebody wants it tried at once."""
        with self._turn:
            self._poked = True
            self._turn.notify()

    def copy_soon(self) -> None:
        """This PC saved something, which it should know also when the server is away next."""
        with self._turn:
            self._news = True
            self._turn.notify()

    def wake(self) -> None:
        """Something waits to be sent: at once where the server answers."""
        if not self.away:
            self.try_now()

    def count(self) -> None:
        """Say anew how much waits, and what was refused."""
        waiting, refused = self.outbox.count(), len(self.outbox.refused())
        with self._turn:
            self._say(replace(self._state, waiting=waiting, refused=refused))

    def look(self, desk: Desk) -> None:
        """Say how it stands, to somebody who asks with a desk of their own."""
        self.count()
        if not desk.database.part:
            self._measure_clocks(desk)

    def refused(self) -> tuple[Refused, ...]:
        """What the office did not take."""
        return self.outbox.refused()

    def dealt_with(self, refused: Refused) -> None:
        """A person has seen to it."""
        self.outbox.dealt_with(refused)
        self.count()

    def reach(self) -> bool:
        """Try once: send what waits, copy what is known; whether the server answers."""
        try:
            desk = self.open_server()
        except DeskError as error:
            self._failed(error)
            return False
        try:
            self._renew(desk)
        except DeskError as error:
            self._failed(error)
            return False
        finally:
            desk.close()
        self._beside()
        return True

    def _renew(self, desk: Desk) -> None:
        if not self.outbox.empty:
            self.given |= send(desk, self.outbox)
            self.count()
        self._measure_clocks(desk)
        was_gone = self.away or self._down
        if self.away:
            self._found(desk)
        if was_gone:
            self._down = False
            if not self._ended:
                self._on_back()
        self._copy(desk)

    def _found(self, desk: Desk) -> None:
        """It answers again; nobody works here while the last of it is sent."""
        must_take_messages(desk.database)
        with self.here_alone:
            self.given |= send(desk, self.outbox)
            with self._turn:
                log.info("the office's server answers again")
                refused = len(self.outbox.refused())
                self._say(State(refused=refused, ahead=self._state.ahead))

    def _copy(self, desk: Desk) -> None:
        callers = time.monotonic() - self._callers_at > _CALLERS_SECONDS
        here = self.open_here()
        try:
            copied = copy_office(desk.database, here, contacts=callers)
            self.given_here |= self.given if copied else {}
        finally:
            here.close()
        if callers:
            self._callers_at = time.monotonic()

    def _measure_clocks(self, desk: Desk) -> None:
        ahead = ahead_of_server(desk.database, self._clock.now)
        ahead = ahead if abs(ahead) > CLOCKS_MAY_DIFFER else timedelta(0)
        with self._turn:
            if abs(ahead - self._state.ahead) > timedelta(seconds=1):
                self._say(replace(self._state, ahead=ahead))

    def _failed(self, error: DeskError) -> None:
        """Away it stays away; a trouble of this PC's own files is only logged."""
        self._down = True
        log.info("the office's server cannot be reached: %s", error)
        with self._turn:
            if self.away:
                self._say(replace(self._state, why=_to_see_to(error)))

    def _say(self, state: State) -> None:
        if state != self._state:
            self._state = state
            if not self._ended:
                self._on_state(state)

    def _look_after(self) -> None:
        """Try again with growing pauses while it is away; copy now and then while it is there."""
        tried = 0
        if not self.away:
            self._rest(_FIRST_SECONDS)  # the window has its lists first
        while not self._ended:
            if self.away and tried == 0:
                self.count()
            reached = self._reach_somehow()
            tried = 0 if reached and not self.away else tried + 1
            self._rest(_PAUSES[min(tried, len(_PAUSES)) - 1] if tried else _COPY_SECONDS)

    def _reach_somehow(self) -> bool:
        """Nothing waits for ever because of one mistake of ours: it is logged and tried again."""
        try:
            return self.reach()
        except Exception:
            log.exception("looking after the office's line went wrong")
            return False

    def _rest(self, seconds: float) -> None:
        with self._turn:
            was_away = self.away
            began = time.monotonic()
            while not (self._ended or self._poked or (self.away and not was_away)):
                most = min(seconds, _NEWS_SECONDS) if self._news and not was_away else seconds
                left = began + most - time.monotonic()
                if left <= 0:
                    break
                self._turn.wait(left)
            self._poked = self._news = False


def _to_see_to(error: Exception) -> str:
    return f"{error}" if isinstance(error, StorageTakesNothing) else ""
