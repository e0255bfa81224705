"""The lines across the window: sample office, alarm, something good to know, call, way back.

Each is made when there is something to say: the first paint has none of them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.callers.ring_bar import RingBar
    from ui.widgets.banner import Banner
    from ui.widgets.undo_bar import UndoBar


_ABOVE: Final = ("sample", "alarm", "banner")
_BELOW: Final = ("call", "undo_bar")


class Lines(QObject):
    """Three above the pages, in this order; a call that comes in and the way back below them."""

    sample_left = Signal()
    undo_asked = Signal()
    call_asked = Signal()

    def __init__(self, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._places = {name: QVBoxLayout() for name in (*_ABOVE, *_BELOW)}
        for name in _ABOVE:
            column.addLayout(self._places[name])

    def close_column(self, column: QVBoxLayout) -> None:
        """The pages are in their column now; what is below them moves nothing that is read."""
        for name in _BELOW:
            column.addLayout(self._places[name])

    @cached_property
    def sample(self) -> Banner:
        """Says as long as it lasts that nobody here is real."""
        banner = self._banner("sample")
        banner.clicked.connect(self.sample_left)
        return banner

    @cached_property
    def alarm(self) -> Banner:
        """The red line, until what it says is over."""
        return self._banner("alarm")

    @cached_property
    def banner(self) -> Banner:
        """What is said for a while, or until it is closed."""
        banner = self._banner("banner")
        banner.clicked.connect(banner.hide)
        return banner

    @cached_property
    def undo_bar(self) -> UndoBar:
        """What was done last, and the button that takes it back."""
        from ui.widgets.undo_bar import UndoBar

        bar = UndoBar()
        bar.undo_asked.connect(self.undo_asked)
        self._places["undo_bar"].addWidget(bar)
        return bar

    @cached_property
    def ring_bar(self) -> RingBar:
        """The calls that come in."""
        from ui.callers.ring_bar import RingBar

        bar = RingBar()
        bar.clicked.connect(self.call_asked)
        self._places["call"].addWidget(bar)
        return bar

    def add(self, strip: QWidget) -> None:
        """One more, beside the alarm."""
        self._places["alarm"].addWidget(strip)

    def hide(self, name: str) -> None:
        """Hide one of them, where it was ever made."""
        if made := self.__dict__.get(name):
            made.hide()

    def undo_by_key(self) -> None:
        """Ctrl+Z, as long as the way back is offered."""
        bar: UndoBar | None = self.__dict__.get("undo_bar")
        if bar is not None and bar.isVisible():
            bar.button.click()

    def _banner(self, name: str) -> Banner:
        from ui.widgets.banner import Banner

        banner = Banner()
        self._places[name].addWidget(banner)
        return banner
