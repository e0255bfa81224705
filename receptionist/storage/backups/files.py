"""The backups that the desk makes by itself: where they lie, what their names say, which go."""

from __future__ import annotations

import glob
import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from receptionist.storage.backups.copies import Contents, copy_from, reading
from receptionist.storage.backups.worth import worth_keeping

log = logging.getLogger(__name__)

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}T\d{6}Z)(?P<mark>-before-\w+)?\.sqlite3")
_BEFORE_KEPT: Final = 3


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One of them; `before` is the migration it was made before, else empty."""

    file: Path
    at: datetime
    before: str = ""


def folder_of(database: Path) -> Path:
    """Where the backups of a database lie: beside it."""
    return database.parent / "backups"


def name_at(database: Path, at: datetime, *, before: str = "") -> str:
    """The name of a backup made at that moment."""
    mark = f"-before-{before}" if before else ""
    return f"{database.stem}-{at.astimezone(UTC).strftime(_STAMP)}{mark}.sqlite3"


def backups_in(folder: Path, database: Path) -> list[BackupFile]:
    """The backups of this database in a folder, newest first; whether they are good is not known.

    A folder that is not there has none.
    """
    found = []
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        return []
    for name in names:
        said = _NAME.fullmatch(name)
        if said and said["stem"] == database.stem:
            at = datetime.strptime(said["at"], _STAMP).replace(tzinfo=UTC)
            before = (said["mark"] or "").removeprefix("-before-")
            found.append(BackupFile(folder / name, at, before))
    return sorted(found, key=lambda each: (each.at, each.file.name), reverse=True)


def forget_old(folder: Path, database: Path, zone: tzinfo) -> None:
    """Remove the backups that are not worth their room any more; trouble is only logged."""
    found = backups_in(folder, database)
    before = [each for each in found if each.before]
    keep = worth_keeping((each.at for each in found if not each.before), zone)
    old = [each for each in found if not each.before and each.at not in keep]
    gone = [each.file for each in (*old, *before[_BEFORE_KEPT:])]
    for file in (*gone, *_left_half_done(folder, database)):
        try:
            file.unlink()
        except OSError as error:
            log.warning("the old backup %s cannot be removed: %s", file.name, error)


def _left_half_done(folder: Path, database: Path) -> list[Path]:
    """What a kill in the middle of a backup has left; none is being made while we clear up."""
    try:
        return list(folder.glob(f".{glob.escape(database.stem)}-*.sqlite3.*"))
    except OSError:
        return []


def copy_before_migration(database: Path, to: str) -> Contents:
    """Keep the database as it is, before its tables become those of `to`. Raises StorageTrouble.

    Whoever migrates holds the write lock; a reader of its own sees what was there before.
    """
    at = datetime.now(UTC)
    with reading(database) as source:
        return copy_from(source, folder_of(database) / name_at(database, at, before=to))
