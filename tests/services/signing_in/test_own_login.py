"""Logins of one's own at a PC that several share: kept, told apart, opened by whoever has them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from receptionist.clock import SetClock
from receptionist.domain.errors import BadInput, NotAllowed, StorageTrouble
from receptionist.domain.message import Caller
from receptionist.logins import KeptLogin, keep_login, logins_beside
from receptionist.paths import logins_file
from receptionist.services.away.office_desk import open_office
from receptionist.services.away.others import (
    can_work_here,
    others_here,
    send_for_others,
    waiting_of_others,
)
from receptionist.services.desk import open_desk
from receptionist.services.find_messages import messages
from receptionist.services.office_server.joining import join
from receptionist.services.office_server.setting_up import Reached, invite
from receptionist.services.signing_in.own_login import has_pin, keep_own, sit_down
from receptionist.services.signing_in.pins import WrongPin
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.support.office import TEN

HERE = "postgresql://juan@db.example/desk?host=h1&host=h2"
CLOCK = SetClock(TEN)


def _kept(office: str, *names: str) -> dict[str, KeptLogin]:
    """A PC that joined by the invitations of these people."""
    settings = Settings()
    for name in names:
        settings = join(invite(office, name, reached=Reached())[1], settings).settings
    assert settings.asks_who == (len(names) > 1)
    return {each.name: each for each in logins_beside(settings.database)}


def test_logins_of_one_office_are_kept_together() -> None:
    assert logins_beside(HERE) == ()
    juan = KeptLogin(name="Juan", address=HERE)
    ana = KeptLogin(name="ana", address="postgresql://ana@h2/desk?sslmode=require")
    for each in (
        juan,
        KeptLogin(name="Ana", address=ana.address),
        KeptLogin(name="Juan", address="postgresql://juan@db.example/another"),
        KeptLogin(name="Juan", address="postgresql:///desk"),
    ):
        keep_login(each)
    assert logins_beside(HERE) == (replace(ana, name="Ana"), juan)
    keep_login(replace(ana, pin=True))
    assert logins_beside(ana.address) == (replace(ana, pin=True), juan)
    assert [each.name for each in others_here(HERE)] == ["ana"]
    # A new login of the same person takes the place of the one that opens nothing any more.
    newer = replace(juan, address=HERE.replace("juan@", "juan_2@"))
    keep_login(newer)
    assert logins_beside(HERE) == (replace(ana, pin=True), newer)
    assert "password" not in logins_file().read_text()


@pytest.mark.expects_log
@pytest.mark.parametrize("content", ["{", "7", '[7, {"name": ""}, {"name": 1, "address": "x"}]'])
def test_a_damaged_list_of_logins_is_none(content: str) -> None:
    logins_file().parent.mkdir(parents=True)
    logins_file().write_text(content)
    assert logins_beside(HERE) == ()


def test_each_sits_down_by_their_own_login_and_pin(office_with_logins: str) -> None:
    kept = _kept(office_with_logins, "Juan", "Marta")
    settings = Settings(database=kept["Marta"].address)
    with closing(open_desk(settings, clock=CLOCK)) as martas:
        juan = next(each.id for each in martas.people() if each.name == "Juan")
        assert keep_own(martas, settings.database) == "Marta"
    with closing(open_desk(Settings(), address=office_with_logins)) as keepers:
        assert keep_own(keepers, office_with_logins) == "", "whoever keeps the office is nobody"
    assert not has_pin(kept["Juan"], settings, CLOCK)
    assert sit_down(kept["Juan"], settings, CLOCK, "") == (juan, "")
    person, hash_ = sit_down(kept["Juan"], settings, CLOCK, "4321", new=True)
    assert person == juan
    assert hash_
    assert has_pin(kept["Juan"], settings, CLOCK)
    with pytest.raises(BadInput, match="Give your PIN"):
        sit_down(kept["Juan"], settings, CLOCK, "")
    with pytest.raises(WrongPin):
        sit_down(kept["Juan"], settings, CLOCK, "0000")
    assert sit_down(kept["Juan"], settings, CLOCK, "4321") == (juan, hash_)
    assert [each.pin for each in logins_beside(settings.database)] == [True, False]
    with pytest.raises(NotAllowed, match="nobody's"):
        has_pin(KeptLogin(name="Juan", address=office_with_logins), settings, CLOCK)
    wrong = replace(kept["Juan"], address=kept["Juan"].address.replace("_juan@", "_nobody@"))
    with pytest.raises(StorageTrouble):
        sit_down(wrong, settings, CLOCK, "")


def test_what_waits_of_the_others_is_sent_by_their_logins(office_with_logins: str) -> None:
    kept = _kept(office_with_logins, "Juan", "Marta")
    settings = Settings(database=kept["Marta"].address)
    assert not can_work_here(kept["Juan"], settings, CLOCK)
    office = open_office(settings, address=kept["Juan"].address, clock=CLOCK)
    assert office is not None
    assert office.line.reach()
    assert can_work_here(kept["Juan"], settings, CLOCK)
    office.line.lost(StorageTrouble("as if it were away"))
    with closing(office.desk()) as desk:
        juan = desk.do(lambda here: next(e.id for e in here.people() if e.name == "Juan"))
        new = NewMessage(caller=Caller(name="Zoe"), assignee=juan)
        desk.do(lambda here: take_message(here, new, by=juan))
    assert not office.line.outbox.empty
    assert waiting_of_others(settings.database) == 1
    assert waiting_of_others(kept["Juan"].address) == 0
    send_for_others(settings.database, settings, CLOCK)
    assert office.line.outbox.empty
    assert waiting_of_others(settings.database) == 0
    send_for_others(settings.database, settings, CLOCK)  # there is nothing more
    with closing(open_desk(Settings(), address=office_with_logins)) as desk_there:
        assert [each.taken_by for each in messages(desk_there)] == [juan]
    assert not can_work_here(KeptLogin(name="x", address="sqlite:///x"), settings, CLOCK)
