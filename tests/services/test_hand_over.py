"""Handing a message over, giving it back, and a colleague who is sick today."""

from __future__ import annotations

import pytest

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.people import Whereabouts
from receptionist.domain.trays import Tray
from receptionist.services import manage_people
from receptionist.services.assign_message import accept
from receptionist.services.find_messages import message, messages, tray_counts
from receptionist.services.hand_over import give_back, hand_over, hand_over_all
from tests.support.office import TEN, Reception

NOBODY = PersonId(new_id(TEN))


def test_until_it_is_accepted_it_is_still_the_givers(reception: Reception) -> None:
    number = reception.take().number
    offered = hand_over(
        reception.desk, number, to=reception.marta, why=" va a ella ", by=reception.juan
    )
    assert (offered.assignee, offered.handed_over) == (reception.juan, 1)
    assert offered.offer
    assert (offered.offer.to, offered.offer.why) == (reception.marta, "va a ella")
    accepted = accept(reception.desk, number, by=reception.marta)
    assert (accepted.assignee, accepted.offer) == (reception.marta, None)


def test_a_hand_over_has_a_reason_and_goes_to_somebody_else_who_is_here(
    reception: Reception,
) -> None:
    number = reception.take().number

    def hand(to: PersonId, why: str = "x", by: PersonId = reception.juan) -> None:
        hand_over(reception.desk, number, to=to, why=why, by=by)

    with pytest.raises(BadInput, match="Say why"):
        hand(reception.marta, "  ")
    with pytest.raises(NotAllowed, match="already Juan's"):
        hand(reception.juan)
    with pytest.raises(NotFound, match="no such colleague"):
        hand(NOBODY)
    with pytest.raises(NotFound, match="no such colleague"):
        hand(reception.sales)
    assert reception.kinds(number) == ["taken"]


def test_the_receiver_gives_it_back_to_the_giver(reception: Reception) -> None:
    number = reception.take().number
    hand_over(reception.desk, number, to=reception.marta, why="x", by=reception.juan)
    with pytest.raises(NotAllowed, match="Only whoever has the message"):
        give_back(reception.desk, number, why="no", by=reception.juan)
    back = give_back(reception.desk, number, why="no es mío", by=reception.marta)
    assert (back.assignee, back.offer) == (reception.juan, None)


def test_an_assignee_gives_it_back_to_the_desk_with_a_reason(reception: Reception) -> None:
    number = reception.take().number
    with pytest.raises(BadInput, match="Say why"):
        give_back(reception.desk, number, why="", by=reception.juan)
    with pytest.raises(NotAllowed, match="Only whoever has the message"):
        give_back(reception.desk, number, why="x", by=reception.ana)
    assert give_back(reception.desk, number, why="x", by=reception.juan).unassigned


def test_sick_today_all_open_messages_go_to_the_deputy_in_one_step(reception: Reception) -> None:
    for _call in range(3):
        reception.take()
    offered = reception.take(assignee=reception.marta).number
    hand_over(reception.desk, offered, to=reception.juan, why="x", by=reception.marta)
    moved = hand_over_all(reception.desk, reception.juan, by=reception.ana)
    assert [each.assignee for each in moved] == [reception.marta] * 3
    assert message(reception.desk, offered).message.assignee == reception.marta
    assert len(messages(reception.desk, tray=Tray.MINE, person=reception.marta)) == 4


def test_without_deputy_they_go_to_the_desk_or_to_whom_one_says(reception: Reception) -> None:
    reception.take(assignee=reception.marta)
    (moved,) = hand_over_all(reception.desk, reception.marta, by=reception.marta)
    assert moved.unassigned
    reception.take(assignee=reception.marta)
    to_juan = hand_over_all(reception.desk, reception.marta, to=reception.juan, by=reception.laura)
    assert [each.assignee for each in to_juan] == [reception.juan]
    manage_people.retire(reception.desk, reception.marta)
    assert hand_over_all(reception.desk, reception.juan, by=reception.ana)[0].unassigned


def test_somebody_elses_messages_are_moved_by_the_desk_or_the_owner(reception: Reception) -> None:
    number = reception.take().number
    with pytest.raises(NotAllowed, match="Only the front desk or the owner"):
        hand_over_all(reception.desk, reception.juan, by=reception.marta)
    with pytest.raises(NotFound, match="no such colleague"):
        hand_over_all(reception.desk, NOBODY, by=reception.ana)
    with pytest.raises(BadInput, match="who else"):
        hand_over_all(reception.desk, reception.juan, to=reception.juan, by=reception.ana)
    assert reception.kinds(number) == ["taken"]


def test_all_of_them_move_or_none(reception: Reception) -> None:
    number = reception.take().number
    with pytest.raises(NotFound):
        hand_over_all(reception.desk, reception.juan, to=NOBODY, by=reception.ana)
    assert reception.kinds(number) == ["taken"]


def test_what_is_mine_in_two_ways_is_listed_and_counted_once(reception: Reception) -> None:
    desk = reception.desk
    number = reception.take().number
    hand_over(desk, number, to=reception.marta, why="va a ella", by=reception.juan)
    manage_people.away(desk, reception.juan, reason=Whereabouts.SICK)  # his deputy is Marta
    mine = messages(desk, tray=Tray.MINE, person=reception.marta)
    assert [each.number for each in mine] == [number]
    assert tray_counts(desk, person=reception.marta)[Tray.MINE] == 1
