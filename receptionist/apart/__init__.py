"""Work done apart from the windows: in a process of its own, which comes up when there is some.

Paper needs libraries that take 25 MiB, hold everybody else up while Python is in them, and draw
whatever callers said. Where nobody has asked for a process, as in a terminal or a timer job, the
same work is done right here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from receptionist.apart.room import Room

P = ParamSpec("P")
T = TypeVar("T")

AS_HELPER: Final = "--apart"
"""A bundle has no Python of its own beside it: it starts itself with this word."""

_asked_by: ContextVar[object] = ContextVar("asked_by", default=None)
_loads: Sequence[str] | None = None
_room: Room | None = None


def work_apart(loads: Sequence[str]) -> None:
    """From now on; the modules `loads` are what it will need, and loads before it is asked."""
    global _loads
    _loads = loads


def end_apart() -> None:
    """End the process, if there is one, and work here again."""
    global _loads, _room
    room, _loads, _room = _room, None, None
    if room is not None:
        room.close()


def apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What `work` answers to these values. Not for the GUI thread.

    Values, answer and `work` itself go through pickle; one iterator among the values is read here
    and goes over part by part. Raises what `work` raises, PaperTrouble where the process ends or is
    silent for minutes, and Cancelled where `break_off` was called.
    """
    room = _the_room()
    if room is None:
        return work(*given, **named)
    answer: T = room.do(work, given, named, _asked_by.get())
    return answer


def warm_up() -> None:
    """Begin to load what will be needed, while whoever is going to ask still reads."""
    room = _the_room()
    if room is not None:
        room.warm_up()


@contextmanager
def asked_by(whom: object) -> Iterator[None]:
    """Whatever is done apart meanwhile, in this thread, is broken off with `whom`."""
    token = _asked_by.set(whom)
    try:
        yield
    finally:
        _asked_by.reset(token)


def break_off(whom: object) -> None:
    """End the process if it works for `whom`; from any thread, and at once."""
    if _room is not None:
        _room.break_off(whom)


def _the_room() -> Room | None:
    global _room
    if _room is None and _loads is not None:
        from receptionist.apart.room import Room

        _room = Room(_loads)
    return _room
