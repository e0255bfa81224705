"""Which reminders are due at a moment, and which stand until somebody deals with them."""

from __future__ import annotations

from receptionist.domain.reminders.due import (
    Mark,
    Reminder,
    fallen_to,
    remind_at,
    reminders_due,
    standing,
)
from receptionist.domain.reminders.stages import OfficeTime, Stage

__all__ = [
    "Mark",
    "OfficeTime",
    "Reminder",
    "Stage",
    "fallen_to",
    "remind_at",
    "reminders_due",
    "standing",
]
