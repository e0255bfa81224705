"""For how long somebody may quiet their own reminder (product.md §7)."""

from __future__ import annotations

from enum import StrEnum


class PostponeFor(StrEnum):
    """How long one may quiet one's own reminder."""

    MINUTES_5 = "5"
    MINUTES_10 = "10"
    MINUTES_30 = "30"
    AFTER_LUNCH = "after-lunch"
    TOMORROW = "tomorrow"
