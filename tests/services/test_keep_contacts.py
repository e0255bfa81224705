"""The directory of callers: filled by who calls, mended by hand, never merged by itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text

from receptionist.domain.errors import BadInput, ChangedMeanwhile, NotFound
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller
from receptionist.services import keep_contacts
from receptionist.services.desk import open_desk
from receptionist.services.edit_message import Edit, edit
from receptionist.services.find_callers import caller, find_callers, newest_callers
from receptionist.services.find_messages import open_messages_of
from receptionist.services.keep_contacts import remember_callers
from receptionist.settings import Settings
from receptionist.storage.contacts.links import link_message, messages_to_remember
from tests.support.office import Reception
from tests.support.waiting import wait_until


def _calls(reception: Reception, name: str, phone: str = "", company: str = "") -> None:
    reception.take(caller=Caller(name=name, phone=phone, company=company))
    while remember_callers(reception.desk):
        pass


def _known(reception: Reception) -> list[tuple[str, str, int]]:
    found = newest_callers(reception.desk, limit=50)
    return [(each.contact.name, each.contact.company, len(each.open)) for each in found]


def test_who_calls_becomes_a_contact_and_is_known_the_next_time(reception: Reception) -> None:
    for _call in range(2):
        _calls(reception, "María López", "655 12 34 56", "Talleres Ruiz")
    (found,) = find_callers(reception.desk, "5512")
    assert found.contact.name == "María López"
    assert found.contact.numbers[0].e164 == "+34655123456"
    assert [each.number for each in found.open] == [2, 1]
    assert found.last is not None
    assert found.last.number == 2
    assert not found.namesakes


def test_the_same_name_on_another_number_is_another_person_until_somebody_says(
    reception: Reception,
) -> None:
    _calls(reception, "María López", "655 12 34 56")
    _calls(reception, "María López", "91 111 11 11")
    _calls(reception, "María López")
    assert [each.namesakes for each in find_callers(reception.desk, "maria lopez")] == [True] * 2
    assert _known(reception) == [("María López", "", 1)] * 2


def test_a_shared_number_lists_everyone_behind_it(reception: Reception) -> None:
    for name in ("Ana Gil", "Pedro Ruiz"):
        _calls(reception, name, "91 222 33 44")
    _calls(reception, "", "91 222 33 44")
    found = find_callers(reception.desk, "912223344")
    assert {each.contact.name for each in found} == {"Ana Gil", "Pedro Ruiz"}
    assert [len(each.open) for each in found] == [1, 1]


def test_a_chosen_contact_learns_the_number_of_the_call(reception: Reception) -> None:
    chosen = keep_contacts.add(reception.desk, name="María López", phones=("655 12 34 56",))
    for phone in ("911111111", "911111111", ""):
        reception.take(caller=Caller(name="Mari", phone=phone, contact=chosen.id))
    remember_callers(reception.desk)
    found = caller(reception.desk, chosen.id)
    assert [each.e164 for each in found.contact.numbers] == ["+34655123456", "+34911111111"]
    assert len(found.open) == 3
    assert len(_known(reception)) == 1
    theirs = open_messages_of(reception.desk, Caller(name="X", contact=chosen.id))
    assert [each.number for each in theirs] == [3, 2, 1]


def test_a_contact_that_is_gone_is_no_obstacle(reception: Reception) -> None:
    reception.take(caller=Caller(name="Nuria", contact=PersonId(uuid4())))
    remember_callers(reception.desk)
    assert _known(reception) == [("Nuria", "", 1)]


def test_a_call_without_a_name_makes_no_contact(reception: Reception) -> None:
    reception.take(caller=Caller(phone="655 12 34 56"))
    remember_callers(reception.desk)
    assert _known(reception) == []


def test_a_caller_written_down_anew_is_looked_up_again(reception: Reception) -> None:
    _calls(reception, "Nuira", "655 12 34 56")
    edit(
        reception.desk,
        1,
        Edit(caller=Caller(name="Nuria Vega", phone="655 12 34 56")),
        by=reception.ana,
    )
    remember_callers(reception.desk)
    assert _known(reception) == [("Nuria Vega", "", 1), ("Nuira", "", 0)]


def test_a_contact_is_changed_and_found_by_what_it_says_now(reception: Reception) -> None:
    made = keep_contacts.add(reception.desk, name="Nuira", company="Norte", phones=("204", "204"))
    assert [each.typed for each in made.numbers] == ["204"]
    assert [each.contact.name for each in find_callers(reception.desk, "204")] == ["Nuira"]
    changed = keep_contacts.change(
        reception.desk, made, name="Nuria", company="Sur", phones=("655123456",), notes=" Taller "
    )
    assert (changed.notes, changed.version) == ("Taller", 2)
    assert [each.contact.name for each in find_callers(reception.desk, "nuria")] == ["Nuria"]
    assert not find_callers(reception.desk, "norte")
    assert not find_callers(reception.desk, "204")
    with pytest.raises(ChangedMeanwhile):
        keep_contacts.change(reception.desk, made, name="Nora", company="", phones=(), notes="")
    gone = replace(made, id=PersonId(uuid4()))
    with pytest.raises(NotFound):
        keep_contacts.change(reception.desk, gone, name="x", company="", phones=(), notes="")
    with pytest.raises(NotFound):
        caller(reception.desk, gone.id)


def test_a_contact_needs_something_to_go_by(reception: Reception) -> None:
    with pytest.raises(BadInput, match="needs a name, a company or a number"):
        keep_contacts.add(reception.desk, notes="who was it?", phones=("  ",))
    with pytest.raises(BadInput, match="letters at most"):
        keep_contacts.add(reception.desk, name="long " * 100)
    with pytest.raises(BadInput, match="letters at most"):
        keep_contacts.add(reception.desk, company="long " * 100)


def test_two_pcs_that_look_a_new_caller_up_at_once_make_one_contact(
    reception_on_server: Reception,
) -> None:
    reception, waits = reception_on_server, text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    reception.take(caller=Caller(name="María López", phone="655123456"))
    other = open_desk(Settings(), address=reception.address, clock=reception.clock)

    def waiting() -> bool:
        with reception.desk.database.read() as looking:
            return bool(looking.execute(waits).scalar())

    with ThreadPoolExecutor(1) as elsewhere, other.database.begin() as here:
        (message,) = messages_to_remember(here, limit=10, alone=True)
        done = elsewhere.submit(remember_callers, reception.desk)
        wait_until(waiting, what="the second one waits for the first")
        link_message(here, message.id, keep_contacts._remembered(other, here, message.caller))
        here.commit()
        assert done.result() == 0
    other.close()
    assert _known(reception) == [("María López", "", 1)]
