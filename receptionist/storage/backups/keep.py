"""Copies a database whole while people work with it, and checks what holds together."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from receptionist.domain.errors import StorageTrouble
from receptionist.files import whole_file, why_not_written
from receptionist.i18n import _
from receptionist.storage.backups.copies import Contents, Tell, copy_from, look_into, quiet
from receptionist.storage.backups.files import folder_of, forget_old, name_at
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
        return copy_from(source, to, tell=tell)


def must_be_a_file(database: Database) -> None:
    """Raise StorageTrouble for an office's server, which is backed up where it stands."""
    if not database.in_file:
        raise StorageTrouble(
            _("The messages are on the office's server: its backups are made there (pg_dump).")
        )


def copy_for_today(database: Database, at: datetime, zone: tzinfo, *, tell: Tell = quiet) -> Path:
    """A backup in its place beside the database; those not worth their room any more go."""
    folder = folder_of(database.file)
    to = folder / name_at(database.file, at)
    copy_database(database, to, tell=tell)
    forget_old(folder, database.file, zone)
    return to


def copy_elsewhere(backup: Path, folder: Path, database: Path, zone: tzinfo) -> None:
    """Put a good backup into a second folder too, read back there. Raises StorageTrouble."""
    if not folder.is_dir():  # a drive that is not plugged in; never make its folder on this disk
        raise StorageTrouble(
            _("The second folder for backups, {folder}, is not there.").format(folder=folder)
        )
    to = folder / backup.name
    try:
        with whole_file(to) as partial:
            with backup.open("rb") as source, partial.open("xb") as copy:
                while block := source.read(_BLOCK):
                    copy.write(block)
            look_into(partial)
    except OSError as error:
        raise StorageTrouble(why_not_written(error, to)) from error
    forget_old(folder, database, zone)


def integrity(session: Connection) -> list[str]:
    """What the database itself finds wrong with its file; nothing when all is well."""
    if session.dialect.name == "postgresql":
        return []  # the server checks its own pages and keys with every write
    found = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check"))]
    found += [str(tuple(row)) for row in session.execute(text("PRAGMA foreign_key_check"))]
    return [each for each in found if each != "ok"]


def looks_sound(database: Database) -> bool:
    """A quick look at every page of the file: whether nothing is torn or misplaced."""
    if not database.in_file:
        return True  # a server looks at each page when it reads it
    with database.read() as session:
        return bool(session.execute(text("PRAGMA quick_check(1)")).scalar_one() == "ok")
