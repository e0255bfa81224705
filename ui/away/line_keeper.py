"""Keeps the line to an office's server for the windows: opens each lane's desk, says how it stands.

On one PC's own file it does nothing, and loads nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from receptionist.clock import Clock
from receptionist.settings import Settings, database_address
from ui.background import Background
from ui.lanes import Workable

if TYPE_CHECKING:
    from receptionist.notifications import Notifier
    from receptionist.services.away.line import State
    from receptionist.services.away.office_desk import Office
    from ui.away.strips import AwayStrips
    from ui.main_window import MainWindow
    from ui.seat import Seat

_FILE = "sqlite"
_ENDS_WITHIN = 2.0


class LineKeeper(QObject):
    """`back` says that the server answers again and has everything."""

    back = Signal()
    _state_said = Signal(object)
    _came_back = Signal()

    def __init__(self, seat: Seat, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._turn = threading.Lock()
        self._office: Office | None = None
        self._state: State | None = None
        self._where = ""
        self._left: tuple[str, datetime] | None = None  # where, and since when it was away
        self._window: MainWindow | None = None
        self.strips: AwayStrips | None = None
        self._state_said.connect(self.say, Qt.ConnectionType.QueuedConnection)
        self._came_back.connect(self._is_back, Qt.ConnectionType.QueuedConnection)

    def open_desk(
        self,
        settings: Settings,
        address: str | None,
        clock: Clock,
        notifier: Callable[[], Notifier],
        *,
        watches: bool,
    ) -> Workable:
        """The desk of one lane, in its thread; `watches` for the one that hears of changes."""
        if (address or database_address(settings)).startswith(_FILE):
            from receptionist.services.desk import open_desk

            return open_desk(
                settings, address=address, clock=clock, notifier=notifier(), watches=watches
            )
        with self._turn:
            if self._office is None:
                self._office = self._open_office(settings, address, clock, notifier())
        return self._office.desk(watches=watches)

    def connect_window(self, window: MainWindow) -> None:
        """This window shows from now on how it stands."""
        self._window, self.strips = window, None
        if self._state is not None:
            self.say(self._state)

    def say(self, state: State) -> None:
        """Show how it stands; the strips are made when there is first something to say."""
        self._state = state
        self._seat.in_office = True
        if self._window is None:
            return
        if self.strips is None:
            from ui.away.strips import AwayStrips

            self.strips = AwayStrips(self._window, self._seat)
            self.strips.try_asked.connect(self.try_now)
            self.strips.refused_asked.connect(self.show_refused)
        self.strips.say(state)

    def try_now(self) -> None:
        """Somebody does not want to wait for the next try."""
        if self._office is not None:
            self._office.line.try_now()

    def show_refused(self) -> None:
        """What the office did not take, to be dealt with."""
        from ui.away.refused import RefusedDialog

        if self._office is not None and self._window is not None:
            line = self._office.line
            RefusedDialog(
                self._seat, self._background, line.refused, line.dealt_with, self._window
            ).open()

    def leave(self) -> None:
        """Another login or office is opened from now on; in the thread that lets go of the desk.

        Nobody waits for what the line itself still waits for.
        """
        with self._turn:
            office, self._office = self._office, None
        since = None
        if office is not None:
            since = office.line.state.since
            office.line.close(within=0)
        self._left = (self._where, since) if since is not None else None
        if self._state is not None:
            from receptionist.services.away.line import State

            self._state_said.emit(State(since=since))  # of the next one nothing else is known yet

    def close(self) -> None:
        """The program ends; what waits is sent the next time."""
        if self._office is not None:
            self._office.line.close(within=_ENDS_WITHIN)

    @property
    def away(self) -> bool:
        """Whether the server is known not to answer."""
        return self._state is not None and self._state.since is not None

    def _open_office(
        self, settings: Settings, address: str | None, clock: Clock, notifier: Notifier
    ) -> Office:
        from receptionist.logins import same_office
        from receptionist.services.away.office_desk import Office
        from receptionist.services.away.others import send_for_others

        where = address or database_address(settings)
        office = Office(
            settings,
            address,
            clock=clock,
            notifier=notifier,
            on_state=self._state_said.emit,
            on_back=self._came_back.emit,
            beside=lambda: send_for_others(where, settings, clock),
        )
        self._where, left = where, self._left
        office.line.start(since=left[1] if left and same_office(left[0], where) else None)
        return office

    def _is_back(self) -> None:
        self._seat.in_office = True
        self.back.emit()
        self._background.changed.emit()
