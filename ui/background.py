"""Ask and change, off the GUI thread: three lanes, answers and errors come back on it.

Work for the database runs in order on one thread; long reads (reports, figures) on a second, so
that no page holds a save back; local files (drafts) on a third, so that no database does.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from ui.guards.garbage import Garbage

if TYPE_CHECKING:
    from receptionist.services.desk import Desk

log = logging.getLogger(__name__)

T = TypeVar("T")

_READER_RESTS_AFTER = 120.0
"""Seconds without a long read, after which its connection is left to others (docs/scale.md)."""

_READING_ENDS = 2.0
"""Seconds that the end of the program waits for something that is only read."""

Failed = Callable[[Exception], None]


class Closable(Protocol):
    """What a lane works with and closes in its own thread at the end."""

    def close(self) -> None:
        """Let go of connections and files."""


class Workable(Closable, Protocol):
    """What does the work of a lane with itself: a desk, also one whose server may be away."""

    def do(self, work: Callable[[Any], T]) -> T:
        """The answer of `work`."""
        ...

    def rest(self) -> None:
        """Nobody has asked for a while: leave to others what they may need."""
        ...


class _Tool(Enum):
    """How a job wants the desk of its lane."""

    OPEN = "opened when needed"
    ANY = "as it is: the job does not need it"
    CLOSED = "closed, so that nobody here holds the file"


class _Job(NamedTuple):
    ticket: int
    work: Callable[[Any], Any]
    tool: _Tool = _Tool.OPEN


class _Waiting(NamedTuple):
    """Who gets the answer. No lane may hold it: the last to let go of a window takes it down."""

    then: Callable[[Any], None]
    failed: Failed | None
    changes: bool
    reads: bool
    last: bool


class _Nothing:
    """What the lane of local files works with: the files need no opening."""

    def do(self, work: Callable[[Any], T]) -> T:
        """Do `work`, which asks for nothing."""
        return work(None)

    def rest(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """There is nothing to let go of."""


class _Lane(threading.Thread):
    """One thread that does its jobs in order, with a tool that it opens when first needed."""

    def __init__(
        self,
        name: str,
        open_tool: Callable[[], Workable],
        done: Callable[[object], None],
        dropped: Callable[[int], bool],
        rests_after: float | None = None,
    ) -> None:
        super().__init__(name=name, daemon=True)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._open_tool = open_tool
        self._tool: Workable | None = None
        self._began: float | None = None
        self._rests_after = rests_after
        self._done = done
        self._dropped = dropped

    def put(self, job: _Job | None) -> None:
        """Add a job at the end; None ends the lane after those before it."""
        self._jobs.put(job)

    @property
    def busy_for(self) -> float:
        """Seconds that the job in hand has taken so far; 0 while there is none."""
        began = self._began
        return 0.0 if began is None else time.monotonic() - began

    def run(self) -> None:
        """Do the jobs until the end; whatever happens in one, the next is done."""
        while (job := self._next()) is not None:
            if self._dropped(job.ticket):
                continue
            self._began = time.monotonic()
            answer = self._try(job)
            self._began = None
            self._done((job.ticket, *answer))
            del job, answer  # the next one may be a day away, and a drawn page is 9 MB
        if self._tool is not None:
            self._tool.close()

    def _next(self) -> _Job | None:
        """The next job; where there is none for a while, the tool rests meanwhile."""
        if self._rests_after is not None and self._tool is not None:
            with suppress(queue.Empty):
                return self._jobs.get(timeout=self._rests_after)
            self._tool.rest()
        return self._jobs.get()

    def _try(self, job: _Job) -> tuple[Any, Exception | None]:
        try:
            if job.tool is _Tool.CLOSED and self._tool is not None:
                self._tool.close()
                self._tool = None
            if job.tool is _Tool.OPEN and self._tool is None:
                self._tool = self._open_tool()
            if job.tool is _Tool.OPEN and self._tool is not None:
                return self._tool.do(job.work), None
            return job.work(self._tool), None
        except Exception as error:  # noqa: BLE001 -- it goes to whoever asked, or to everyone
            return None, error


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
        self._work = _Lane("desk", open_desk, *answers)
        self._long = _Lane("long reads", open_reader or open_desk, *answers, _READER_RESTS_AFTER)
        self._files = _Lane("local files", _Nothing, *answers)
        self._lanes = (self._work, self._long, self._files)
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

    def keep_last(self, work: Callable[[Desk], T], failed: Failed) -> None:
        """Do this before the program ends, which waits for it: a backup."""
        self._put(self._long, work, lambda _done: None, failed, last=True)

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
        self._put(self._long, lambda _tool: work(), then, failed, tool=_Tool.ANY)

    def without_desk(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Do `work` while no lane has the desk open; each opens it anew when it is needed."""
        parked, done = threading.Event(), threading.Event()

        def park(_tool: Any) -> None:
            parked.set()
            done.wait()

        def alone(_tool: Any) -> T:
            parked.wait()
            try:
                return work()
            finally:
                done.set()

        self._put(self._long, park, lambda _done: None, None, tool=_Tool.CLOSED)
        self._put(self._work, alone, then, failed, changes=True, tool=_Tool.CLOSED)

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
        self._long.join(within if last else _READING_ENDS)
        if not any(lane.is_alive() for lane in self._lanes):
            self._garbage.stop()
        return not (self._files.is_alive() or (changes and self._work.is_alive()))

    def _put(
        self,
        lane: _Lane,
        work: Callable[[Any], T],
        then: Callable[[T], None],
        failed: Failed | None,
        *,
        changes: bool = False,
        tool: _Tool = _Tool.OPEN,
        last: bool = False,
    ) -> int:
        ticket = next(self._tickets)
        self._waiting[ticket] = _Waiting(
            then, failed, changes, not (changes or last or lane is self._files), last
        )
        lane.put(_Job(ticket, work, tool))
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
