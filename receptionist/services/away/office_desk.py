"""The desk of an office: at its server while that answers, else here on what was last known."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import TypeVar

from receptionist.clock import Clock, SystemClock
from receptionist.domain.errors import DeskError, StorageAway
from receptionist.domain.ids import Ids, ids_of
from receptionist.i18n import _
from receptionist.notifications import Notifier, SilentNotifier
from receptionist.paths import office_folder
from receptionist.services.away.line import Line, State
from receptionist.services.desk import Desk, open_desk
from receptionist.settings import Settings, database_address
from receptionist.storage.away.last_known import LastKnown, open_last_known
from receptionist.storage.away.outbox import Outbox
from receptionist.storage.database import address_without_secrets, is_on_server

T = TypeVar("T")

_HOUR = 3600.0


class OfficeDesk:
    """What one lane works with: it never waits for a server that is known to be away."""

    def __init__(
        self, line: Line, open_desk: Callable[[], Desk], open_here: Callable[[LastKnown], Desk]
    ) -> None:
        self._line = line
        self._open_desk = open_desk
        self._open_here = open_here
        self._server: Desk | None = None
        self._here: Desk | None = None

    def do(self, work: Callable[[Desk], T]) -> T:
        """Do `work` at the server; where that does not answer, the same once more here.

        Both times new things get the same ids: what arrived after all is not done twice.
        """
        ids, unknown = Ids(), False
        while True:
            if not self._line.away or not self._can_work_here():
                try:
                    with ids_of(ids):
                        return self._work_there(work)
                except StorageAway as error:
                    if not self._can_work_here():
                        raise
                    self._line.lost(error)
                    unknown = True
            with self._line.here_alone:
                # What may have arrived goes through the outbox, which looks it up before it sends.
                if unknown or self._line.away:
                    ids.again()
                    with ids_of(ids):
                        return self._work_here(work)
            # It came back just then: nothing was tried yet, so it is tried there.

    def rest(self) -> None:
        """Nobody asks just now: leave the server's connections to others."""
        if self._server is not None:
            self._server.rest()

    def close(self) -> None:
        """Let go of both."""
        for each in (self._server, self._here):
            if each is not None:
                each.close()
        self._server = self._here = None

    def _work_there(self, work: Callable[[Desk], T]) -> T:
        server = self._at_server()
        before = server.database.saved
        try:
            return work(server)
        finally:
            if server.database.saved != before:
                self._line.copy_soon()

    def _work_here(self, work: Callable[[Desk], T]) -> T:
        here = self._at_here()
        before = self._line.outbox.last
        try:
            return work(here)
        finally:
            if self._line.outbox.last != before:
                self._line.count()
                self._line.wake()

    def _at_server(self) -> Desk:
        if self._server is None:
            self._server = self._open_desk()
            self._server.given = self._line.given
        if self._here is not None:
            self._here.close()
            self._here = None
        return self._server

    def _at_here(self) -> Desk:
        if self._here is None:
            last_known = self._line.open_here()
            self._here = self._open_here(last_known)
            self._here.given = self._line.given_here
            last_known.begin_anew(self._here.now())
        return self._here

    def _can_work_here(self) -> bool:
        """Whether the office was ever copied to this PC, and the copy can be read."""
        try:
            return self._here is not None or _usable(self._line.open_here())
        except DeskError:
            return False


def _usable(last_known: LastKnown) -> bool:
    try:
        return last_known.usable
    finally:
        last_known.close()


class Office:
    """An office as one program reaches it: its line, and a desk for each lane."""

    def __init__(
        self,
        settings: Settings,
        address: str | None,
        *,
        clock: Clock,
        notifier: Notifier,
        on_state: Callable[[State], None] = lambda _state: None,
        on_back: Callable[[], None] = lambda: None,
        beside: Callable[[], None] = lambda: None,
    ) -> None:
        self._settings, self._clock, self._notifier = settings, clock, notifier
        self._address = address
        folder = office_folder(office_name(address or database_address(settings)))
        outbox = Outbox(folder)
        self._file = folder / "last-known.sqlite3"
        self.line = Line(
            open_server=lambda: open_desk(
                settings, address=address, clock=clock, notifier=notifier, watches=False
            ),
            open_here=lambda: open_last_known(self._file, outbox),
            outbox=outbox,
            clock=clock,
            on_state=on_state,
            on_back=on_back,
            beside=beside,
        )

    @property
    def known_here(self) -> bool:
        """Whether the office was ever copied to this PC."""
        return self._file.exists()

    def desk(self, *, watches: bool = True) -> OfficeDesk:
        """The desk of one lane; only one that `watches` is asked what others changed."""
        return OfficeDesk(self.line, lambda: self._open_desk(watches=watches), self._on)

    def send_first(self) -> None:
        """For a program that ends soon: what waits goes before anything new, if it can."""
        line = self.line
        if not line.outbox.empty and not line.reach():
            line.lost(StorageAway(_("What waits on this PC is sent first.")))

    def keep_up(self) -> None:
        """For a program that ends soon: once an hour bring up to date what this PC knows."""
        try:
            copied = self._file.stat().st_mtime
        except OSError:
            copied = 0.0
        if abs(time.time() - copied) > _HOUR:
            self.line.reach()

    def _open_desk(self, *, watches: bool) -> Desk:
        return open_desk(
            self._settings,
            address=self._address,
            clock=self._clock,
            notifier=self._notifier,
            watches=watches,
        )

    def _on(self, last_known: LastKnown) -> Desk:
        return Desk(last_known, self._clock, self._notifier, self._settings)


def open_office(
    settings: Settings,
    *,
    address: str | None = None,
    clock: Clock | None = None,
    notifier: Notifier | None = None,
    on_state: Callable[[State], None] = lambda _state: None,
    on_back: Callable[[], None] = lambda: None,
) -> Office | None:
    """The office of an address, not asked for anything yet; None for a desk on one PC."""
    where = address or database_address(settings)
    if not is_on_server(where):
        return None
    return Office(
        settings,
        address,
        clock=clock or SystemClock(),
        notifier=notifier or SilentNotifier(),
        on_state=on_state,
        on_back=on_back,
    )


def office_name(address: str) -> str:
    """A folder's name for an office, of which nothing can be read."""
    return hashlib.sha256(address_without_secrets(address).encode()).hexdigest()[:16]
