"""Bring a whole office out into a file that a PC can work with."""

from __future__ import annotations

from pathlib import Path

from receptionist.domain.errors import NotAllowed, StorageTrouble
from receptionist.files import whole_file, why_not_written
from receptionist.i18n import _
from receptionist.paths import file_address
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import Desk
from receptionist.storage.backups.copies import Tell, quiet
from receptionist.storage.database import open_database
from receptionist.storage.moving.everything import Moved, move_everything


def export_desk(desk: Desk, file: Path, *, tell: Tell = quiet) -> Moved:
    """Everything of the office as of one moment, in a new file that has been checked.

    Raises NotAllowed, StorageTrouble, Cancelled: then there is no such file.
    """
    if desk.database.in_file:
        raise NotAllowed(_("This desk is a file already. A copy of it is made by: backup FILE"))
    if file.exists():
        raise NotAllowed(_("{file} exists already. Choose another name.").format(file=file))
    try:
        with whole_file(file.absolute()) as partial:
            return _write(desk, partial, tell)
    except OSError as error:
        raise StorageTrouble(why_not_written(error, file)) from error


def _write(desk: Desk, file: Path, tell: Tell) -> Moved:
    new = open_database(file_address(file))
    try:
        with desk.database.read(patient=True) as before, new.begin() as after:
            moved = move_everything(before, after, tell=tell)
        looked_at = Desk(new, desk.clock, desk.notifier, desk.settings)
        troubles = check_desk(looked_at).troubles
    finally:
        new.close()
        for end in ("-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
    if troubles:
        raise StorageTrouble(
            _("What came out of the office does not hold together: {trouble}").format(
                trouble=troubles[0]
            )
        )
    return moved
