"""Once somebody is named, only the owner changes the office; nobody named keeps nobody out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.people import Role
from receptionist.services import manage_people
from receptionist.services.desk import open_desk
from receptionist.services.office import save_office
from receptionist.services.signing_in.rights import must_be_owner
from receptionist.settings import Settings
from tests.support.office import Reception


def test_who_is_named_must_be_the_owner(reception: Reception) -> None:
    must_be_owner(reception.desk, None)
    must_be_owner(reception.desk, reception.laura)
    for nobody in (reception.ana, reception.juan):
        with pytest.raises(NotAllowed, match="Only the owner can do this: Laura"):
            must_be_owner(reception.desk, nobody)


def test_an_office_without_an_owner_keeps_nobody_out() -> None:
    desk = open_desk(Settings())
    ana = manage_people.add(desk, "Ana", role=Role.FRONT_DESK)
    must_be_owner(desk, ana.id)
    desk.close()


def test_a_pc_locks_within_four_hours_or_never(reception: Reception) -> None:
    office = replace(reception.desk.office(), lock_minutes=15, asks_pin=True)
    assert save_office(reception.desk, office).lock_minutes == 15
    assert reception.desk.office().asks_pin
    for wrong in (-1, 241):
        with pytest.raises(BadInput, match="1 to 240 minutes, or never"):
            save_office(reception.desk, replace(office, lock_minutes=wrong))
