"""What is asked of a pile: which messages, and which of them a window shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from receptionist.domain.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Falls:
    """Open messages that fall to somebody, since none of these assignees can see to them.

    Without any assignee those that nobody has taken yet; within one department, or within none.
    `due_from` and `due_before` bound the due time; `undue` says: only those without one.
    """

    assignees: tuple[PersonId, ...] = ()
    department: PersonId | None = None
    due_from: datetime | None = None
    due_before: datetime | None = None
    undue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which messages: with `of`, what is that person's, offered to them, or `falls` to them.

    With `words` those that hold all of them, newest first. Otherwise open ones come by due time,
    closed ones by when they were closed, all by number, newest first. `limit` 0 is all from `start`
    on.
    """

    open: bool | None = None
    of: PersonId | None = None
    falls: tuple[Falls, ...] = ()
    unassigned: bool = False
    due_before: datetime | None = None
    due_from: datetime | None = None
    closed_from: datetime | None = None
    words: str = ""
    limit: int = 0
    start: int = 0
