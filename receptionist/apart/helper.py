"""The process apart: does what it is told, one piece after the other, and ends with the windows."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from receptionist.apart.said import Job, Kind, Parts
from receptionist.i18n import use_language


def main(loads: Sequence[str]) -> None:
    """Until nobody is there any more who could ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; the windows decide
    tell = _Teller(_own_output())
    gc.disable()
    for name in loads:
        import_module(name)
    gc.freeze()  # what is there now stays
    gc.enable()
    asked: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    logging.getLogger().addHandler(_Told(tell))
    while True:
        _do(asked.get(), asked, tell)


class _Teller:
    """Says something to the windows; where they are gone, the process ends."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers

    def __call__(self, kind: Kind, value: object) -> None:
        said = pickle.dumps((kind, value), pickle.HIGHEST_PROTOCOL)
        try:
            self._answers.write(said)
            self._answers.flush()
        except OSError:
            os._exit(0)


class _Told(logging.Handler):
    """What is logged here goes into the log of the windows, which is a file."""

    def __init__(self, tell: _Teller) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """A trace cannot leave a process, its text can."""
        if record.exc_info:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).strip()
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self._tell(Kind.LOG, record)


def _own_output() -> BinaryIO:
    """Answers alone go out where they are expected; whatever prints does so among the errors."""
    answers = os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr
    with suppress(OSError):  # a program without a terminal has no place for errors
        os.dup2(2, 1)
    return answers


def _listen(source: BinaryIO, asked: SimpleQueue[Any]) -> None:
    """In a thread of its own: also in the middle of work it is heard that the windows are gone."""
    while True:
        try:
            asked.put(pickle.load(source))  # noqa: S301 -- the windows alone can write there
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)
        except Exception:  # noqa: BLE001 -- where the next one would begin is not known any more
            traceback.print_exc()
            os._exit(1)


def _do(job: Job, asked: SimpleQueue[Any], tell: _Teller) -> None:
    use_language(job.language)
    given = [_parts(asked, tell) if each is Parts.HERE else each for each in job.given]
    try:
        tell(Kind.DONE, job.work(*given, **job.named))
    except Exception as error:  # noqa: BLE001 -- it goes to whoever asked
        error.add_note(traceback.format_exc())
        tell(Kind.FAILED, _that_travels(error))


def _that_travels(error: Exception) -> Exception:
    """The same, or where it does not survive pickle something that says as much."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own
    except Exception:  # noqa: BLE001 -- whatever its makers thought of
        return RuntimeError("".join(traceback.format_exception(error)))
    return error


def _parts(asked: SimpleQueue[Any], tell: _Teller) -> Iterator[Any]:
    while True:
        tell(Kind.MORE, None)
        some = asked.get()
        if some is Parts.END:
            return
        yield from some
