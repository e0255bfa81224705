"""What a PC of the office knows of its notifications (product.md §7, "Health")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

PROOF_HOLDS_FOR = timedelta(days=30)
"""After so long without anybody answering a notification, nobody knows any more."""


class Standing(StrEnum):
    """Whether reminders outside our windows reach somebody at a PC."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """One PC as it last reported; `proven_at` is when somebody last showed to have seen one.

    `trouble` is a sentence, in the language of that PC, empty while all is well.
    """

    id: UUID
    name: str
    channel: str = "none"
    available: bool = False
    proven_at: datetime | None = None
    trouble: str = ""
    reported_at: datetime

    def standing(self, now: datetime) -> Standing:
        """How it stands: having sent a notification proves nothing."""
        if not self.available:
            return Standing.NONE
        proven = self.proven_at is not None and now - self.proven_at <= PROOF_HOLDS_FOR
        return Standing.PROVEN if proven else Standing.UNPROVEN
