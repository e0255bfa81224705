"""What a list of messages hands to whoever draws it: the role, and the words of one row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt

from ui.widgets.due_badge import DueWords

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """The words of one row, ready to draw; `ticks` are the paper pad's, in words, before the text.

    `progress` is the value of a `Progress`, which the first paint does without.
    `due` is None where nothing stands at the right, `due_at` is the office's time of it; `number`
    is 0 until the database has given one.
    """

    who: str
    company: str = ""
    summary: str = ""
    due: DueWords | None = None
    due_at: datetime | None = None
    who_for: str = ""
    progress: str = "unseen"
    urgent: bool = False
    incomplete: bool = False
    number: int = 0
    ticks: tuple[str, ...] = ()
