"""The first look into the file of a desk on one PC, with the standard library alone.

SQLAlchemy takes longer to load than the window takes to be there. What stands in the list first is
read beside it: nothing is changed, migrated or put right, and whatever is odd is left to the real
opening half a second later, which says it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message
from receptionist.domain.opening_hours import OpeningHours
from receptionist.storage.schema import HEAD
from receptionist.storage.values import from_json

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_OPEN: Final = "FROM messages WHERE closed_at IS NULL"
_LIST: Final = (
    f"SELECT number, version, state {_OPEN} ORDER BY due_at NULLS LAST, number LIMIT :most"
)
_COUNTS: Final = {
    "open": f"SELECT count(*) {_OPEN}",
    "unassigned": f"SELECT count(*) {_OPEN} AND assignee IS NULL AND department IS NULL",
    "today": f"SELECT count(*) {_OPEN} AND due_at >= :midnight AND due_at < :tomorrow",
    "late": f"SELECT count(*) {_OPEN} AND due_at < :now",
    "closed": "SELECT count(*) FROM messages WHERE closed_at >= :midnight",
}


class FirstLook(NamedTuple):
    """The first open messages by due time, how many lie in each tray, and whose they are."""

    messages: tuple[Message, ...]
    counts: Mapping[str, int]
    names: Mapping[PersonId, str]
    hours: OpeningHours

    def name(self, person: PersonId | None) -> str:
        """The name of a colleague or department, "" for nobody."""
        return self.names.get(person, "") if person else ""


def look_at(file: Path, *, now: datetime, most: int) -> FirstLook | None:
    """What is there now; None where there is no desk of this program's, or it cannot be read."""
    try:
        address = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=0.2)) as raw:
            raw.execute("BEGIN")
            return _look(raw, now, most)
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError):
        return None


def _look(raw: sqlite3.Connection, now: datetime, most: int) -> FirstLook | None:
    office = raw.execute("SELECT hours FROM office").fetchone()
    if raw.execute("SELECT version_num FROM alembic_version").fetchone() != (HEAD,) or not office:
        return None
    hours = OpeningHours.from_dict(json.loads(office[0]))
    midnight = hours.at_wall(hours.local(now).date(), 0)
    moments = {"now": now, "midnight": midnight, "tomorrow": midnight + timedelta(days=1)}
    values: dict[str, Any] = {
        name: (at.astimezone(UTC) - _EPOCH) // _MICROSECOND for name, at in moments.items()
    }
    named = raw.execute("SELECT id, name FROM people UNION ALL SELECT id, name FROM departments")
    return FirstLook(
        messages=tuple(
            from_json(Message, state, number=number, version=version)
            for number, version, state in raw.execute(_LIST, {"most": most})
        ),
        counts={tray: raw.execute(query, values).fetchone()[0] for tray, query in _COUNTS.items()},
        names={PersonId(UUID(id_)): name for id_, name in named},
        hours=hours,
    )
