"""Keep backups: copies of everything, proven readable before they are called one."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from receptionist.domain.errors import StorageDamaged, StorageTrouble
from receptionist.i18n import _
from receptionist.services.desk import Desk
from receptionist.storage.backups.copies import Tell, quiet
from receptionist.storage.backups.files import backups_in, folder_of, newest_first
from receptionist.storage.backups.keep import (
    copy_database,
    copy_elsewhere,
    copy_for_today,
    is_missing,
    looks_sound,
    must_be_a_file,
)
from receptionist.storage.backups.worth import is_due

log = logging.getLogger(__name__)

_FIRST_SHARE: Final = 0.5  # of the time, where there is a second folder


@dataclass(frozen=True, slots=True)
class Kept:
    """How many messages the copy holds, and its size in bytes."""

    messages: int
    size: int


@dataclass(frozen=True, slots=True)
class Today:
    """A backup the desk made by itself; `trouble` is why it is not in the second folder too."""

    file: Path
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When the newest one was made (None: never), and where they are."""

    at: datetime | None
    folder: Path


def keep_backup(desk: Desk, file: str, *, tell: Tell = quiet) -> Kept:
    """Copy the whole desk to `file`, while people go on working. Raises StorageTrouble."""
    contents = copy_database(desk.database, Path(file), tell=tell)
    return Kept(contents.messages, contents.size)


def keep_for_today(desk: Desk, *, second: str | None = None, tell: Tell = quiet) -> Today:
    """Make a backup now, in its place beside the messages and in a second folder, if one is set.

    `second` is that of the settings unless one is given. Raises StorageTrouble, Cancelled; trouble
    with the second folder is said in the answer.
    """
    zone = desk.office().hours.zone
    second = desk.settings.backup_folder if second is None else second
    share = _FIRST_SHARE if second else 1.0
    made = copy_for_today(desk.database, desk.now(), zone, tell=lambda part: tell(part * share))
    log.info("a backup was made: %s", made.name)
    if not second:
        return Today(made)
    return Today(made, _elsewhere(desk, made, second, lambda part: tell(share + part / 2)))


def _elsewhere(desk: Desk, made: Path, second: str, tell: Tell) -> str:
    """Put a backup into the second folder as well; why it is not there, else nothing."""
    try:
        copy_elsewhere(made, Path(second), desk.database.file, desk.office().hours.zone, tell=tell)
    except StorageTrouble as error:
        log.info("no backup in the second folder: %s", error)
        return str(error)
    return ""


def keep_if_due(desk: Desk, *, second: str | None = None, tell: Tell = quiet) -> Today | None:
    """Make today's backup where the newest is older than a day; None while none is due.

    A second folder that was not there then gets the newest as soon as it is. An office's server
    is backed up by whoever keeps it.
    """
    if not desk.database.in_file:
        return None
    file = desk.database.file
    made = [each for each in backups_in(folder_of(file), file) if not each.before]
    if is_due((each.at for each in made), desk.now()):
        return keep_for_today(desk, second=second, tell=tell)
    newest = newest_first(made, desk.now())[0].file
    second = desk.settings.backup_folder if second is None else second
    if second and is_missing(newest, Path(second), file):
        return Today(newest, _elsewhere(desk, newest, second, tell))
    return None


def last_backup(desk: Desk) -> LastBackup:
    """The newest backup beside the messages. Raises StorageTrouble for those on a server."""
    must_be_a_file(desk.database)
    file = desk.database.file
    found = newest_first(backups_in(folder_of(file), file), desk.now())
    return LastBackup(found[0].at if found else None, folder_of(file))


def must_look_sound(desk: Desk, tell: Tell = quiet) -> None:
    """Look at every page of the file. Raises StorageDamaged when something is torn, Cancelled."""
    if not looks_sound(desk.database, tell=tell):
        raise StorageDamaged(
            _("The file with the messages is damaged. Close the program and restore a backup.")
        )
