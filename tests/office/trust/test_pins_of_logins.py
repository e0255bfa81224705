"""On a server that knows its logins a PIN is its person's own: nobody else even reads its hash."""

from __future__ import annotations

import pytest

from receptionist.domain.errors import StorageTrouble
from receptionist.notifications import SilentNotifier
from receptionist.services.signing_in.pins import persons_with_pin, set_pin, sign_in
from tests.office.rights.conftest import GuardedOffice, guarded
from tests.support.office import open_at

__all__ = ["guarded"]


def test_a_pin_is_set_and_read_by_its_own_login_and_taken_by_the_owner(
    guarded: GuardedOffice,
) -> None:
    reception = guarded.reception
    desks = {
        name: open_at(
            guarded.server.address(guarded.office.database, login=guarded.login(name)),
            reception.clock,
            SilentNotifier(),
        )
        for name in ("juan", "ana", "laura")
    }
    set_pin(desks["juan"], reception.juan, "1234", by=reception.juan)
    assert sign_in(desks["juan"], reception.juan, "1234")
    assert persons_with_pin(desks["ana"]) == frozenset()
    assert sign_in(desks["ana"], reception.juan, "") == "", "she sits there by her own login alone"
    with pytest.raises(StorageTrouble, match="does not have the right"):
        set_pin(desks["juan"], reception.marta, "1234", by=reception.laura)
    set_pin(desks["laura"], reception.juan, "9876", by=reception.laura)
    assert sign_in(desks["juan"], reception.juan, "9876")
    for each in desks.values():
        each.close()
