"""Reminds of messages left half-written for more than ten minutes (product.md §6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from receptionist.i18n import _
from receptionist.wording import say_length
from ui.seat import Seat
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from ui.views.capture_form import CaptureForm
    from ui.views.capture_page import CapturePage

AFTER: Final = timedelta(minutes=10)
_LOOK_MS: Final = 15_000


class HalfWritten(QObject):
    """One line above the pages, with a button that goes on with the oldest; `told` says it once.

    It goes when the message is saved, thrown away, or somebody types in it.
    """

    told = Signal(str)
    asked = Signal()

    def __init__(self, page: CapturePage, seat: Seat) -> None:
        super().__init__(page)
        self._page = page
        self._seat = seat
        self._told: set[str] = set()
        self.banner = Banner()
        self.banner.clicked.connect(self.go_on)
        page.typed.connect(self.look)
        page.saved.connect(self.look)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Whether anything lies half-written, and since when."""
        lying = self._lying()
        if not lying:
            self.banner.hide()
            return
        since, form = lying[0]
        words = _("Half-written for {length}: {who}").format(
            length=say_length(self._seat.now() - since), who=self._page.who(form)
        )
        if len(lying) > 1:
            words = _("{words}, and {count} more").format(words=words, count=len(lying) - 1)
        self.banner.say("warning", words, _("Go on with it"))
        if fresh := {form.draft.id for _since, form in lying} - self._told:
            self._told |= fresh
            self.told.emit(words)

    def _lying(self) -> list[tuple[datetime, CaptureForm]]:
        now = self._seat.now()
        forms = [each for each in self._page.forms if not each.draft.empty]
        since = [(_last_key(each), each) for each in forms]
        lying = [(at, each) for at, each in since if now - at > AFTER]
        return sorted(lying, key=lambda one: one[0])

    def go_on(self) -> None:
        """Bring the oldest of them to the front."""
        if lying := self._lying():
            self.asked.emit()
            self._page.show_form(lying[0][1])


def _last_key(form: CaptureForm) -> datetime:
    draft = form.draft
    return datetime.fromisoformat(draft.typed_at or draft.began)
