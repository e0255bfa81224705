"""The backups that the desk makes by itself: where they lie, what their names say, which go."""

from __future__ import annotations

import glob
import logging
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from receptionist.storage.backups.copies import Contents, copy_from, reading
from receptionist.storage.backups.worth import CLOCKS_MAY_DIFFER, worth_keeping

log = logging.getLogger(__name__)

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}T\d{6}Z)(?P<mark>-before-\w+)?\.sqlite3")
_BEFORE_KEPT: Final = 3
_LEFT_AFTER: Final = 6 * 3600.0
"""Seconds after which nobody writes any more at what is half done; another program may be at it."""


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
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return []
    found = filter(None, (read_name(folder / name, database) for name in names))
    return sorted(found, key=lambda each: (each.at, each.file.name), reverse=True)


def newest_first(found: Iterable[BackupFile], now: datetime) -> list[BackupFile]:
    """In the order of what they hold: one "of next year" was made while the clock was wrong."""
    latest = now + CLOCKS_MAY_DIFFER
    return sorted(found, key=lambda each: (each.at <= latest, each.at), reverse=True)


def read_name(file: Path, database: Path) -> BackupFile | None:
    """What the name of a backup of this database says; None for that of anything else."""
    said = _NAME.fullmatch(file.name)
    if said is None or said["stem"] != database.stem:
        return None
    try:
        at = datetime.strptime(said["at"], _STAMP).replace(tzinfo=UTC)
    except ValueError:  # digits that are no moment
        return None
    return BackupFile(file, at, (said["mark"] or "").removeprefix("-before-"))


def forget_old(found: Iterable[BackupFile], zone: tzinfo) -> None:
    """Remove those that are not worth their room any more; trouble is only logged."""
    found = sorted(found, key=lambda each: (each.at, each.file.name), reverse=True)
    keep = worth_keeping((each.at for each in found if not each.before), zone)
    _remove(each.file for each in found if not each.before and each.at not in keep)
    _forget_before(found, _BEFORE_KEPT)


def _forget_before(found: Iterable[BackupFile], kept: int) -> None:
    _remove([each.file for each in found if each.before][kept:])


def clear_up(folder: Path, stem: str) -> None:
    """Remove what a kill in the middle has left of files named so, which may take much room."""
    try:
        left = list(folder.glob(f".{glob.escape(stem)}*.sqlite3.*"))
    except OSError:
        return
    _remove(each for each in left if _is_left(each))


def clear_up_at_home(database: Path) -> None:
    """The same beside the messages, where a restore was killed: a copy half made, or whole."""
    for stem in (database.stem, f".{database.stem}"):
        clear_up(database.parent, stem)


def _is_left(file: Path) -> bool:
    try:  # whichever way the clock was set meanwhile
        return abs(time.time() - file.stat().st_mtime) > _LEFT_AFTER
    except OSError:
        return False


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        try:
            file.unlink()
        except OSError as error:
            log.warning("the old backup %s cannot be removed: %s", file.name, error)


def copy_before_migration(database: Path, to: str) -> Contents:
    """Keep the database as it is, before its tables become those of `to`. Raises StorageTrouble.

    Whoever migrates holds the write lock; a reader of its own sees what was there before.
    """
    at, folder = datetime.now(UTC), folder_of(database)
    clear_up(folder, database.stem)
    # Where it fails again and again, each start makes one more.
    _forget_before(backups_in(folder, database), _BEFORE_KEPT - 1)
    with reading(database) as source:
        file = folder / name_at(database, at, before=to)
        return copy_from(source, file, messages=database)
