"""Catches what nobody took care of, in any thread, and has it said in a window.

It is there before the window is; what says it is loaded when there is something to say.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WindowGetter = Callable[[], "QWidget | None"]


class _Catcher(QObject):
    """Brings what was raised in any thread to the one of the windows."""

    caught = Signal(object)

    def __init__(self, window: WindowGetter) -> None:
        super().__init__()
        self._window = window
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What Python calls for an exception nobody took care of, slots of Qt included."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught.emit(error)

    def raised_in_thread(self, args: threading.ExceptHookArgs) -> None:
        """The same for a thread."""
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self.caught.emit(args.exc_value)

    def _show(self, error: BaseException) -> None:
        from ui.dialogs.trouble import show_trouble

        show_trouble(error, self._window())


_catcher: _Catcher | None = None


def install_excepthook(window_getter: WindowGetter) -> None:
    """From now on no exception ends the program or gets lost: it is shown and logged."""
    global _catcher
    _catcher = _Catcher(window_getter)
    sys.excepthook = _catcher.raised
    threading.excepthook = _catcher.raised_in_thread
