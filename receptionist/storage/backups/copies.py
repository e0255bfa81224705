"""Copies a SQLite file whole, and finds out what a file holds: also one that is no desk at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

from receptionist.domain.errors import Cancelled, StorageBusy, StorageDamaged, StorageTrouble
from receptionist.files import whole_file, why_not_written
from receptionist.i18n import _
from receptionist.room import must_have_room, spare_beside
from receptionist.storage.schema import HEAD

Tell: TypeAlias = Callable[[float], None]
"""Hears how far it is, 0 to 1; raises Cancelled to stop it."""

_PAGES_AT_ONCE: Final = 2000
_BUSY_AT_MOST: Final = 40  # a quarter of a second each
_STEPS: Final = 100_000
_BYTES_OF_STEPS: Final = 1_750_000  # so much of a desk is checked in as many steps (measured)
_COPYING: Final = 0.6  # the rest of the time goes into reading it back


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds; `newest` is when something was last recorded in it."""

    messages: int
    newest: datetime | None
    size: int


def quiet(_done: float) -> None:
    """Nobody wants to know how far it is."""


def copy_from(
    source: sqlite3.Connection, to: Path, *, messages: Path, tell: Tell = quiet
) -> Contents:
    """A consistent copy at `to`, opened and read through before it takes that name.

    An older file there stays until the new one is good and on disk; where there is not room for
    both, and some more for `messages` on the same disk, nothing is begun. Raises StorageTrouble,
    Cancelled, sqlite3.Error.
    """
    size, spare = _size(source), spare_beside(to.parent, messages)
    must_have_room(to.parent, size, spare=spare)

    busy = 0

    def progress(status: int, remaining: int, total: int) -> None:
        nonlocal busy
        busy += status == sqlite3.SQLITE_BUSY
        if busy > _BUSY_AT_MOST:
            raise StorageBusy(
                _("Another program is using the messages just now. Try again in a moment.")
            )
        done = 1 - remaining / max(1, total)
        if spare:  # others may be filling the disk too
            must_have_room(to.parent, size, spare=spare // 2, written=int(size * done))
        tell(_COPYING * done)

    try:
        with whole_file(to) as partial, _nothing_beside(partial):
            with closing(sqlite3.connect(partial)) as copy:
                # In a transaction that has read, one moment stands still however long this takes.
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                source.backup(copy, pages=_PAGES_AT_ONCE, progress=progress)
                copy.execute("PRAGMA journal_mode = DELETE")
            found = look_into(partial, tell=lambda done: tell(_COPYING + (1 - _COPYING) * done))
    except OSError as error:
        raise StorageTrouble(why_not_written(error, to)) from error
    return found


def _size(source: sqlite3.Connection) -> int:
    (pages,) = source.execute("PRAGMA page_count").fetchone()
    (of_bytes,) = source.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(of_bytes)


def look_into(file: Path, *, tell: Tell = quiet) -> Contents:
    """Read a file through and say what it holds. Raises StorageDamaged for one that is no good."""
    if not file.is_file():
        raise StorageDamaged(_("There is no file {file}.").format(file=file))
    with reading(file) as connection:
        stoppable(connection, tell, size=file.stat().st_size)
        try:
            (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if answer != "ok":
                raise StorageDamaged(_no_good(file, answer))
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            (count,) = connection.execute("SELECT count(*) FROM messages").fetchone()
            (newest,) = connection.execute("SELECT max(recorded_at) FROM events").fetchone()
        except sqlite3.DatabaseError as error:
            raise_if_stopped(error)
            raise StorageDamaged(_no_good(file, error)) from error
    if revision is None or str(revision[0]) > HEAD:
        raise StorageTrouble(
            _("These messages were saved by a newer Receptionist. Install the newest version.")
        )
    at = None if newest is None else datetime.fromtimestamp(newest / 1_000_000, UTC)
    tell(1.0)
    return Contents(count, at, file.stat().st_size)


@contextmanager
def _nothing_beside(partial: Path) -> Iterator[None]:
    """What SQLite keeps beside a file goes with it, also where its own clearing up has failed."""
    try:
        yield
    finally:
        for end in ("-wal", "-shm", "-journal"):
            partial.with_name(partial.name + end).unlink(missing_ok=True)


@contextmanager
def reading(file: Path, how: str = "mode=ro") -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing; "immutable=1" looks past the log beside the file."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True)) as connection:
        yield connection


def stoppable(connection: sqlite3.Connection, tell: Tell, *, size: int = 0) -> None:
    """Let whoever listens stop a long statement, and hear about how far it is where it reads all
    of a file of `size` bytes."""
    asked, about = 0, max(1, size // _BYTES_OF_STEPS)

    def ask() -> int:
        nonlocal asked
        asked += 1
        try:
            tell(min(0.95, asked / about) if size else 0.5)
        except Cancelled:
            return 1
        return 0

    connection.set_progress_handler(ask, _STEPS)


def raise_if_stopped(error: BaseException | None) -> None:
    """Raises Cancelled where somebody stopped the statement that failed so."""
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
        raise Cancelled from error


def _no_good(file: Path, why: object) -> str:
    return _("{file} is no sound file of Receptionist: {why}.").format(file=file.name, why=why)
