"""Makes the methods of a dataclass when they are first called, and not while windows are made.

WORKAROUND, until Python 3.13, which writes all of a class at once: `dataclasses` compiles the
source of six methods for each class, half a millisecond, and most of them nobody ever calls. Sixty
classes come before the first form, a hundred more with the pages. What a class can do is the same;
only who asks for the signature of a method sees less, until it was called.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Final

_CREATE: Final = "_create_fn"
_create: Final[Any] = vars(dataclasses).get(_CREATE)


def _create_late(name: str, *how: Any, **named: Any) -> Callable[..., Any]:
    """A method that makes the real one, puts it in its own place, and calls it."""
    made = None

    def late(self: Any, *given: Any, **words: Any) -> Any:
        nonlocal made
        if made is None:  # of two threads each makes one, and either is right
            method = _create(name, *how, **named)
            method.__qualname__ = late.__qualname__
            for each in type(self).__mro__:
                if vars(each).get(name) is late:
                    setattr(each, name, method)
            made = method
        return made(self, *given, **words)

    late.__name__ = name
    return late


if _create is not None:
    vars(dataclasses)[_CREATE] = _create_late
