"""Which reminders are due at a moment, and which stand until somebody deals with them."""

from __future__ import annotations

from receptionist.domain.reminders.due import (
    Look,
    Looks,
    Mark,
    Reminder,
    look,
    looks_at,
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
    "look",
    "looks_at",
    "remind_at",
    "reminders_due",
    "rows_of",
    "standing",
]
