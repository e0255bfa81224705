"""Who works here: names that tell people apart, absences, deputies, and always an owner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.people import Role, Whereabouts
from receptionist.services import manage_people as manage
from receptionist.services.hand_over import hand_over, hand_over_all
from receptionist.settings import Settings
from tests.domain.lives import at
from tests.support.office import TEN, Reception

NOBODY = PersonId(new_id(TEN))


def test_everyone_has_a_name_and_initials_of_their_own(reception: Reception) -> None:
    desk = reception.desk
    maria = manage.add(desk, " María  José\tÁlvarez\0 de la Torre ")
    assert (maria.name, maria.initials) == ("María José Álvarez de la Torre", "MJÁ")
    assert manage.add(desk, "Manuel Jiménez Ávila").initials == "MJÁ2"
    assert manage.add(desk, "Mercedes", initials=" m e\ud800 ").initials == "ME"
    with pytest.raises(BadInput, match="The initials ME are somebody else's"):
        manage.add(desk, "Mercè", initials="me")
    with pytest.raises(BadInput, match="already somebody called juan"):
        manage.add(desk, "juan")
    with pytest.raises(BadInput, match="already somebody called Ventas"):
        manage.add(desk, "Ventas")
    for name in ("  ", "\0", "\ud800"):
        with pytest.raises(BadInput, match="needs a name"):
            manage.add(desk, name)
    assert len(manage.add(desk, "x" * 200).name) == 80


def test_another_name_holds_for_everything_before(reception: Reception) -> None:
    manage.rename(reception.desk, reception.juan, "Juan Ruiz")
    assert reception.desk.people().name(reception.juan) == "Juan Ruiz"
    assert manage.rename(reception.desk, reception.juan, "JUAN RUIZ").name == "JUAN RUIZ"
    with pytest.raises(BadInput, match="already somebody called Marta"):
        manage.rename(reception.desk, reception.juan, "Marta")
    with pytest.raises(NotFound, match="no such colleague"):
        manage.rename(reception.desk, NOBODY, "x")


def test_initials_made_from_the_old_name_follow_the_new_one(reception: Reception) -> None:
    desk = reception.desk
    first = manage.add(desk, "Reception")
    assert first.initials == "R"
    assert manage.rename(desk, first.id, "María José Álvarez").initials == "MJÁ"
    manage.add(desk, "Manuel Jiménez Ávila")
    assert manage.rename(desk, first.id, "Miguel Jordán Ávalos").initials == "MJÁ"
    assert manage.rename(desk, first.id, "Manuel Jiménez Ávalos").initials == "MJÁ"
    chosen = manage.add(desk, "Mercedes", initials="ME")
    assert manage.rename(desk, chosen.id, "Mercedes Soto").initials == "ME"


def test_there_is_always_an_owner(reception: Reception) -> None:
    with pytest.raises(NotAllowed, match="Laura is the last owner"):
        manage.retire(reception.desk, reception.laura)
    with pytest.raises(NotAllowed, match="Laura is the last owner"):
        manage.set_role(reception.desk, reception.laura, Role.COLLEAGUE)
    manage.set_role(reception.desk, reception.ana, Role.OWNER)
    assert not manage.retire(reception.desk, reception.laura).active


def test_who_leaves_hands_over_first_and_their_name_is_free_again(reception: Reception) -> None:
    number = reception.take().number
    with pytest.raises(NotAllowed, match=r"Juan still has 1 open message\. Hand it over"):
        manage.retire(reception.desk, reception.juan)
    hand_over_all(reception.desk, reception.juan, by=reception.ana)
    hand_over(reception.desk, number, to=reception.juan, why="x", by=reception.marta)
    with pytest.raises(NotAllowed, match="Juan still has 1"):
        manage.retire(reception.desk, reception.juan)
    hand_over_all(reception.desk, reception.marta, to=reception.ana, by=reception.ana)
    manage.retire(reception.desk, reception.juan)
    with pytest.raises(NotFound):
        manage.back(reception.desk, reception.juan)
    assert manage.add(reception.desk, "Juan").id != reception.juan


def test_a_deputy_is_somebody_else(reception: Reception) -> None:
    desk = reception.desk
    assert manage.set_deputy(desk, reception.marta, reception.ana).deputy == reception.ana
    assert manage.set_deputy(desk, reception.marta, None).deputy is None
    with pytest.raises(BadInput, match="for themselves"):
        manage.set_deputy(desk, reception.marta, reception.marta)
    with pytest.raises(BadInput, match="for themselves"):
        manage.away(desk, reception.marta, reason=Whereabouts.OUT, deputy=reception.marta)
    with pytest.raises(NotFound):
        manage.set_deputy(desk, reception.marta, NOBODY)


def test_away_until_and_who_stands_in(reception: Reception) -> None:
    desk = reception.desk
    gone = manage.away(desk, reception.juan, reason=Whereabouts.OUT, back_at=at("13:00"))
    assert gone.presence.at(TEN) is Whereabouts.OUT
    assert gone.deputy == reception.marta
    other = manage.away(desk, reception.juan, reason=Whereabouts.SICK, deputy=reception.ana)
    assert other.deputy == reception.ana
    assert manage.back(desk, reception.juan).presence.at(TEN) is Whereabouts.IN
    with pytest.raises(BadInput, match="already passed"):
        manage.away(desk, reception.juan, reason=Whereabouts.OUT, back_at=TEN)


def test_a_department_has_a_name_of_its_own_and_members(reception: Reception) -> None:
    desk = reception.desk
    again = manage.add_department(desk, " ventas\ud800 ", [reception.marta, reception.marta])
    assert (again.id, again.members) == (reception.sales, (reception.marta,))
    with pytest.raises(BadInput, match="a name and at least one member"):
        manage.add_department(desk, "Taller", [])
    with pytest.raises(BadInput, match="a name and at least one member"):
        manage.add_department(desk, " ", [reception.juan])
    with pytest.raises(BadInput, match="already somebody called JUAN"):
        manage.add_department(desk, "JUAN", [reception.juan])
    with pytest.raises(NotFound):
        manage.add_department(desk, "Taller", [NOBODY])


def test_people_are_found_by_name_initials_or_an_only_beginning(reception: Reception) -> None:
    desk = reception.desk
    jose = manage.add(desk, "José Martín", initials="JM").id
    people = desk.people()
    find = manage.find_person
    assert find(people, "JOSE MARTIN") == find(people, "jm") == find(people, "jos") == jose
    assert find(people, "martí") == jose
    assert find(people, "marta") == reception.marta
    assert find(people, "vent") == reception.sales
    with pytest.raises(BadInput, match="“mart” may be Marta or José Martín"):
        find(people, "mart")
    for nobody in ("zoe", "", "  "):
        with pytest.raises(NotFound, match="Nobody here is called"):
            find(people, nobody)


def test_who_acts(reception: Reception) -> None:
    desk = reception.desk
    assert manage.acting_person(desk, "juan") == reception.juan
    assert manage.acting_person(desk, None) == reception.ana, "the front desk's first"
    desk.settings = replace(Settings(), person="Marta")
    assert manage.acting_person(desk, None) == reception.marta
    assert manage.acting_person(desk, "Laura") == reception.laura
    desk.settings = replace(Settings(), person="Somebody who left")
    assert manage.acting_person(desk, None) == reception.ana
    with pytest.raises(BadInput, match="A department cannot act"):
        manage.acting_person(desk, "Ventas")


def test_an_office_without_anybody_gets_its_first_who_is_the_owner(reception: Reception) -> None:
    with reception.desk.database.begin() as session:
        session.exec_driver_sql("DELETE FROM department_members")
        session.exec_driver_sql("DELETE FROM people")
    first = manage.acting_person(reception.desk, None)
    (only,) = reception.desk.people()
    assert (only.id, only.name, only.role) == (first, "Front desk", Role.OWNER)
