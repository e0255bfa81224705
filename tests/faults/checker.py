"""The independent checker: plain sqlite3 and the list of what was acknowledged, nothing of ours.

Whoever takes messages writes the caller's name of each one into a list elsewhere, and syncs that
list, after the desk has said "saved". The checker reads the list and the file, and compares.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path


def names_in(database: Path) -> list[str]:
    """The callers in the file, with every check SQLite has; the file must be sound."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT number, id, state FROM messages ORDER BY number")
        names = []
        for number, id_, state in rows.fetchall():
            names.append(json.loads(state)["caller"]["name"])
            events = connection.execute(
                "SELECT kind FROM events WHERE message = ? ORDER BY seq", (id_,)
            ).fetchall()
            assert events, f"message {number} has no history"
            assert events[0] == ("taken",), f"message {number} begins with {events[0]}"
            found = connection.execute(
                "SELECT count(*) FROM message_search WHERE rowid = ?", (number,)
            ).fetchone()
            assert found == (1,), f"message {number} cannot be searched"
    return names


def assert_nothing_lost(database: Path, acknowledged: list[str], *, more: int = 1) -> None:
    """Every acknowledged message is there once; at most `more` others were cut off before."""
    stored = Counter(names_in(database))
    missing = [name for name in acknowledged if stored[name] != 1]
    assert not missing, f"lost or doubled: {missing[:5]} of {len(missing)}"
    assert all(count == 1 for count in stored.values()), "something is there twice"
    extra = sum(stored.values()) - len(set(acknowledged))
    assert extra <= more, f"{extra} messages more than were acknowledged"
