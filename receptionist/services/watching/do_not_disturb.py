"""Ask not to be disturbed for a while: at most an hour, seen by everybody (product.md §7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from receptionist.domain.errors import BadInput, NotFound
from receptionist.domain.ids import PersonId
from receptionist.domain.people import Colleague
from receptionist.domain.rules import check_active
from receptionist.i18n import _
from receptionist.services.desk import Desk
from receptionist.storage.messages import look_at_all
from receptionist.storage.people import load_people, update_colleague

AT_MOST = timedelta(minutes=60)


def do_not_disturb(desk: Desk, person: PersonId, *, minutes: int) -> Colleague:
    """Hold back the reminders of `person` for so many minutes; none ends it at once.

    Their promises stay as they are, and the second person is told as always.
    """
    if not timedelta(0) <= timedelta(minutes=minutes) <= AT_MOST:
        raise BadInput(_("“Do not disturb” lasts an hour at most."), field="minutes")
    now = desk.now()
    with desk.database.begin() as session:
        found = load_people(session).find(person)
        if found is None:
            raise NotFound(_("There is no such colleague here."))
        check_active(found)
        until = now + timedelta(minutes=minutes) if minutes else None
        quiet = replace(found, quiet_until=until)
        update_colleague(session, quiet)
        look_at_all(session, now)
    return quiet
