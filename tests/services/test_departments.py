"""Departments: renamed, their members in order, removed with their open messages re-homed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from receptionist.domain.errors import BadInput, NotFound
from receptionist.domain.history import ReopenReason
from receptionist.domain.ids import CallTypeId, PersonId, new_id
from receptionist.domain.message import Outcome
from receptionist.domain.office import CallType
from receptionist.domain.trays import Tray
from receptionist.services import manage_people as manage
from receptionist.services.assign_message import accept
from receptionist.services.close_message import close, reopen
from receptionist.services.find_messages import message, messages
from receptionist.services.office import save_call_type
from receptionist.services.remind import remind
from tests.support.office import TEN, Reception

NOBODY = PersonId(new_id(TEN))


def test_a_department_is_renamed_and_its_members_keep_their_order(reception: Reception) -> None:
    desk = reception.desk
    sales = desk.people().departments[0]
    changed = replace(
        sales,
        name=" Comercial\0 ",
        members=(reception.marta, reception.juan, reception.marta),
        standard=timedelta(minutes=30),
    )
    manage.change_department(desk, changed)
    (found,) = desk.people().departments
    assert (found.id, found.name) == (sales.id, "Comercial")
    assert found.members == (reception.marta, reception.juan)
    again = manage.add_department(desk, "comercial", [reception.ana])
    assert (again.id, again.standard) == (sales.id, timedelta(minutes=30)), "the rest stays"
    with pytest.raises(BadInput, match="already somebody called Juan"):
        manage.change_department(desk, replace(sales, name="Juan"))
    with pytest.raises(BadInput, match="at least one member"):
        manage.change_department(desk, replace(sales, members=()))
    with pytest.raises(NotFound):
        manage.change_department(desk, replace(sales, members=(NOBODY,)))


def test_a_message_for_a_department_is_its_members_until_one_accepts(reception: Reception) -> None:
    number = reception.take(None, assignee=None, department=reception.sales).number
    given = {each.person for each in remind(reception.desk)}
    assert given == {reception.juan, reception.marta}
    for person in given:
        mine = messages(reception.desk, tray=Tray.MINE, person=person)
        assert [each.number for each in mine] == [number]
    accept(reception.desk, number, by=reception.marta)
    assert messages(reception.desk, tray=Tray.MINE, person=reception.juan) == ()
    assert message(reception.desk, number).message.assignee == reception.marta


def test_a_removed_department_keeps_its_name_and_its_messages_find_a_home(
    reception: Reception,
) -> None:
    desk, sales = reception.desk, reception.sales
    save_call_type(desk, CallType(id=CallTypeId(new_id(TEN)), name="Pedidos", assignee=sales))
    waiting = reception.take(assignee=None, department=sales).number
    accepted = reception.take(assignee=None, department=sales).number
    closed = reception.take(assignee=None, department=sales).number
    accept(desk, accepted, by=reception.marta)
    close(desk, closed, outcome=Outcome.RESOLVED, by=reception.ana)
    (moved,) = manage.remove_department(desk, sales, by=reception.ana)
    assert (moved.number, moved.unassigned) == (waiting, True)
    people = desk.people()
    assert people.departments == ()
    assert people.name(sales) == "Ventas"
    assert message(desk, accepted).message.assignee == reception.marta
    assert desk.office().call_types[0].assignee is None
    again = reopen(desk, closed, because=ReopenReason.MISTAKE, by=reception.ana)
    mine = messages(desk, tray=Tray.MINE, person=reception.ana)
    assert [each.number for each in mine] == [waiting, again.number], "the front desk has both"
    assert manage.add_department(desk, "Ventas", [reception.juan]).id != sales
    with pytest.raises(NotFound, match="no such department"):
        manage.remove_department(desk, sales, by=reception.ana)


def test_its_messages_may_go_to_somebody_else(reception: Reception) -> None:
    desk = reception.desk
    number = reception.take(assignee=None, department=reception.sales).number
    with pytest.raises(BadInput, match="who else"):
        manage.remove_department(desk, reception.sales, to=reception.sales, by=reception.ana)
    manage.remove_department(desk, reception.sales, to=reception.marta, by=reception.ana)
    assert message(desk, number).message.assignee == reception.marta
