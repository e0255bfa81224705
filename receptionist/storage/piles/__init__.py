"""Which messages lie in a pile, in which order, and how many: from indexes, only what is shown."""

from __future__ import annotations

from receptionist.storage.piles.find import count_each, count_messages, find_messages, find_numbers
from receptionist.storage.piles.which import Falls, Which

__all__ = ["Falls", "Which", "count_each", "count_messages", "find_messages", "find_numbers"]
