"""Copies a database whole while people work with it, and checks what holds together."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from receptionist.domain.errors import StorageTrouble
from receptionist.files import whole_file, why_not_written
from receptionist.i18n import _
from receptionist.room import must_have_room, spare_beside
from receptionist.storage.backups.copies import (
    Contents,
    Tell,
    copy_from,
    look_into,
    quiet,
    raise_if_stopped,
    stoppable,
)
from receptionist.storage.backups.files import (
    backups_in,
    clear_up,
    clear_up_at_home,
    folder_of,
    forget_old,
    name_at,
    read_name,
)
from receptionist.storage.backups.whose import backups_of, beginning_of, free_name
from receptionist.storage.database import Database
from receptionist.storage.engines.sentences import for_people

_BLOCK = 1 << 20


def copy_database(database: Database, to: Path, *, tell: Tell = quiet) -> Contents:
    """A consistent copy at `to`, opened and counted before it takes that name.

    An older file there stays until the new one is good. Raises StorageTrouble, Cancelled.
    """
    must_be_a_file(database)
    to = to.resolve()
    if to.exists() and to.samefile(database.file):
        raise StorageTrouble(_("A backup cannot take the place of the messages themselves."))
    with for_people(), database.read() as session:
        source: Any = session.connection.driver_connection
        return copy_from(source, to, messages=database.file, tell=tell)


def must_be_a_file(database: Database) -> None:
    """Raise StorageTrouble for an office's server, which is backed up where it stands."""
    if not database.in_file:
        raise StorageTrouble(
            _("The messages are on the office's server: its backups are made there (pg_dump).")
        )


def copy_for_today(database: Database, at: datetime, zone: tzinfo, *, tell: Tell = quiet) -> Path:
    """A backup in its place beside the database; those not worth their room any more go."""
    file = database.file
    folder = folder_of(file)
    to = folder / name_at(file, at)
    clear_up(folder, file.stem)
    clear_up_at_home(file)
    copy_database(database, to, tell=tell)
    forget_old(backups_in(folder, file), zone)
    return to


def copy_elsewhere(
    backup: Path, folder: Path, database: Path, zone: tzinfo, *, tell: Tell = quiet
) -> Path:
    """Put a good backup into a second folder too, read back there; where it is then.

    Another PC may keep its backups there as well, of messages that have the same name. Raises
    StorageTrouble, Cancelled.
    """
    if not folder.is_dir():  # a drive that is not plugged in; never make its folder on this disk
        raise StorageTrouble(
            _("The second folder for backups, {folder}, is not there.").format(folder=folder)
        )
    if folder.samefile(backup.parent):
        raise StorageTrouble(
            _(
                "The second folder for backups, {folder}, is the first one: "
                "choose one on another disk."
            ).format(folder=folder)
        )
    desk = beginning_of(backup)
    to = free_name(backup, folder, database, desk)
    size = backup.stat().st_size
    clear_up(folder, database.stem)
    must_have_room(folder, size, spare=spare_beside(folder, database))
    try:
        with whole_file(to) as partial:
            with backup.open("rb") as source, partial.open("xb") as copy:
                while block := source.read(_BLOCK):
                    copy.write(block)
                    tell(copy.tell() / size / 2)
            look_into(partial, tell=lambda done: tell(0.5 + done / 2))
    except OSError as error:
        raise StorageTrouble(why_not_written(error, to)) from error
    forget_old(backups_of(desk, folder, database), zone)
    return to


def is_missing(backup: Path, folder: Path, database: Path) -> bool:
    """Whether a second folder is there, and this backup or a newer one of its desk is not in it."""
    if not folder.is_dir() or folder.samefile(backup.parent):
        return False
    named = read_name(backup, database)
    there = backups_of(beginning_of(backup), folder, database)
    return named is not None and all(each.at < named.at for each in there if not each.before)


def integrity(session: Connection) -> list[str]:
    """What the database itself finds wrong with its file; nothing when all is well."""
    if session.dialect.name == "postgresql":
        return []  # the server checks its own pages and keys with every write
    found = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check"))]
    found += [str(tuple(row)) for row in session.execute(text("PRAGMA foreign_key_check"))]
    return [each for each in found if each != "ok"]


def looks_sound(database: Database, *, tell: Tell = quiet) -> bool:
    """A quick look at every page of the file: whether nothing is torn or misplaced.

    Raises Cancelled where `tell` does.
    """
    if not database.in_file:
        return True  # a server looks at each page when it reads it
    with database.read() as session:
        raw: Any = session.connection.driver_connection
        stoppable(raw, tell)
        try:
            return bool(session.execute(text("PRAGMA quick_check(1)")).scalar_one() == "ok")
        except DBAPIError as error:
            raise_if_stopped(error.orig)
            raise
        finally:
            raw.set_progress_handler(None, 0)
