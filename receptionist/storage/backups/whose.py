"""Whose messages a backup holds: in a folder that two PCs share both have files of one name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from receptionist.storage.backups.copies import reading
from receptionist.storage.backups.files import BackupFile, backups_in, name_at, read_name

# What came first is never changed nor removed, and is in every backup made since.
_FIRST_PERSON: Final = "SELECT id FROM people ORDER BY place LIMIT 1"
_FIRST_EVENT: Final = "SELECT id FROM events ORDER BY seq LIMIT 1"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first person and the first event of a desk; None where there is none yet."""

    person: object
    event: object

    def may_be(self, other: Beginning) -> bool:
        """Whether both are of one desk: the younger of the two may have had no event yet."""
        return all(
            None in pair or pair[0] == pair[1]
            for pair in ((self.person, other.person), (self.event, other.event))
        )


def beginning_of(file: Path, how: str = "immutable=1") -> Beginning | None:
    """How the desk in `file` began; None where that cannot be read."""
    try:
        with reading(file, how) as connection:
            found = [connection.execute(each).fetchone() for each in (_FIRST_PERSON, _FIRST_EVENT)]
    except sqlite3.Error:
        return None
    person, event = (row[0] if row else None for row in found)
    return Beginning(person, event)


def desk_of(database: Path, own: Sequence[Path]) -> Beginning | None:
    """How this desk began: by its file, or where that is damaged or gone by a backup of its own."""
    if database.exists() and (found := beginning_of(database, "mode=ro")):
        return found
    return next(filter(None, map(beginning_of, own)), None)


def backups_of(desk: Beginning | None, folder: Path, database: Path) -> list[BackupFile]:
    """This desk's backups in a folder that others may use too; of an unknown desk each may be."""
    return [each for each in backups_in(folder, database) if _is_of(each.file, desk)]


def free_name(backup: Path, folder: Path, database: Path, desk: Beginning | None) -> Path:
    """Where a backup goes in such a folder: one of another desk, made that very second, stays."""
    to = folder / backup.name
    named = read_name(backup, database)
    while named and to.is_file() and not _is_of(to, desk):
        named = replace(named, at=named.at + timedelta(seconds=1))
        to = folder / name_at(database, named.at)
    return to


def _is_of(file: Path, desk: Beginning | None) -> bool:
    found = beginning_of(file)
    return desk is None or (found is not None and found.may_be(desk))
