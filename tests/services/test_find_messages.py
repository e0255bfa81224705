"""The trays, the search, and the open messages of whoever calls again."""

from __future__ import annotations

from typing import Any

import pytest

from receptionist.domain.errors import NotFound
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.people import Role, Whereabouts
from receptionist.domain.trays import Tray
from receptionist.services import manage_people
from receptionist.services.answer_caller import answered
from receptionist.services.close_message import close
from receptionist.services.edit_message import note
from receptionist.services.find_messages import (
    message,
    messages,
    open_messages_of,
    part_of,
    same_caller,
    these,
    tray_counts,
)
from receptionist.services.hand_over import hand_over
from tests.support.office import Reception, make_reception


def tray(reception: Reception, which: Tray, who: str = "", **more: object) -> list[int]:
    person = getattr(reception, who) if who else None
    found = messages(reception.desk, tray=which, person=person, **more)  # type: ignore[arg-type]
    return [each.number for each in found]


@pytest.fixture
def busy(reception: Reception) -> Reception:
    """1 late, 2 due today, 3 tomorrow, 4 nothing promised, 5 answered, 6 closed, 7 unassigned."""
    reception.take("10:30")
    reception.take("18:00", assignee=reception.marta)
    reception.take("10:00", assignee=reception.ana, promised=None, nothing_promised=True)
    reception.take(None)
    answered(reception.desk, reception.take("12:00").number, by=reception.juan)
    closed = reception.take("12:00").number
    reception.take("13:00", assignee=None)
    reception.to("11:00")
    close(reception.desk, closed, outcome=Outcome.RESOLVED, by=reception.juan)
    return reception


def test_the_trays_hold_what_they_say_by_due_time(busy: Reception) -> None:
    assert tray(busy, Tray.OPEN) == [1, 7, 2, 3, 4, 5]
    assert tray(busy, Tray.LATE) == [1]
    assert tray(busy, Tray.TODAY) == [1, 7, 2]
    assert tray(busy, Tray.UNASSIGNED) == [7]
    assert tray(busy, Tray.CLOSED) == [6]
    assert tray(busy, Tray.ALL) == [7, 6, 5, 4, 3, 2, 1]


def test_mine_is_ones_own_the_desks_also_what_is_nobodys(busy: Reception) -> None:
    assert tray(busy, Tray.MINE, "juan") == [1, 4, 5]
    assert tray(busy, Tray.MINE, "marta") == [2]
    assert tray(busy, Tray.MINE, "ana") == [7, 3]
    assert tray(busy, Tray.MINE, "laura") == []
    assert tray(busy, Tray.MINE) == tray(busy, Tray.OPEN)


def test_the_counts_are_those_of_the_lists(busy: Reception) -> None:
    counts = tray_counts(busy.desk, person=busy.juan)
    for each in (Tray.OPEN, Tray.LATE, Tray.TODAY, Tray.UNASSIGNED):
        assert counts[each] == len(tray(busy, each))
    assert counts[Tray.MINE] == 3
    assert counts[Tray.CLOSED] == 1
    assert tray_counts(busy.desk, person=None)[Tray.MINE] == 0
    busy.to("10:00", day=24)
    assert tray_counts(busy.desk, person=None)[Tray.CLOSED] == 0, "closed counts today's"


def test_the_limit_counts_ones_own(busy: Reception) -> None:
    assert tray(busy, Tray.OPEN, limit=2) == [1, 7]
    assert tray(busy, Tray.ALL, "marta", limit=1) == [2]
    assert tray(busy, Tray.TODAY, "marta", limit=1) == [2]
    assert tray(busy, Tray.CLOSED, "juan", limit=1) == [6]
    assert tray(busy, Tray.ALL, limit=0) == [7, 6, 5, 4, 3, 2, 1]


def test_an_offer_is_in_the_tray_of_giver_and_receiver(reception: Reception) -> None:
    reception.take()
    hand_over(reception.desk, 1, to=reception.laura, why="x", by=reception.juan)
    assert tray(reception, Tray.MINE, "laura") == [1]
    assert tray(reception, Tray.MINE, "juan") == [1]


def test_what_falls_to_somebody_is_in_their_tray(reception: Reception) -> None:
    reception.take()
    reception.take(assignee=reception.marta)
    reception.take(assignee=None, department=reception.sales)
    for person in (reception.juan, reception.marta):
        manage_people.away(reception.desk, person, reason=Whereabouts.SICK)
    assert tray(reception, Tray.MINE, "ana") == [1, 2, 3]
    manage_people.back(reception.desk, reception.marta)
    assert tray(reception, Tray.MINE, "ana") == []
    assert tray(reception, Tray.MINE, "marta") == [1, 2, 3]


def test_an_office_without_a_desk_has_somebody_for_every_message(reception: Reception) -> None:
    reception.take(assignee=None)
    manage_people.set_role(reception.desk, reception.ana, Role.OWNER)
    manage_people.set_role(reception.desk, reception.laura, Role.COLLEAGUE)
    assert tray(reception, Tray.MINE, "ana") == [1]


def test_a_new_office_of_colleagues_only_still_has_somebody(tmp_path: object) -> None:
    reception = make_reception(tmp_path)  # type: ignore[arg-type]
    with reception.desk.database.begin() as session:
        session.exec_driver_sql("UPDATE people SET role = 'colleague'")
    reception.take(assignee=None)
    assert tray(reception, Tray.MINE, "laura") == [1]
    reception.desk.close()


