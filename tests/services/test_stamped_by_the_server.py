"""Where each colleague has a login, the server says who and when, whatever a program says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from receptionist.clock import SetClock
from receptionist.domain.errors import NotAllowed
from receptionist.notifications import SilentNotifier
from receptionist.services.check_desk import check_desk
from receptionist.services.desk import Desk
from receptionist.services.edit_message import note
from receptionist.services.find_messages import message
from receptionist.services.manage_people import acting_person
from receptionist.services.take_message import NewMessage, take_message
from tests.support.office import Reception, open_at
from tests.support.server import Server

FUTURE = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.fixture
def as_marta(reception_on_server: Reception, server: Server) -> Iterator[Desk]:
    """Marta's own login, at a PC whose clock is far ahead."""
    name = reception_on_server.address.partition("?")[0].rpartition("/")[2]
    server.run("DROP ROLE IF EXISTS marta_of_the_test")
    server.run("CREATE ROLE marta_of_the_test LOGIN")
    server.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO marta_of_the_test", database=name)
    server.run("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO marta_of_the_test", database=name)
    server.run(
        "INSERT INTO logins SELECT 'marta_of_the_test', id, role FROM people WHERE name = 'Marta'",
        database=name,
    )
    address = reception_on_server.address.replace("//postgres@", "//marta_of_the_test@")
    desk = open_at(address, SetClock(FUTURE), SilentNotifier())
    yield desk
    desk.close()
    server.run("DROP OWNED BY marta_of_the_test", database=name)
    server.run("DROP ROLE marta_of_the_test")


def test_the_login_is_who_took_it_and_never_in_the_future(
    as_marta: Desk, reception_on_server: Reception
) -> None:
    new = NewMessage(text="x", nothing_promised=True)
    taken = take_message(as_marta, new, by=reception_on_server.laura)
    noted = note(as_marta, taken.number, "y", by=reception_on_server.ana)
    found = message(as_marta, taken.number)
    now = datetime.now(UTC)
    assert found.message == noted
    assert found.message.taken_by == reception_on_server.marta
    for event in found.history:
        assert event.by == reception_on_server.marta
        assert event.happened_at == event.recorded_at
        assert abs(event.recorded_at - now) < timedelta(minutes=5)
    assert check_desk(reception_on_server.desk).troubles == ()


def test_a_login_acts_as_nobody_else(as_marta: Desk, reception_on_server: Reception) -> None:
    assert acting_person(as_marta, None) == reception_on_server.marta
    assert acting_person(as_marta, "Marta") == reception_on_server.marta
    with pytest.raises(NotAllowed, match="You are Marta"):
        acting_person(as_marta, "Laura")


def test_a_login_of_nobodys_is_believed(reception_on_server: Reception) -> None:
    reception_on_server.take()
    (event,) = message(reception_on_server.desk, 1).history
    assert (event.by, event.recorded_at) == (reception_on_server.ana, reception_on_server.now)
