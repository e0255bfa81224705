"""The threads in which work is done beside the windows: each does its jobs in order."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Any, NamedTuple, Protocol, TypeVar

T = TypeVar("T")


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


class Tool(Enum):
    """How a job wants the desk of its lane."""

    OPEN = "opened when needed"
    ANY = "as it is: the job does not need it"
    CLOSED = "closed, so that nobody here holds the file"


class Job(NamedTuple):
    ticket: int
    work: Callable[[Any], Any]
    tool: Tool = Tool.OPEN


class Nothing:
    """What the lane of local files works with: the files need no opening."""

    def do(self, work: Callable[[Any], T]) -> T:
        """Do `work`, which asks for nothing."""
        return work(None)

    def rest(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """There is nothing to let go of."""


class Lane(threading.Thread):
    """One thread that does its jobs in order, with a tool that it opens when first needed."""

    def __init__(
        self,
        name: str,
        open_tool: Callable[[], Workable],
        done: Callable[[object], None],
        dropped: Callable[[int], bool],
        rests_after: float | None = None,
        *,
        lets_go: bool = False,
    ) -> None:
        """`lets_go` of its tool after each job: the next one may be a day away."""
        super().__init__(name=name, daemon=True)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._open_tool = open_tool
        self._tool: Workable | None = None
        self._began: float | None = None
        self._rests_after = rests_after
        self._lets_go = lets_go
        self._done = done
        self._dropped = dropped

    def put(self, job: Job | None) -> None:
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
            if self._lets_go:
                self._close_tool()
            self._began = None
            self._done((job.ticket, *answer))
            del job, answer  # the next one may be a day away, and a drawn page is 9 MB
        self._close_tool()

    def _close_tool(self) -> None:
        if self._tool is not None:
            self._tool.close()
            self._tool = None

    def _next(self) -> Job | None:
        """The next job; where there is none for a while, the tool rests meanwhile."""
        if self._rests_after is not None and self._tool is not None:
            with suppress(queue.Empty):
                return self._jobs.get(timeout=self._rests_after)
            self._tool.rest()
        return self._jobs.get()

    def _try(self, job: Job) -> tuple[Any, Exception | None]:
        try:
            if job.tool is Tool.CLOSED:
                self._close_tool()
            if job.tool is Tool.OPEN and self._tool is None:
                self._tool = self._open_tool()
            if job.tool is Tool.OPEN and self._tool is not None:
                return self._tool.do(job.work), None
            return job.work(self._tool), None
        except Exception as error:  # noqa: BLE001 -- it goes to whoever asked, or to everyone
            return None, error
