"""Types of call: kept in order, each with a name of its own, and answered within their standard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from receptionist.domain.errors import BadInput, NotFound
from receptionist.domain.history import ReopenReason
from receptionist.domain.ids import CallTypeId, new_id
from receptionist.domain.message import Outcome
from receptionist.domain.office import CallType
from receptionist.services import office as service
from receptionist.services.close_message import close, reopen
from tests.domain.lives import at
from tests.support.office import TEN, Reception

MINUTE = timedelta(minutes=1)


def kind(name: str, **more: object) -> CallType:
    return replace(CallType(id=CallTypeId(new_id(TEN)), name=name), **more)  # type: ignore[arg-type]


def test_they_are_added_changed_and_removed_in_their_order(reception: Reception) -> None:
    desk = reception.desk
    quotes = kind(
        "  Presupuestos\0 ", greeting="Taller\nRuiz", questions=("¿Marca?", " ", "¿Marca?")
    )
    service.save_call_type(desk, quotes)
    repairs = kind("Averías", assignee=reception.sales)
    service.save_call_type(desk, repairs)
    clean = desk.office().call_types[0]
    assert (clean.name, clean.greeting) == ("Presupuestos", "Taller Ruiz")
    assert clean.questions == ("¿Marca?",)
    service.save_call_type(desk, replace(clean, hold="Un momento"))
    assert [each.name for each in desk.office().call_types] == ["Presupuestos", "Averías"]
    assert service.find_call_type(desk.office(), "pres").hold == "Un momento"
    service.remove_call_type(desk, clean)
    assert desk.office().call_types == (repairs,)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (kind(" \0"), "needs a name"),
        (kind("averias"), "two call types called averias"),
        (kind("x", standard=timedelta(0)), "between one minute"),
        (kind("x", questions=tuple("abcdef")), "five questions at most"),
    ],
)
def test_what_makes_no_sense_is_refused(reception: Reception, wrong: CallType, why: str) -> None:
    service.save_call_type(reception.desk, kind("Averías"))
    before = reception.desk.office()
    with pytest.raises(BadInput, match=why):
        service.save_call_type(reception.desk, wrong)
    with pytest.raises(BadInput, match=why):
        service.save_office(reception.desk, replace(before, call_types=(*before.call_types, wrong)))
    assert reception.desk.office() == before


def test_one_that_is_not_clear_is_refused(reception: Reception) -> None:
    for name in ("Pedidos", "Pedir cita"):
        service.save_call_type(reception.desk, kind(name))
    office = reception.desk.office()
    with pytest.raises(BadInput, match="may be Pedidos or Pedir cita"):
        service.find_call_type(office, "ped")
    with pytest.raises(NotFound, match="no call type “zzz”"):
        service.find_call_type(office, "zzz")
    with pytest.raises(BadInput, match="Between 1 and 99"):
        service.save_office(reception.desk, replace(office, promises_per_hour=0))


def test_its_standard_proposes_the_promise_also_when_the_caller_comes_back(
    reception: Reception,
) -> None:
    service.save_call_type(reception.desk, kind("Averías", standard=20 * MINUTE))
    new = {"promised": None, "nothing_promised": False}
    taken = reception.take(None, call_type="averias", answers=(("¿Marca?", "Seat"),), **new)
    assert taken.promise.due_at == at("10:20")
    assert taken.answers == (("¿Marca?", "Seat"),)
    assert reception.take(None, **new).promise.due_at == at("11:00")
    close(reception.desk, taken.number, outcome=Outcome.RESOLVED, by=reception.ana)
    reception.to("11:00")
    again = reopen(reception.desk, taken.number, because=ReopenReason.CAME_BACK, by=reception.ana)
    assert again.promise.due_at == at("11:20")


def test_a_departments_standard_proposes_too(reception: Reception) -> None:
    from receptionist.storage.people import save_department

    sales = replace(reception.desk.people().departments[0], standard=30 * MINUTE)
    with reception.desk.database.begin() as session:
        save_department(session, sales)
    taken = reception.take(
        None, assignee=None, department=sales.id, promised=None, nothing_promised=False
    )
    assert taken.promise.due_at == at("10:30")
    assert taken.promise.term
