"""Puts a backup in the place of the messages; what was there is kept aside, whole.

The order matters, since the power may go at any step: the copy is ready and on disk before the old
file gets its second name, and takes the place of the old one in one step. There is no moment at
which neither is there.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from receptionist.domain.errors import DeskError, StorageBusy, StorageDamaged, StorageTrouble
from receptionist.domain.message import Message
from receptionist.files import sync_folder, why_not_written
from receptionist.i18n import _
from receptionist.storage.backups.copies import (
    Tell,
    copy_from,
    look_into,
    quiet,
    raise_if_stopped,
    reading,
    stoppable,
)
from receptionist.storage.backups.files import clear_up_at_home
from receptionist.storage.backups.foreign_log import refuse_foreign_log
from receptionist.storage.values import from_json

_WAIT_SECONDS: Final = 5.0
_LISTED: Final = 200
# The statement names the present file "main" and the backup "b".
_LOST: Final = """
    SELECT number, version, state FROM main.messages AS m
    WHERE NOT EXISTS (SELECT 1 FROM b.messages AS x WHERE x.id = m.id) ORDER BY number DESC"""
_CHANGED: Final = """
    SELECT m.number, m.version, m.state FROM main.messages AS m JOIN b.messages AS x ON x.id = m.id
    WHERE x.version < m.version ORDER BY m.number DESC"""
_GAINED: Final = """
    SELECT x.number, x.version, x.state FROM b.messages AS x
    WHERE NOT EXISTS (SELECT 1 FROM main.messages AS m WHERE m.id = x.id) ORDER BY x.number DESC"""


@dataclass(frozen=True, slots=True)
class Some:
    """So many messages, and the newest of them."""

    count: int = 0
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a backup would change: gone, back to how they were, there again.

    `readable` says whether all of the present file could be compared.
    """

    lost: Some
    changed: Some
    gained: Some
    readable: bool


def compare(present: Path, backup: Path, *, tell: Tell = quiet) -> Difference:
    """What putting `backup` back would change.

    Raises StorageDamaged for a backup that is none, and Cancelled where `tell` does.
    """
    look_into(backup, tell=tell)
    if not present.exists():
        return Difference(Some(), Some(), Some(), readable=True)
    how = "immutable=1" if _has_foreign_log(present) else "mode=ro"
    with reading(present, how) as connection:
        stoppable(connection, tell)
        try:
            connection.execute("ATTACH ? AS b", (f"{backup.absolute().as_uri()}?mode=ro",))
        except sqlite3.DatabaseError as error:
            raise_if_stopped(error)
            return Difference(Some(), Some(), Some(), readable=False)
        found = [_some(connection, query) for query in (_LOST, _CHANGED, _GAINED)]
    lost, changed, gained = (some for some, _whole in found)
    return Difference(lost, changed, gained, readable=all(whole for _some, whole in found))


def put_back(backup: Path, present: Path, *, tell: Tell) -> Path | None:
    """Put `backup` in the place of `present`; where that is kept now, if there was one.

    Raises StorageTrouble, Cancelled: then nothing was changed.
    """
    ready = present.with_name(f".{present.name}.restored")
    clear_up_at_home(present)
    try:
        with reading(backup) as source:
            copy_from(source, ready, messages=present, tell=tell)
        _nobody_else(present)
        kept = _keep_aside(present)
        for left in _beside(present):
            left.unlink(missing_ok=True)
        ready.replace(present)
        sync_folder(present.parent)
    except sqlite3.DatabaseError as error:
        raise StorageTrouble(
            _("{file} is no sound file of Receptionist: {why}.").format(file=backup.name, why=error)
        ) from error
    except OSError as error:
        raise StorageTrouble(why_not_written(error, present)) from error
    finally:
        ready.unlink(missing_ok=True)
    return kept


def _nobody_else(present: Path) -> None:
    """Bring the present file to rest, whole; refuse while another program has it open.

    A damaged one cannot be brought to rest: what lies beside it is kept with it.
    """
    if not present.exists() or _has_foreign_log(present):
        return
    try:
        with closing(sqlite3.connect(present, timeout=_WAIT_SECONDS)) as connection:
            # Leaving WAL needs the file for oneself, and moves what is in the log into it.
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StorageBusy(
                _("Another Receptionist has these messages open. End it, then try again.")
            ) from error
    except sqlite3.DatabaseError:
        return


def _has_foreign_log(present: Path) -> bool:
    """Then the log must not be moved into the file, and does not say what is in it."""
    try:
        refuse_foreign_log(present)
    except StorageDamaged:
        return True
    return False


def _keep_aside(present: Path) -> Path | None:
    if not present.exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    kept = present.with_name(f"{present.stem}-replaced-{stamp}{present.suffix}")
    for file in (present, *_beside(present)):
        if file.exists():
            _second_name(file, kept.with_name(kept.name + file.name.removeprefix(present.name)))
    sync_folder(present.parent)
    return kept


def _second_name(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:  # FAT has no second names
        shutil.copyfile(file, name)
        with name.open("r+b") as written:
            os.fsync(written.fileno())


def _beside(present: Path) -> tuple[Path, ...]:
    return tuple(present.with_name(present.name + end) for end in ("-wal", "-shm", "-journal"))


def _some(connection: sqlite3.Connection, query: str) -> tuple[Some, bool]:
    """The messages of a query as far as they can be read, and whether they all could."""
    count = 0
    messages: list[Message] = []
    try:
        for number, version, state in connection.execute(query):
            count += 1
            if len(messages) < _LISTED:
                messages.append(from_json(Message, state, number=number, version=version))
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, DeskError) as error:
        raise_if_stopped(error)
        return Some(count, tuple(messages)), False
    return Some(count, tuple(messages)), True
