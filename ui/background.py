"""Ask and change, off the GUI thread: four lanes, answers and errors come back on it.

Work for the database runs in order on one thread; long reads (reports, figures) on a second, so
that no page holds a save back; local files (drafts) on a third, so that no database does; and what
reads a whole file (backups) on a fourth, so that no report waits minutes for that.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from ui.guards.garbage import Garbage
from ui.guards.stop import Stop
from ui.lanes import Job, Lane, Nothing, Tool, Workable

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")

_READER_RESTS_AFTER = 120.0
"""Seconds without a long read, after which its connection is left to others (docs/scale.md)."""

_READING_ENDS = 2.0
"""Seconds that the end of the program waits for something that is only read."""

Failed = Callable[[Exception], None]
Tell = Callable[[float], None]


class _Waiting(NamedTuple):
    """Who gets the answer. No lane may hold it: the last to let go of a window takes it down."""

    then: Callable[[Any], None]
    failed: Failed | None
    changes: bool
    reads: bool
    last: bool


class Background(QObject):
    """The windows' only way to the services. `changed` tells everyone that something was saved.

    `trouble` carries every error that whoever asked did not take care of.
    """

    changed = Signal()
    trouble = Signal(object)
    _done = Signal(object)
    _told = Signal(object)

    def __init__(
        self,
        open_desk: Callable[[], Workable],
        parent: QObject | None = None,
        *,
        open_reader: Callable[[], Workable] | None = None,
    ) -> None:
        """`open_reader` opens the desk for long reads, where that is another one."""
        super().__init__(parent)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._tickets = count()
        self._waiting: dict[int, _Waiting] = {}
        self._dropped: set[int] = set()
        answers = (self._done.emit, self._is_dropped)
        self._work = Lane("desk", open_desk, *answers)
        self._long = Lane("long reads", open_reader or open_desk, *answers, _READER_RESTS_AFTER)
        self._files = Lane("local files", Nothing, *answers)
        self._safe = Lane("whole file", open_reader or open_desk, *answers, lets_go=True)
        self._lanes = (self._work, self._long, self._files, self._safe)
        self._nobody_waits = Stop()
        self._closed = False
        self._garbage = Garbage(self)
        for lane in self._lanes:
            lane.start()

    def ask(
        self, work: Callable[[Desk], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> int:
        """Read with the desk, after everything changed so far; `then` gets the answer.

        What it returns is for `drop`: a slow database must not answer what nobody waits for.
        """
        return self._put(self._work, work, then, failed)

    def ask_long(
        self, work: Callable[[Desk], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> int:
        """Read something that may take a second or more, beside the changes.

        What it returns is for `drop`, when nobody waits for the answer any more.
        """
        return self._put(self._long, work, then, failed)

    def keep_safe(
        self,
        work: Callable[[Desk, Tell], T],
        then: Callable[[T], None],
        failed: Failed,
        *,
        last: bool = False,
    ) -> None:
        """Read the whole file, for minutes if need be, beside all other work: a backup.

        `work` calls what it is given meanwhile, which raises Cancelled when the program ends and
        waits no longer. It waits for what is `last` as for what is saved.
        """

        def tell(_part: float) -> None:
            self._nobody_waits.hear()

        self._put(self._safe, lambda desk: work(desk, tell), then, failed, last=last)

    def drop(self, ticket: int) -> None:
        """Forget what was asked: not begun yet it is never done, else its answer is lost."""
        if self._waiting.pop(ticket, None) is not None:
            self._dropped.add(ticket)

    def change(
        self, work: Callable[[Desk], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Change something with the desk; when it is on disk `then`, and everyone is told."""
        self._put(self._work, work, then, failed, changes=True)

    def read_files(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Read files for longer than a moment, also where the desk cannot be opened."""
        self._put(self._long, lambda _tool: work(), then, failed, tool=Tool.ANY)

    def without_desk(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Do `work` while no lane has the desk open; each opens it anew when it is needed.

        A backup that is being made just now is given up.
        """
        parked, done = threading.Semaphore(0), threading.Event()

        def park(_tool: Any) -> None:
            parked.release()
            done.wait()

        def alone(_tool: Any) -> T:
            for _lane in others:
                parked.acquire()
            self._nobody_waits.clear()
            try:
                return work()
            finally:
                done.set()

        others = (self._long, self._safe)
        self._nobody_waits.set()
        for lane in others:
            self._put(lane, park, lambda _done: None, None, tool=Tool.CLOSED)
        self._put(self._work, alone, then, failed, changes=True, tool=Tool.CLOSED)

    @property
    def saving(self) -> bool:
        """Whether anything that was changed is not on disk yet."""
        return any(each.changes for each in self._waiting.values())

    @property
    def busy_for(self) -> float:
        """Seconds that the database has been at one and the same thing; 0 while it rests."""
        return self._work.busy_for

    def keep(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Read or write a local file, whatever the database is doing."""
        self._put(self._files, lambda _tool: work(), then, failed)

    def tell(self, then: Callable[[T], None], value: T) -> None:
        """Called by work under way in a lane: `then` hears `value` in the windows' thread.

        The window may have been closed meanwhile; a signal of its own would break the work off.
        """
        self._told.emit((then, value))

    def close(self, *, within: float = 10.0) -> bool:
        """Finish what was to be changed, close the desk; whether all of that was done in time.

        Nobody waits `within` seconds for what is only read: what has not begun never does.
        """
        changes = self.saving
        last = any(each.last for each in self._waiting.values())
        for ticket in [ticket for ticket, each in self._waiting.items() if each.reads]:
            self.drop(ticket)
        for lane in () if self._closed else self._lanes:
            lane.put(None)
        self._closed = True
        self._files.join(within)
        self._work.join(within if changes else _READING_ENDS)
        self._long.join(_READING_ENDS)
        self._safe.join(within if last else 0.0)
        self._nobody_waits.set()  # half a copy is cleared away
        self._safe.join(_READING_ENDS)
        if not any(lane.is_alive() for lane in self._lanes):
            self._garbage.stop()
        return not (self._files.is_alive() or (changes and self._work.is_alive()))

    def _put(
        self,
        lane: Lane,
        work: Callable[[Any], T],
        then: Callable[[T], None],
        failed: Failed | None,
        *,
        changes: bool = False,
        tool: Tool = Tool.OPEN,
        last: bool = False,
    ) -> int:
        ticket = next(self._tickets)
        self._waiting[ticket] = _Waiting(
            then, failed, changes, not (changes or last or lane is self._files), last
        )
        lane.put(Job(ticket, work, tool))
        return ticket

    def _is_dropped(self, ticket: int) -> bool:
        """Asked by a lane, in its thread, before it begins."""
        if ticket not in self._dropped:
            return False
        self._dropped.discard(ticket)
        return True

    def _deliver(self, done: tuple[int, Any, Exception | None]) -> None:
        ticket, value, error = done
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            self._dropped.discard(ticket)
            return
        if error is not None:
            self._deliver_error(waiting, error)
            return
        if _still_there(waiting.then):
            waiting.then(value)
        if waiting.changes:
            self.changed.emit()

    def _hear(self, told: tuple[Callable[[Any], None], Any]) -> None:
        then, value = told
        if _still_there(then):
            then(value)

    def _deliver_error(self, waiting: _Waiting, error: Exception) -> None:
        if waiting.failed is not None and _still_there(waiting.failed):
            waiting.failed(error)
        else:
            self.trouble.emit(error)


def _still_there(callback: Callable[..., None]) -> bool:
    """Whether the window that waits for an answer has not been closed meanwhile."""
    receiver = getattr(callback, "__self__", None) or _self_of(callback)
    return not isinstance(receiver, QObject) or shiboken6.isValid(receiver)


def _self_of(callback: Callable[..., None]) -> object:
    """The `self` of the method that a lambda was written in."""
    code, cells = getattr(callback, "__code__", None), getattr(callback, "__closure__", None)
    if code is None or not cells or "self" not in code.co_freevars:
        return None
    return cells[code.co_freevars.index("self")].cell_contents
