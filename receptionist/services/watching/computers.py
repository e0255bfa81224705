"""Each PC reports whether its notifications reach somebody; everyone can read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from receptionist.domain.reminders.health import Computer
from receptionist.notifications import Health
from receptionist.services.desk import Desk
from receptionist.storage.office import forget_computer, load_computers, save_computer

GONE_AFTER = timedelta(days=90)
_AGAIN_AFTER = timedelta(hours=12)


def report_computer(
    desk: Desk, *, id_: UUID, name: str, health: Health, proven_at: datetime | None
) -> Computer:
    """Keep what this PC knows now; what has not changed is written twice a day at most.

    A PC that has not reported for three months is not used any more and forgotten.
    """
    now = desk.now()
    reported = Computer(
        id=id_,
        name=name,
        channel=health.channel,
        available=health.available,
        proven_at=proven_at,
        trouble=health.last_error,
        reported_at=now,
    )
    with desk.database.read() as session:
        known = {each.id: each for each in load_computers(session)}
    before = known.get(id_)
    if (
        before
        and replace(before, reported_at=now) == reported
        and now - before.reported_at < _AGAIN_AFTER
    ):
        return before
    with desk.database.begin() as session:
        save_computer(session, reported)
        for each in known.values():
            if each.id != id_ and now - each.reported_at > GONE_AFTER:
                forget_computer(session, each)
    return reported


def computers(desk: Desk) -> tuple[Computer, ...]:
    """Every PC that has reported, by name."""
    with desk.database.read() as session:
        return load_computers(session)
