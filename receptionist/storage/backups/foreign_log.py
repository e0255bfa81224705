"""Whether the log beside a SQLite file (-wal) is its own: another file's would be taken for news.

SQLite replays any sound log that bears the right name, and nothing in it says whose it is. But a
history only grows: what stands last in the file itself must stand in the file with its log too.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from receptionist.domain.errors import StorageDamaged
from receptionist.i18n import _
from receptionist.storage.backups.older_copy import is_older_than

_HEADER: Final = 32
# What is never removed, newest first; an empty desk has people at most.
_LAST: Final = (
    ("SELECT seq, id FROM events ORDER BY seq DESC LIMIT 1", "SELECT id FROM events WHERE seq = ?"),
    (
        "SELECT place, id FROM people ORDER BY place DESC LIMIT 1",
        "SELECT id FROM people WHERE place = ?",
    ),
)
_ELSEWHERE: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN}


def refuse_foreign_log(file: Path) -> None:
    """Raise StorageDamaged when the log beside `file` is another file's, or a later one's of the
    same; nothing is changed."""
    log = file.with_name(file.name + "-wal")
    if not log.exists() or log.stat().st_size <= _HEADER or not file.exists():
        return
    # Once more where it seems so: another program may have been writing just then.
    if _older(file, log) and _older(file, log):
        raise StorageDamaged(
            _(
                "The file with the messages is an older copy, but the log beside it, {file}, goes "
                "on from a later one. Close the program and restore a backup."
            ).format(file=log.name)
        )
    if _foreign(file) and _foreign(file):
        raise StorageDamaged(
            _(
                "The log beside the messages, {file}, belongs to other messages. "
                "Close the program and restore a backup."
            ).format(file=log.name)
        )


def _older(file: Path, log: Path) -> bool:
    try:
        return is_older_than(file, log) or _has_gap(file)
    except OSError:
        return False  # gone just now, or not to be read: opening it says why


def _has_gap(file: Path) -> bool:
    """Whether events are missing behind the last one of the file itself: each has the next number,
    and what is there is never removed, so that they were in a file between the two."""
    missing = "SELECT max(seq) - ?1 - count(*) FROM events WHERE seq > ?1"
    try:
        last = _ask(file, "immutable=1", "SELECT max(seq) FROM events", ())
        found = _ask(file, "mode=ro", missing, last) if last and last[0] else None
    except sqlite3.Error:
        return False  # torn, or no desk: `_foreign` and opening it say what is the matter
    return bool(found and found[0])


def _foreign(file: Path) -> bool:
    for newest, same in _LAST:
        try:
            found = _ask(file, "immutable=1", newest, ())
        except sqlite3.Error:
            continue  # torn in the middle of a write: the log mends just that
        if found is None:
            continue
        try:
            there = _ask(file, "mode=ro", same, (found[0],))
        except sqlite3.Error as error:
            return getattr(error, "sqlite_errorcode", 0) & 0xFF not in _ELSEWHERE
        return there is None or there[0] != found[1]
    return False


def _ask(
    file: Path, how: str, question: str, values: tuple[object, ...]
) -> tuple[object, ...] | None:
    with closing(sqlite3.connect(f"{file.as_uri()}?{how}", uri=True)) as connection:
        answer: tuple[object, ...] | None = connection.execute(question, values).fetchone()
        return answer
