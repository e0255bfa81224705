"""What the windows and the process apart say to each other, one pickle after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple


class Job(NamedTuple):
    """A piece of work, and the language in which it is done."""

    language: str
    work: Callable[..., Any]
    given: Sequence[Any]
    named: Mapping[str, Any]


class Parts(Enum):
    """Of an iterator, which is read where it comes from."""

    HERE = "the place of one among the values"
    END = "there are no more"


class Kind(Enum):
    """What the process apart says, each with a value."""

    MORE = "wants the next values of the iterator"
    LOG = "something for the log"
    DONE = "the answer"
    FAILED = "what was raised"
