"""Several processes that each read a part of one file, and end with whoever asked for them."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Final, TypeVar

from receptionist.i18n import language, use_language

T = TypeVar("T")
_MOST: Final = 8
"""Helpers; each has some 60 MB, and one disk serves no more of them."""
_LISTEN_SECONDS: Final = 0.5


def helpers() -> int:
    """How many are worth while here."""
    return min(_MOST, max(2, os.cpu_count() or 2))


@contextmanager
def side_by_side(jobs: Sequence[tuple[Any, ...]]) -> Iterator[list[Future[Any]]]:
    """Do each of these jobs (a function, and what it is given) in one process or another.

    Left early, by Ctrl+C or otherwise, all of them are ended at once: they only read.
    """
    before = set(active_children())
    pool = ProcessPoolExecutor(
        helpers(), get_context("spawn"), initializer=_begin, initargs=(language(),)
    )
    try:
        yield [pool.submit(*job) for job in jobs]
    except BaseException:
        for helper in set(active_children()) - before:
            helper.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def answer(job: Future[T]) -> T:
    """What a job found, once it has. Ctrl+C is heard meanwhile, which it is not on Windows within
    a wait that has no end."""
    while True:
        with suppress(TimeoutError):
            return job.result(timeout=_LISTEN_SECONDS)


def _begin(speaks: str) -> None:
    """In a helper, before its first job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all of them; one decides
    Thread(target=_end_with_parent, daemon=True).start()
    use_language(speaks)
    gc.disable()  # nothing read here refers to itself, and looking for it takes a fifth of the time


def _end_with_parent() -> None:
    """Nobody wants to know any more: the program that asked was killed."""
    if (parent := parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)
