"""The lines across the window: a sample office, an alarm, something good to know, the way back.

Each is made when there is something to say: the first paint has none of them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.widgets.banner import Banner
    from ui.widgets.undo_bar import UndoBar


class Lines(QObject):
    """Three above the pages, in this order, and the way back below them."""

    sample_left = Signal()
    undo_asked = Signal()

    def __init__(self, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._places = {name: QVBoxLayout() for name in ("sample", "alarm", "banner", "undo_bar")}
        for name, place in self._places.items():
            if name != "undo_bar":
                column.addLayout(place)

    def close_column(self, column: QVBoxLayout) -> None:
        """The pages are in their column now; below them is the way back."""
        column.addLayout(self._places["undo_bar"])

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
