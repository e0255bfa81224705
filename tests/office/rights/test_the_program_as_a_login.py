"""The program at a login of its own: who acts is the login's, reminders are one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from receptionist.clock import SetClock
from receptionist.domain.errors import NotAllowed, StorageTrouble
from receptionist.notifications import SilentNotifier
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import messages
from receptionist.services.manage_people import acting_person
from receptionist.services.office import change_reading
from receptionist.services.remind import remind
from receptionist.settings import Settings
from tests.office.rights.conftest import GuardedOffice
from tests.support.office import TEN


@pytest.fixture
def juans(guarded: GuardedOffice) -> Iterator[Desk]:
    """Juan's PC, set to Ana by whoever sat there before."""
    address = guarded.server.address(guarded.office.database, login=guarded.login("juan"))
    desk = open_desk(
        Settings(person="Ana"), address=address, clock=SetClock(TEN), notifier=SilentNotifier()
    )
    yield desk
    desk.close()


def test_who_acts_is_whose_login_it_is(guarded: GuardedOffice, juans: Desk) -> None:
    assert acting_person(juans, None) == acting_person(juans, "juan") == guarded.reception.juan
    with pytest.raises(NotAllowed, match="You are Juan at the office's server"):
        acting_person(juans, "Ana")


def test_a_colleague_reads_own_messages_and_finds_no_others(juans: Desk) -> None:
    assert [each.number for each in messages(juans)] == [1]
    assert [each.number for each in messages(juans, words="maria")] == [1]
    assert messages(juans, words="2") == ()


def test_a_colleagues_pc_reminds_them_alone_even_if_set_for_everyone(
    guarded: GuardedOffice, juans: Desk
) -> None:
    shown = remind(juans)
    assert {each.person for each in shown} == {guarded.reception.juan}
    assert remind(juans) == ()


def test_what_colleagues_read_is_not_theirs_to_say(juans: Desk) -> None:
    with pytest.raises(StorageTrouble, match="does not have the right"):
        change_reading(juans, everything=True)
    assert replace(juans.office(), colleagues_read_all=True) != juans.office()
