"""R8: ten years of days on a set clock, every change of summer time in them: each stage once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from receptionist.domain.history import Event, Promised, Taken
from receptionist.domain.ids import EventId, MessageId
from receptionist.domain.message import Message
from receptionist.domain.opening_hours import WEEKDAYS, OpeningHours
from receptionist.domain.reminders import Mark, remind_at, reminders_due
from receptionist.domain.reminders.stages import Stage
from receptionist.domain.replay import replay
from tests.domain.lives import ANA, JUAN
from tests.domain.test_people import office
from tests.faults.takers import FULL

_ZONE = ZoneInfo("Europe/Madrid")
_FIRST = date(2026, 1, 1)
_DAYS = 3653
_EVERY = 1 if FULL else 23
_HOURS = OpeningHours.of(
    {day: ["00:00-24:00"] for day in WEEKDAYS[5:]}
    | {day: ["09:00-14:00", "16:00-19:00"] for day in WEEKDAYS[:5]},
    time_zone="Europe/Madrid",
)


def _taken(number: int, at: datetime, due: datetime) -> Message:
    what = Taken(
        entered_at=at, assignee=JUAN, text="x", promised=Promised(words="we call", due_at=due)
    )
    event = Event(
        id=EventId(UUID(int=number)),
        message=MessageId(UUID(int=number)),
        happened_at=at,
        recorded_at=at,
        by=ANA,
        what=what,
    )
    return replay((event,), number=number)


def _days() -> list[date]:
    days = [_FIRST + timedelta(days=each) for each in range(_DAYS)]
    turns = [
        day
        for day in days
        if datetime.combine(day, time(0), _ZONE).utcoffset()
        != datetime.combine(day, time(23), _ZONE).utcoffset()
    ]
    assert len(turns) == 20
    return sorted({*days[::_EVERY], *turns})


def _lived(message: Message, until: datetime) -> list[tuple[datetime, Stage, datetime]]:
    """Everything that pops up, by looking only when the rules say so: when, what, when it began."""
    people, shown, found = office(), set[Mark](), []
    now: datetime | None = message.taken_at
    while now is not None and now <= until:
        for each in reminders_due([message], hours=_HOURS, people=people, shown=shown, now=now):
            assert each.mark not in shown
            shown.add(each.mark)
            found.append((now, each.stage, each.at))
        now = remind_at(message, hours=_HOURS, people=people, after=now)
    return found


def test_on_every_day_each_stage_comes_once_and_in_time() -> None:
    stages: Counter[Stage] = Counter()
    for number, day in enumerate(_days(), start=1):
        # At half past one on the nights in question, at noon on all the others.
        clock = time(1, 30) if day.weekday() >= 5 else time(12)
        due = datetime.combine(day, clock, _ZONE).astimezone(UTC)
        message = _taken(number, due - timedelta(hours=2), due)
        found = _lived(message, due + timedelta(hours=3))
        for now, stage, began in found:
            assert now - began <= timedelta(minutes=1), (day, stage)
            stages[stage] += 1
        mine = [stage for _now, stage, _began in found]
        assert mine.count(Stage.DUE) == 1, (day, mine)
        assert mine.count(Stage.SOON) == 1, (day, mine)
        (due_at,) = [now for now, stage, _began in found if stage is Stage.DUE]
        assert due_at == due, day
        assert mine.count(Stage.LATE) >= 3, (day, mine)
    assert stages[Stage.DUE] == len(_days())
