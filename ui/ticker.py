"""The one tick: looks at what is due, at least every 15 seconds, by the wall clock.

While somebody is writing a message, or another program fills the screen, nothing pops up; what
waits is only counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.background import Background
from ui.seat import Seat

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.domain.reminders import Reminder
    from receptionist.services.desk import Desk

_AT_MOST: Final = timedelta(seconds=15)
_WAITING: Final = timedelta(seconds=2)
_CHANGES_MS: Final = 1000
_HEARD_MS: Final = 200
_AFTER_SAVING: Final = timedelta(seconds=3)
_HELD_AT_MOST: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Ticked:
    """What stands in the reminder window now, what has just popped up, and when to look again.

    `held` says that nothing may pop up, because somebody is writing or has just saved.
    """

    rows: tuple[Reminder, ...]
    popped: tuple[Reminder, ...]
    next_at: datetime | None
    counts: dict[str, int]
    settled: frozenset[int]
    held: bool


def changes_ms(desk: Desk) -> int:
    """How often to look whether others saved something: an office's server tells, which is free."""
    return _HEARD_MS if desk.hears_changes else _CHANGES_MS


class Ticker(QObject):
    """Asks the reminder service in time; `ticked` carries every answer."""

    ticked = Signal(object)

    def __init__(self, seat: Seat, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._background = background
        self._typing_since: datetime | None = None
        self._quiet_until: datetime | None = None
        self._asked = self._once_more = self._looking = False
        self._looked_at = seat.now()
        self._notified: frozenset[int] = frozenset()
        self.typing: Callable[[], bool] = lambda: False
        self.covered: Callable[[], bool] = lambda: False
        # A coarse timer may be a twentieth too early, and what falls due would not be yet.
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._watch = QTimer(self, interval=_CHANGES_MS)
        self._watch.timeout.connect(self._look_elsewhere)
        background.changed.connect(self.tick)

    @property
    def holding(self) -> bool:
        """Whether a key in a message keeps reminders away just now; five minutes at most."""
        since, now = self._typing_since, self._seat.now()
        return self.typing() and (since is None or now - since < _HELD_AT_MOST)

    def start(self) -> None:
        """Look at once, and from now on whenever something may be due."""
        self._watch.start()
        self.tick()

    def stop(self) -> None:
        """The program, or its window, ends: what is still under way is answered to nobody."""
        self._background.changed.disconnect(self.tick)
        self.ticked.disconnect()
        self._watch.stop()
        self._timer.stop()

    def message_saved(self) -> None:
        """A message was just saved: what waited pops up in three seconds."""
        self._typing_since = None
        self._quiet_until = self._seat.now() + _AFTER_SAVING
        self._timer.start(int(_AFTER_SAVING.total_seconds() * 1000) + 50)

    def tick(self) -> None:
        """Look now; after a look that is under way, once more, since it may have seen less."""
        if self._asked:
            self._once_more = True
            return
        if not self._seat.known:
            self._timer.start(_CHANGES_MS)
            return
        self._asked, self._once_more = True, False
        self._looked_at = self._seat.now()
        hold, persons = self._hold(), self._seat.persons
        by = self._seat.by if self._seat.people.active else None
        notified = tuple(self._notified)
        self._background.ask(
            lambda desk: look(desk, persons=persons, by=by, hold=hold, notified=notified),
            self._answered,
            self._failed,
        )

    def _hold(self) -> bool:
        """Whether reminders wait: for somebody who is writing, five minutes at most.

        And as long as another program fills the screen: nothing pops up over a talk.
        """
        now = self._seat.now()
        if self.covered():
            return True
        if self._quiet_until and now < self._quiet_until:
            return True
        self._quiet_until = None
        if not self.typing():
            self._typing_since = None
            return False
        # A clock that was set back must not hold reminders for ever.
        if self._typing_since is None or self._typing_since > now:
            self._typing_since = now
        return now - self._typing_since < _HELD_AT_MOST

    def _answered(self, ticked: Ticked) -> None:
        self._asked = False
        shown = {each.message.number for each in ticked.popped}
        self._notified = (self._notified | shown) - ticked.settled
        self.ticked.emit(ticked)
        self._again(ticked.next_at)

    def _failed(self, error: Exception) -> None:
        self._asked = False
        self._again(None)
        self._background.trouble.emit(error)

    def _again(self, at: datetime | None) -> None:
        if self._once_more or (at and self._looked_at < at <= self._seat.now()):
            # Something changed, or fell due, since we looked.
            self.tick()
            return
        left = (at - self._seat.now()) if at else _AT_MOST
        # What is due and not shown here is held back, or somebody else's PC shows it.
        wait = min(left, _AT_MOST) if left > timedelta(0) else _WAITING
        self._timer.start(int(wait.total_seconds() * 1000) + 1)

    @property
    def looking(self) -> bool:
        """Whether it is being found out just now what is due."""
        return self._asked or self._once_more

    def _look_elsewhere(self) -> None:
        """Another window, a script or a timer job may have saved something."""
        if not self._looking:
            self._looking = True
            self._background.ask(
                lambda desk: (desk.changed_elsewhere(), changes_ms(desk)),
                self._looked_elsewhere,
                self._not_looked,
            )

    def _looked_elsewhere(self, found: tuple[bool, int]) -> None:
        self._looking = False
        changed, again_ms = found
        if again_ms != self._watch.interval():
            self._watch.setInterval(again_ms)
        if changed:
            self._background.changed.emit()

    def _not_looked(self, _error: Exception) -> None:
        """The database said no; whoever wants something of it says so."""
        self._looking = False


class Minute(QObject):
    """`passed` when the clock's minute changes, and at least every 15 s: the clock may be set."""

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._pass)

    def start(self) -> None:
        """Begin at the next change."""
        second = datetime.now(UTC).second
        left = min(timedelta(seconds=60 - second), _AT_MOST)
        self._timer.start(int(left.total_seconds() * 1000) + 20)

    def _pass(self) -> None:
        self.passed.emit()
        self.start()


def look(
    desk: Desk,
    *,
    persons: frozenset[PersonId] | None,
    by: PersonId | None,
    hold: bool,
    notified: tuple[int, ...],
) -> Ticked:
    """One look at everything, on the database's thread."""
    from receptionist.services.find_messages import tray_counts
    from receptionist.services.remind import next_wake, remind, reminder_rows, settled

    popped = () if hold else remind(desk, persons=persons)
    gone = settled(desk, notified) if notified else frozenset()
    for number in gone:
        desk.notifier.withdraw(str(number))
    counts = {tray.value: count for tray, count in tray_counts(desk, person=by).items()}
    rows = reminder_rows(desk, persons=persons)
    return Ticked(rows, popped, next_wake(desk), counts, gone, hold)
