"""A process of our own: it is told something, it answers, and it is ended."""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import IO, Any, Final, cast

import receptionist
from receptionist.apart import AS_HELPER
from receptionist.apart.said import Kind, Parts

_AT_ONCE: Final = 100  # values of an iterator that go over together
_BEGIN: Final = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from receptionist.apart.helper import main; main(sys.argv[1:])"
)


class Gone(Exception):
    """The process has ended, or could not be begun."""


class Child:
    """Starts it, with modules that it loads before it listens."""

    def __init__(self, loads: Sequence[str], *, patience: float) -> None:
        """Silent for `patience` seconds while something is waited for, it is ended. Raises Gone."""
        self._patience = patience
        try:
            # Nothing that anybody said is among its arguments, which the whole PC can read.
            self._process = subprocess.Popen(  # noqa: S603 -- our own program, no shell
                [*_command(), *loads],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:  # no memory, no more processes
            raise Gone from error
        self._tells = cast("IO[bytes]", self._process.stdin)
        self._hears = cast("IO[bytes]", self._process.stdout)

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether nobody has ended it yet."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it without waiting until it has; whoever waits for it hears `Gone`."""
        self._process.kill()

    def end(self) -> None:
        """End it, and let go of everything."""
        self._process.kill()
        for pipe in (self._tells, self._hears):
            with suppress(OSError):
                pipe.close()
        self._process.wait()

    def talk(self, job: bytes, parts: Iterator[Any]) -> tuple[Kind, Any]:
        """What it says to `job` at the end. Raises Gone, and whatever `parts` raises."""
        self._tell(job)
        while True:
            kind, value = self._hear()
            if kind is Kind.MORE:
                some = list(islice(parts, _AT_ONCE))
                self._tell(pickle.dumps(some or Parts.END, pickle.HIGHEST_PROTOCOL))
            elif kind is Kind.LOG:
                _log(value)
            else:
                return kind, value

    def _tell(self, what: bytes) -> None:
        try:
            self._tells.write(what)
            self._tells.flush()
        except OSError as error:
            raise Gone from error

    def _hear(self) -> tuple[Kind, Any]:
        silent = Timer(self._patience, self._process.kill)
        silent.daemon = True
        silent.start()
        try:
            heard: tuple[Kind, Any] = pickle.load(self._hears)  # noqa: S301 -- our own
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise Gone from error
        finally:
            silent.cancel()
        return heard


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, AS_HELPER]
    # What lies in the folder in which somebody started the program is none of it (-P).
    return [sys.executable, "-P", "-c", _BEGIN, str(Path(receptionist.__file__).parents[1])]


def _log(record: logging.LogRecord) -> None:
    """What was logged there stands in our log, too."""
    logger = logging.getLogger(record.name)
    if logger.isEnabledFor(record.levelno):
        logger.handle(record)
