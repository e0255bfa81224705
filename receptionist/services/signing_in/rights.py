"""What only the owner does, as soon as somebody is named who does it (product.md §11).

On one PC nobody need be named: then whoever may use the file may use it all. In an office where
each colleague has a login, the server refuses by itself, whatever is said here.
"""

from __future__ import annotations

from receptionist.domain.ids import PersonId
from receptionist.domain.rules import check_owner
from receptionist.services.desk import Desk, actor_in


def must_be_owner(desk: Desk, named: PersonId | None) -> None:
    """Refuse people, hours, settings and the figures to somebody named who is no owner.

    Raises NotAllowed, with who is. An office without an owner refuses nobody.
    """
    if named is None:
        return
    people = desk.people()
    check_owner(actor_in(people, named), people)