def test_a_word_a_name_a_number_or_a_message_number_is_found(busy: Reception) -> None:
    note(busy.desk, 4, "Ventanas de Ñuñoa", by=busy.ana)
    assert tray(busy, Tray.ALL, words="nunoa") == [4]
    assert tray(busy, Tray.ALL, words="maria lop") == [7, 6, 5, 4, 3, 2, 1]
    assert tray(busy, Tray.ALL, words="655 12 34") == [7, 6, 5, 4, 3, 2, 1]
    assert tray(busy, Tray.ALL, words="+34 655123456") == [7, 6, 5, 4, 3, 2, 1]
    assert tray(busy, Tray.ALL, words="#4") == [4]
    assert tray(busy, Tray.ALL, words="   ") == tray(busy, Tray.ALL)


def test_a_search_stays_in_its_tray(busy: Reception) -> None:
    found = {each: tray(busy, each, words="maría") for each in Tray}
    assert found[Tray.CLOSED] == [6]
    assert found[Tray.LATE] == [1]
    assert found[Tray.TODAY] == [7, 2, 1]
    assert found[Tray.UNASSIGNED] == [7]
    assert found[Tray.OPEN] == [7, 5, 4, 3, 2, 1]
    assert tray(busy, Tray.MINE, "marta", words="maría") == [2]


def test_a_message_that_is_not_there_is_said_so(reception: Reception) -> None:
    for number in (0, -1, 1, 2**63, 10**30):
        with pytest.raises(NotFound, match=f"There is no message {number}."):
            message(reception.desk, number)


def test_they_called_before(reception: Reception) -> None:
    reception.take()
    reception.take(caller=Caller(name="María López", company="Ruiz"))
    reception.take(caller=Caller(company="Ruiz"))
    closed = reception.take().number
    close(reception.desk, closed, outcome=Outcome.RESOLVED, by=reception.ana)

    def before(**caller: Any) -> list[int]:
        return [each.number for each in open_messages_of(reception.desk, Caller(**caller))]

    assert before(phone="655123456", phone_e164="+34655123456") == [1]
    assert before(name="MARÍA LÓPEZ") == [1]
    assert before(name="María López", company="Ruiz") == [2]
    assert before(company="ruiz") == [3]
    assert before(name="Ma") == []


def test_who_looks_like_the_same_caller() -> None:
    maria = Caller(name="María", company="Ruiz", phone_e164="+34655123456")
    assert same_caller(maria, Caller(phone_e164="+34655123456"))
    assert not same_caller(maria, Caller(name="María"))
    assert not same_caller(Caller(), Caller())


def test_a_window_reads_a_part_and_knows_how_many_there_are(busy: Reception) -> None:
    part = part_of(busy.desk, tray=Tray.ALL, start=2, size=3)
    assert [each.number for each in part.messages] == [5, 4, 3]
    assert (part.start, part.count) == (2, 7)


def test_ones_own_and_what_is_found_are_read_part_by_part_too(busy: Reception) -> None:
    mine = part_of(busy.desk, tray=Tray.MINE, person=busy.juan, start=2, size=1)
    assert ([each.number for each in mine.messages], mine.start, mine.count) == ([5], 2, 3)
    found = part_of(busy.desk, tray=Tray.ALL, words="presupuesto", start=2, size=2)
    assert ([each.number for each in found.messages], found.count) == ([5, 4], 7)


def test_the_number_typed_comes_first_also_part_by_part(busy: Reception) -> None:
    busy.take("14:00", assignee=busy.juan, text="pieza 3")
    for _more in range(2):
        busy.take("14:00", assignee=busy.juan, text="pieza 333")
    parts = [
        part_of(busy.desk, tray=Tray.ALL, words="333", start=start, size=1) for start in range(2)
    ]
    assert [[each.number for each in part.messages] for part in parts] == [[10], [9]]
    first = [part_of(busy.desk, tray=Tray.OPEN, words="#3", start=at, size=1) for at in range(2)]
    assert [[each.number for each in part.messages] for part in first] == [[3], []]
    assert [part.count for part in first] == [1, 1]
    with busy.desk.database.begin() as session:
        session.exec_driver_sql("UPDATE message_search SET words = 'pieza 12 y 13'")
    found = [part_of(busy.desk, tray=Tray.OPEN, words="10", start=at, size=2) for at in range(2)]
    assert [[each.number for each in part.messages] for part in found] == [[10], []]
    twelve = [part_of(busy.desk, tray=Tray.ALL, words="12", start=at, size=4) for at in (0, 4, 8)]
    assert [[each.number for each in part.messages] for part in twelve] == [
        [10, 9, 8, 7],
        [6, 5, 4, 3],
        [2, 1],
    ]
    with_number = [part_of(busy.desk, tray=Tray.ALL, words="13", start=at, size=6) for at in (0, 6)]
    assert [part.count for part in with_number] == [10, 10]


def test_the_messages_behind_a_figure_come_in_its_order(busy: Reception) -> None:
    assert [each.number for each in these(busy.desk, [3, 1, 99, 7]).messages] == [3, 1, 7]
    assert [each.number for each in these(busy.desk, [3, 1], words="#1").messages] == [1]
