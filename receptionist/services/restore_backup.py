"""Restore a backup: which there are, what it would change, and putting it back.

No desk is needed: the file in its place may be damaged, or gone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from receptionist.clock import SystemClock
from receptionist.domain.errors import StorageTrouble
from receptionist.domain.message import Message
from receptionist.paths import file_address
from receptionist.services.desk import open_desk
from receptionist.services.erasing.erase_person import erase_again
from receptionist.services.erasing.log_file import log_beside, read_log
from receptionist.settings import Settings, database_address
from receptionist.storage.backups.copies import Contents, Tell, look_into, quiet
from receptionist.storage.backups.files import BackupFile, backups_in, folder_of, newest_first
from receptionist.storage.backups.restore import Difference, compare, put_back
from receptionist.storage.backups.whose import backups_of, desk_of
from receptionist.storage.database import database_path

log = logging.getLogger(__name__)

__all__ = [
    "BackupFile",
    "Difference",
    "Newest",
    "backups",
    "line_of",
    "newest_good",
    "restore",
    "what_changes",
]


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest backup that is good, and what it holds."""

    file: Path
    at: datetime
    contents: Contents


def backups(settings: Settings, *, address: str | None = None) -> tuple[BackupFile, ...]:
    """Every backup of this desk, also in the second folder, newest first; read through is none."""
    present = _present(settings, address)
    found = {each.file.name: each for each in _all(settings, present)}
    return tuple(sorted(found.values(), key=lambda each: each.at, reverse=True))


def newest_good(
    settings: Settings, *, address: str | None = None, tell: Tell = quiet
) -> Newest | None:
    """The newest backup that can be read through; damaged ones are passed over.

    Raises Cancelled where `tell` does.
    """
    found = _all(settings, _present(settings, address))
    for each in newest_first(found, SystemClock().now()):
        try:
            return Newest(each.file, each.at, look_into(each.file, tell=tell))
        except StorageTrouble as error:
            log.info("the backup %s is no good: %s", each.file.name, error)
    return None


def what_changes(
    file: Path, settings: Settings, *, address: str | None = None, tell: Tell = quiet
) -> Difference:
    """What putting `file` back would change.

    Raises StorageTrouble for a file that is no good, and Cancelled where `tell` does.
    """
    return compare(_present(settings, address), file, tell=tell)


def restore(
    file: Path, settings: Settings, *, address: str | None = None, tell: Tell = quiet
) -> Path | None:
    """Put `file` in the place of the messages; the name under which those are kept now.

    Nobody may have the desk open. Raises StorageTrouble, Cancelled: then nothing was changed.
    """
    present = _present(settings, address)
    kept = put_back(file, present, tell=tell)
    _erase_again(present, settings)
    log.info("the backup %s was restored; what was there is %s", file.name, kept and kept.name)
    return kept


def _erase_again(present: Path, settings: Settings) -> None:
    """Whoever was erased since stays erased. Raises StorageTrouble."""
    if not read_log(log_beside(present)):
        return
    with closing(open_desk(settings, address=file_address(present))) as desk:
        erase_again(desk)


def line_of(message: Message) -> str:
    """A message in a list of what a backup does not hold: number and who."""
    caller = message.caller
    who = " · ".join(part for part in (caller.name, caller.company) if part)
    return f"{message.number} · {who or caller.phone or message.text[:60]}"


def _present(settings: Settings, address: str | None) -> Path:
    return database_path(address or database_address(settings))


def _all(settings: Settings, present: Path) -> Iterator[BackupFile]:
    """Those beside the messages, and this desk's in the second folder, which others may use too."""
    own = backups_in(folder_of(present), present)
    yield from own
    if settings.backup_folder:
        desk = desk_of(present, [each.file for each in own])
        yield from backups_of(desk, Path(settings.backup_folder), present)
