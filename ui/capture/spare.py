"""A clean form made beforehand, so that F2 gives one at once; each is used once and never again.

It is made in three steps, none of them longer than a blink: made, dressed, and painted once where
nobody sees it, which lays it out and leaves little to do when it comes in front.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.background import Background
from ui.drafts import new_draft
from ui.seat import Seat

if TYPE_CHECKING:
    from ui.views.capture_form import CaptureForm

_WHEN_IDLE_MS: Final = 500


class SpareForm(QObject):
    """Makes the next form while nobody types: making one takes as long as a key is noticed."""

    def __init__(self, seat: Seat, background: Background, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._seat = seat
        self._background = background
        self._stack = stack
        self._form: CaptureForm | None = None
        self._steps: list[Callable[[], None]] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        seat.destroyed.connect(self._timer.stop)  # the program ends before its windows do

    def soon(self) -> None:
        """Make one in the next pause."""
        self._timer.start(_WHEN_IDLE_MS)

    def now(self) -> None:
        """Begin at once: a message has just gone, and nobody types."""
        self._timer.start(0)

    def wait(self) -> None:
        """Somebody types: not now."""
        if self._timer.isActive():
            self._timer.start(_WHEN_IDLE_MS)

    def make(self) -> None:
        """Make one now, with all its steps."""
        self._begin()
        while self._steps:
            self._steps.pop(0)()

    def take(self) -> CaptureForm | None:
        """The one that was made; None when there was no pause to make one in."""
        form, self._form = self._form, None
        if form is not None and self._stack.indexOf(form) < 0:
            self._stack.addWidget(form)
        self._steps.clear()
        return form

    def _step(self) -> None:
        if not self._steps:
            self._begin()
        if self._steps:
            self._steps.pop(0)()
        if self._steps:
            self._timer.start(0)

    def _begin(self) -> None:
        if self._form is None and self._seat.known:
            self._steps = [self._make, self._dress, self._paint]

    def _make(self) -> None:
        from ui.views.capture_form import CaptureForm

        # A widget without a parent is Python's, which might let go of it in any thread.
        draft = new_draft(self._seat.now())
        self._form = CaptureForm(self._seat, self._background, draft, self._stack)

    def _dress(self) -> None:
        form = self._form
        if form is None:
            return
        self._stack.addWidget(form)
        for part in (form, *form.findChildren(QWidget)):
            part.ensurePolished()

    def _paint(self) -> None:
        if self._form is None:
            return
        self._give_room()
        self._form.resize(self._stack.size())
        self._form.grab()

    def _give_room(self) -> None:
        """A page that was never in front has not its size yet."""
        page = self._stack.parentWidget()
        around = page.parentWidget() if page else None
        if page and around and page.isHidden():
            page.resize(around.size())
            if layout := page.layout():
                layout.activate()
