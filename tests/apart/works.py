"""What is done apart in these tests; it is found there by its name."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator

from receptionist.domain.errors import NotFound
from receptionist.i18n import _

log = logging.getLogger(__name__)


def process() -> int:
    """The number of the process that does it."""
    return os.getpid()


def added(numbers: Iterator[int], *, more: int) -> tuple[int, int]:
    """Their sum and `more`, and who reckoned it."""
    return sum(numbers) + more, os.getpid()


def refuses() -> None:
    """A sentence in the language of whoever asked."""
    raise NotFound(_("There is no message to print."))


class Odd(Exception):
    """One that does not survive its way."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"odd {one} {other}")


def raises_oddly() -> None:
    """What nobody thought of."""
    raise Odd(1, 2)


def logs_and_prints() -> str:
    """Something for the log with its trace, and something that no answer is."""
    print("not an answer")  # noqa: T201 -- as a library may
    os.write(1, b"nor this\n")
    try:
        int("seven")
    except ValueError:
        log.exception("message %s cannot be printed", 7)
    return "done"


def takes_long(file: str) -> None:
    """Says in `file` that it has begun."""
    with open(file, "w", encoding="ascii") as begun:  # noqa: PTH123 -- no more than that
        begun.write(str(os.getpid()))
    time.sleep(60)
