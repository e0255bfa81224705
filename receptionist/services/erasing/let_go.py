"""Let go of what need not be kept: closed messages lose their caller's data (product.md §5).

A desk on one PC does it by itself, for the owner who set the months; in an office an owner's PC
does. It is not in this PC's log of erasures: a backup put back is let go of by the same rule.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from receptionist.domain.ids import PersonId
from receptionist.domain.people import People, Role
from receptionist.services.desk import Desk, actor_in, office_in
from receptionist.services.erasing.erase_person import Erased, erase_words, remove_files
from receptionist.storage.erasing.outlived import count_outlived, outlived, still_outlived
from receptionist.storage.people import load_people

log = logging.getLogger(__name__)

AT_ONCE = 50
"""So many in one transaction, 0.07 s of a file: whoever saves meanwhile waits no longer than that.

Whoever calls it again and again leaves a pause, in which others save.
"""


def kept_too_long(desk: Desk, months: int | None = None) -> int:
    """How many messages would lose their caller's data now, with so many months or the office's."""
    with desk.database.read() as session:
        office = office_in(session)
        wanted = office if months is None else replace(office, keep_months=months)
        since = wanted.keeps_since(desk.now())
        return count_outlived(session, since) if since else 0


def let_go(desk: Desk, *, by: PersonId) -> Erased:
    """Erase the first of what is kept too long, at most `AT_ONCE`; nothing where none is.

    When less than that went, nothing is left, and what was between the rows is swept away.
    """
    with desk.database.read() as session:
        since = office_in(session).keeps_since(desk.now())
        who = _for_whom(load_people(session), by, alone=desk.database.in_file)
        if since is None or who is None:
            return Erased(())
        found = outlived(session, since, at_most=AT_ONCE)
    if not found:
        return Erased(())
    with desk.database.begin() as session:
        # Another PC may have done it meanwhile, or reopened one of them.
        numbers = still_outlived(session, since, found)
        done = [erase_words(desk, session, number, by=who) for number in numbers]
    files = remove_files(desk, [name for each in done for name in each.files])
    log.info("%d messages have lost their caller's data by their age", len(numbers))
    if len(found) < AT_ONCE:
        desk.database.sweep()
    return Erased(tuple(numbers), files)


def _for_whom(people: People, by: PersonId, *, alone: bool) -> PersonId | None:
    """Whose erasures they are: an owner's; None where another PC does it."""
    owners = people.of_role(Role.OWNER)
    if actor_in(people, by).role is Role.OWNER:
        return by
    return owners[0].id if alone and owners else None
