"""Which reminders are due at a moment, and which stand until somebody deals with them."""

from __future__ import annotations

from receptionist.domain.reminders.due import (
    Look,
    Looks,
    Mark,
    Reminder,
    fallen_to,
    look,
    remind_at,
    reminders_due,
    rows_of,
    standing,
)
from receptionist.domain.reminders.stages import OfficeTime, Stage

__all__ = [
    "Look",
    "Looks",
    "Mark",
    "OfficeTime",
    "Reminder",
    "Stage",
    "fallen_to",
    "look",
    "remind_at",
    "reminders_due",
    "rows_of",
    "standing",
]
