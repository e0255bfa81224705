"""The windows' end of the process apart: it is there when there is work, and ends when it rests."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from threading import Lock, Timer, current_thread
from typing import Any, Final

from receptionist.apart.child import Child, Gone
from receptionist.apart.said import Job, Kind, Parts
from receptionist.domain.errors import Cancelled, PaperTrouble
from receptionist.i18n import _, language

_RESTS_AFTER: Final = 10.0
_PATIENCE: Final = 120.0
_ENDS_WITHIN: Final = 2.0


class Room:
    """One process, and one piece of work at a time. Each method may be called by any thread."""

    def __init__(
        self,
        loads: Sequence[str],
        *,
        rests_after: float = _RESTS_AFTER,
        patience: float = _PATIENCE,
    ) -> None:
        """After `rests_after` seconds without work it ends; silent for `patience`, it is ended."""
        self._loads = tuple(loads)
        self._rests_after = rests_after
        self._patience = patience
        self._lock = Lock()
        self._child: Child | None = None
        self._resting: Timer | None = None
        self._whom_lock = Lock()
        self._whom: object = None
        self._broken_off = False

    @property
    def pid(self) -> int | None:
        """The number of the process while there is one."""
        child = self._child
        return child.pid if child is not None else None

    def do(
        self,
        work: Callable[..., Any],
        given: Sequence[Any],
        named: Mapping[str, Any],
        whom: object = None,
    ) -> Any:
        """What `work` answers (see `receptionist.apart.apart`)."""
        parts = next((each for each in given if isinstance(each, Iterator)), iter(()))
        given = tuple(Parts.HERE if each is parts else each for each in given)
        job = pickle.dumps(Job(language(), work, given, dict(named)), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            kind, value = self._talk(job, parts, whom)
        if kind is Kind.FAILED:
            raise value
        return value

    def warm_up(self) -> None:
        """Start the process unless there is one."""
        if self._lock.acquire(blocking=False):  # else it is at work
            try:
                with suppress(Gone):  # whoever asks for something hears of it
                    self._awake()
                self._rest_later()
            finally:
                self._lock.release()

    def break_off(self, whom: object) -> None:
        """End it at once, if that is who it works for."""
        with self._whom_lock:
            child = self._child
            if whom is not None and self._whom is whom and child is not None:
                self._broken_off = True
                child.kill()

    def close(self) -> None:
        """End it, whatever it is doing."""
        if (child := self._child) is not None:
            child.kill()
        if self._lock.acquire(timeout=_ENDS_WITHIN):  # what it waits for may be a slow database
            self._stop_resting()
            self._end()
            self._lock.release()

    def _talk(self, job: bytes, parts: Iterator[Any], whom: object) -> tuple[Kind, Any]:
        self._stop_resting()
        with self._whom_lock:
            self._whom, self._broken_off = whom, False
        try:
            return self._awake().talk(job, parts)
        except Gone as error:
            self._end()
            if self._broken_off:
                raise Cancelled from error
            raise PaperTrouble(
                _("The page was not drawn: the program that draws it has ended. Open it again.")
            ) from error
        except BaseException:
            self._end()  # it waits for values that nobody will give it
            raise
        finally:
            with self._whom_lock:
                self._whom = None
            if self._broken_off:
                self._end()  # also where it was a moment too late for this piece of work
            self._rest_later()

    def _awake(self) -> Child:
        if self._child is not None and not self._child.alive:
            self._end()  # somebody ended it meanwhile
        if self._child is None:
            self._child = Child(self._loads, patience=self._patience)
        return self._child

    def _rest_later(self) -> None:
        self._stop_resting()
        if self._child is not None:
            self._resting = Timer(self._rests_after, self._rest)
            self._resting.daemon = True
            self._resting.start()

    def _stop_resting(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None

    def _rest(self) -> None:
        """Nobody has asked for a while: what it takes is better left to the PC."""
        with self._lock:
            if self._resting is current_thread():  # else there was work just now
                self._end()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()
