"""Name, role and deputy of a colleague as they were entered, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from receptionist.domain.people import Colleague
from receptionist.services import manage_people
from receptionist.services.signing_in.rights import must_be_owner
from ui.dialogs.parts.edits import Edits
from ui.dialogs.people.person_card import Entered

if TYPE_CHECKING:
    from receptionist.domain.ids import PersonId
    from receptionist.services.desk import Desk


class Left(NamedTuple):
    """A colleague as known, and what was typed and chosen over it."""

    person: Colleague
    edits: Edits[Entered]


def save(desk: Desk, left: Left, named: PersonId | None) -> None:
    """Only what is otherwise; who may say so is asked for each."""
    before, now = left.person, left.edits.now
    if now.name.strip() != before.name or now.role is not before.role:
        must_be_owner(desk, named)
    if now.name.strip() != before.name:
        manage_people.rename(desk, before.id, now.name)
    if now.role is not before.role:
        manage_people.set_role(desk, before.id, now.role)
    if now.deputy != before.deputy:
        manage_people.set_deputy(desk, before.id, now.deputy)
