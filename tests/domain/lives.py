"""Short words to write a message's life in tests: who, when, what happened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from receptionist.domain.history import Event, Promised, Taken, What
from receptionist.domain.ids import EventId, MessageId, PersonId
from receptionist.domain.message import Message
from receptionist.domain.promise import Verdict
from receptionist.domain.replay import replay

ANA = PersonId(UUID(int=1))
JUAN = PersonId(UUID(int=2))
MARTA = PersonId(UUID(int=3))
MESSAGE = MessageId(UUID(int=100))
MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)


def at(clock: str, *, day: int = 23) -> datetime:
    """Monday 23 November 2026 (or another `day`) at "HH:MM" or "HH:MM:SS", in UTC."""
    hours, minutes, *seconds = (int(part) for part in clock.split(":"))
    return MIDNIGHT + timedelta(
        days=day - 23, hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0
    )


class Life:
    """A message being lived through: Ana takes it at 10:00 for Juan, promised by `due`."""

    def __init__(self, due: str | None = "12:00", *, taken: str = "10:00") -> None:
        self.events: tuple[Event, ...] = ()
        promised = Promised(words="le llamamos", due_at=at(due)) if due else None
        self.then(
            taken, Taken(entered_at=at(taken), assignee=JUAN, promised=promised, text="x"), by=ANA
        )

    def then(self, when: str | datetime, what: What, *, by: PersonId = JUAN) -> Life:
        """What `by` did at "HH:MM" of that Monday, or at any moment."""
        moment = at(when) if isinstance(when, str) else when
        event = Event(
            id=EventId(UUID(int=1000 + len(self.events))),
            message=MESSAGE,
            happened_at=moment,
            recorded_at=moment,
            by=by,
            what=what,
        )
        self.events = (*self.events, event)
        return self

    @property
    def message(self) -> Message:
        """The message as it stands now."""
        return replay(self.events, number=7)

    def verdict(self, clock: str = "23:59") -> Verdict:
        """What became of the promise, looked at then."""
        return self.message.promise.verdict(at(clock))
