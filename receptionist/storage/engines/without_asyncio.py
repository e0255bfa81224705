"""Imports SQLAlchemy without asyncio, which it loads to ask of an error whether it came from there.

Nobody here waits for anything in an event loop, and asyncio brings along TLS, subprocesses and
sockets: 4 MiB of every window, and 30 ms of every start. While SQLAlchemy is imported something
stands in its place, which is exchanged for the real one as soon as anybody asks for more.
"""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import iscoroutine
from types import ModuleType
from typing import Any, Final

_NAME: Final = "asyncio"


class _Later(ModuleType):
    """The one thing that SQLAlchemy asks for at once; the rest comes from the real module."""

    iscoroutine = staticmethod(iscoroutine)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _away_with(self)
        return getattr(import_module(_NAME), name)


def _away_with(later: ModuleType) -> None:
    if sys.modules.get(_NAME) is later:
        del sys.modules[_NAME]


def _import() -> None:
    later = _Later(_NAME)
    sys.modules.setdefault(_NAME, later)
    try:
        import_module("sqlalchemy.dialects.sqlite")  # it is known to this one, too
    finally:
        _away_with(later)


_import()
