"""Loads Qt without what explains its signatures; that comes when somebody asks for it.

WORKAROUND PySide6, since 6.5: with it come seven modules of Python which write the words of a
TypeError and of help(). They lie as source in a zip inside the library, and are compiled anew at
each start: 45 ms, nearly a third of a bare window, and `ast`, `argparse` and `logging` with them.
Here each of them is empty until something in it is asked for. Another PySide6, which has other
ones, loads them as it likes.

To be imported before anything of Qt.
"""

from __future__ import annotations

import builtins
from typing import Any, Final

_LATE: Final = tuple(
    f"shibokensupport/signature/{name}.py"
    for name in (
        *("errorhandler", "layout", "mapping", "parser"),
        *("lib/enum_sig", "lib/pyi_generator", "lib/tool"),
    )
)
# What stands in such a module until then; `__loader__` and `__file__` are those of its zip. The one
# thing that the library takes without asking the module is `update_mapping`, of `mapping`.
_EMPTY: Final = """
def __getattr__(name):
    whole = globals()
    if whole.pop("__getattr__", None):
        whole.pop("update_mapping")
        with __loader__.zfile.open(__file__) as source:
            exec(compile(source.read(), __file__, "exec"), whole)
    if name in whole:
        return whole[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

def update_mapping(*given, whole=__getattr__):
    return whole("update_mapping")(*given)
"""

_compile = builtins.compile


def _compile_late(source: Any, filename: Any, *how: Any, **named: Any) -> Any:
    """As Python does, but for these modules."""
    late = filename in _LATE
    return _compile(_EMPTY if late else source, filename, *how, **named)


builtins.compile = _compile_late
try:
    import PySide6.QtCore  # noqa: F401 -- this compiles them
finally:
    builtins.compile = _compile
