"""A clean form made beforehand, so that F2 gives one at once; each is used once and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.background import Background
from ui.drafts import new_draft
from ui.seat import Seat

if TYPE_CHECKING:
    from ui.views.capture_form import CaptureForm

_WHEN_IDLE_MS: Final = 1200


class SpareForm(QObject):
    """Makes the next form while nobody types: making one takes as long as a key is noticed."""

    def __init__(self, seat: Seat, background: Background, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._seat = seat
        self._background = background
        self._stack = stack
        self._form: CaptureForm | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WHEN_IDLE_MS)
        self._timer.timeout.connect(self.make)
        seat.destroyed.connect(self._timer.stop)  # the program ends before its windows do

    def soon(self) -> None:
        """Make one in the next pause."""
        self._timer.start()

    def wait(self) -> None:
        """Somebody types: not now."""
        if self._timer.isActive():
            self._timer.start()

    def make(self) -> None:
        """Make one now, dressed and laid out, so that showing it is all that is left."""
        from ui.views.capture_form import CaptureForm

        if self._form is not None or not self._seat.known:
            return
        form = CaptureForm(self._seat, self._background, new_draft(self._seat.now()))
        self._stack.addWidget(form)
        form.resize(self._stack.size())
        for part in (form, *form.findChildren(QWidget)):
            part.ensurePolished()
        if layout := form.layout():
            layout.activate()
        self._form = form

    def take(self) -> CaptureForm | None:
        """The one that was made; None when there was no pause to make one in."""
        form, self._form = self._form, None
        return form
