"""Makes the day page at closing time while the program runs, and says so; also after sleep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from receptionist.i18n import _
from receptionist.wording import say_list, say_short_date
from ui.background import Background
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.services.desk import Desk
    from receptionist.services.papers.keep_day_page import Looked

_EVERY_MS: Final = 60_000
_HELD_AT_MOST: Final = 5


class Keeper(QObject):
    """Looks every minute by the wall clock; `said` is good news, `trouble` lasts until "" comes."""

    said = Signal(str)
    trouble = Signal(str)

    def __init__(self, seat: Seat, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._asked = False
        self._troubled = ""
        self._held = 0
        self.typing: Callable[[], bool] = lambda: False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """The program ends."""
        self._timer.stop()

    def look(self) -> None:
        """Make what is due; one look at a time, beside everything else."""
        office, settings = self._seat.office, self._seat.settings
        if self._asked or office is None or office.sample:
            return
        if self._is_a_colleagues_own():
            settings = replace(settings, makes_day_page=False)
        if self.typing() and self._held < _HELD_AT_MOST:
            self._held += 1  # while somebody writes a message nothing pops up (product.md §7)
            return
        self._asked, self._held = True, 0

        def work(desk: Desk) -> Looked:
            from receptionist.services.papers.keep_day_page import Looked, keep_day_pages
            from receptionist.services.papers.running import note_running

            note_running(office.hours, desk.now())
            if not settings.makes_day_page:
                return Looked()
            desk.settings = settings
            looked = keep_day_pages(desk)
            _tell_the_owner(desk, looked)
            return looked

        self._background.ask_long(work, self._looked, self._failed)

    def _is_a_colleagues_own(self) -> bool:
        """The office's page is for the owner: it is made at shared desks, and theirs."""
        # Who sits here is not known before the first paint, nor what they may do.
        from receptionist.domain.people import Role

        person = self._seat.person
        return person is not None and person.role is Role.COLLEAGUE and not self._seat.everyone

    def _looked(self, looked: Looked) -> None:
        self._asked = False
        if looked.made:
            self.said.emit(made_words(looked))
        troubles = "\n".join(dict.fromkeys(looked.troubles))
        if troubles != self._troubled:
            self._troubled = troubles
            self.trouble.emit(troubles)

    def _failed(self, _error: Exception) -> None:
        """The database's trouble is said by whoever else asks it; the next look tries again."""
        self._asked = False


def made_words(looked: Looked) -> str:
    """What was made, and where it lies."""
    days = say_list([say_short_date(each.day) for each in looked.made])
    folder = looked.made[-1].file.parent
    if any(each.late for each in looked.made):
        words = _("The day pages of {days} are made, some of them later, in {folder}.")
    else:
        words = _("The day page of {days} is made, in {folder}.")
    return words.format(days=days, folder=folder)


def _tell_the_owner(desk: Desk, looked: Looked) -> None:
    """A notification: whoever sits elsewhere sees at least this."""
    from receptionist.notifications import Notice

    if looked.made:
        desk.notifier.show(Notice(key="day-page", title=_("Day page"), body=made_words(looked)))
