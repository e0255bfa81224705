"""Move a PC's desk into the office: numbers, histories and verdicts stay what they were."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from receptionist.domain.errors import NotAllowed, NotFound
from receptionist.i18n import _
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import Desk
from receptionist.storage.backups.copies import Tell, quiet
from receptionist.storage.database import Database, database_path, is_file, open_database
from receptionist.storage.moving.everything import Moved, move_everything

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MovedIn:
    """What came, and a sentence for everything that is wrong in the office now."""

    moved: Moved
    troubles: tuple[str, ...]


def move_in(desk: Desk, address: str, *, tell: Tell = quiet) -> MovedIn:
    """Bring everything of the desk at `address` into this office; all of it, or nothing.

    Done again, what is there already is left alone. Nobody writes at the old desk meanwhile.
    Raises NotAllowed, NotFound, StorageTrouble, Cancelled: then nothing was moved.
    """
    if desk.database.in_file:
        raise NotAllowed(
            _("Name the office that it moves into: --database postgresql://NAME@SERVER/DATABASE")
        )
    if is_file(address) and not database_path(address).is_file():
        raise NotFound(_("There is no file {file}.").format(file=database_path(address)))
    old = open_database(address)
    try:
        _must_hold(old, desk)
        with old.begin(patient=True) as before, desk.database.begin(patient=True) as after:
            moved = move_everything(before, after, tell=tell)
    finally:
        old.close()
    log.info("%s messages and %s events moved in", moved.messages, moved.events)
    return MovedIn(moved, check_desk(desk).troubles)


def _must_hold(old: Database, desk: Desk) -> None:
    """What does not hold together at the old place is put right there first."""
    looked_at = Desk(old, desk.clock, desk.notifier, desk.settings)
    if troubles := check_desk(looked_at).troubles:
        raise NotAllowed(
            _("What is to move in does not hold together: {trouble} Nothing was moved.").format(
                trouble=troubles[0]
            )
        )
