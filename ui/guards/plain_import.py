"""Gives Python its own import back, which PySide6 puts something around.

WORKAROUND PYSIDE-2029, since 6.5: from then on the source of every module that is imported is read
whole, in search of the word PySide6, and kept: half the time of an import, and 30 MB for the
libraries of the database alone. It serves `from __feature__ import`, which nobody here uses.
To be imported before everything else that is imported beside Qt.

Nor is garbage looked for while all this is made; afterwards `ui/guards/garbage.py` does.
"""

from __future__ import annotations

import builtins
import gc
import linecache

import ui.guards.late_methods
import ui.guards.late_signatures  # noqa: F401 -- with it comes Qt, which puts something around it

gc.disable()
if hasattr(builtins, "__orig_import__"):
    builtins.__import__ = builtins.__orig_import__
    linecache.clearcache()
