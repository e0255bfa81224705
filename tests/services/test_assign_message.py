"""Giving a message to somebody, taking it on, and having seen it."""

from __future__ import annotations

import pytest

from receptionist.domain.errors import NotAllowed, NotFound
from receptionist.domain.ids import PersonId, new_id
from receptionist.domain.message import Progress
from receptionist.domain.people import Whereabouts
from receptionist.services import manage_people
from receptionist.services.assign_message import accept, assign, mark_seen, tell_in_person
from receptionist.services.find_messages import message
from receptionist.services.hand_over import hand_over
from receptionist.services.take_message import NewMessage, take_message
from tests.support.office import TEN, Reception


def test_it_is_given_to_a_colleague_a_department_or_back_to_the_desk(reception: Reception) -> None:
    number = reception.take().number
    given = assign(reception.desk, number, to=reception.marta, by=reception.ana)
    assert (given.assignee, given.progress) == (reception.marta, Progress.UNSEEN)
    assert assign(reception.desk, number, to=reception.sales, by=reception.ana).department
    assert assign(reception.desk, number, to=None, by=reception.ana).unassigned
    own = assign(reception.desk, number, to=reception.ana, by=reception.ana)
    assert own.progress is Progress.SEEN
    assert assign(reception.desk, number, to=reception.ana, by=reception.ana) == own


def test_it_is_refused_to_give_it_to_nobody_known_or_empty(reception: Reception) -> None:
    number = reception.take().number
    with pytest.raises(NotFound, match="no such colleague"):
        assign(reception.desk, number, to=PersonId(new_id(TEN)), by=reception.ana)
    empty = take_message(reception.desk, NewMessage(), by=reception.ana).number
    with pytest.raises(NotAllowed, match="To notify somebody"):
        assign(reception.desk, empty, to=reception.juan, by=reception.ana)
    assert reception.kinds(number) == ["taken"]
    with pytest.raises(NotFound, match="There is no message 99"):
        assign(reception.desk, 99, to=None, by=reception.ana)


def test_a_colleague_who_has_nothing_to_do_with_it_cannot_give_it_away(
    reception: Reception,
) -> None:
    number = reception.take(assignee=reception.marta).number
    with pytest.raises(NotAllowed, match="Message 1 is Marta's"):
        assign(reception.desk, number, to=reception.juan, by=reception.juan)


def test_the_assignee_accepts_once(reception: Reception) -> None:
    number = reception.take().number
    accepted = accept(reception.desk, number, by=reception.juan)
    assert accepted.progress is Progress.ACCEPTED
    assert accept(reception.desk, number, by=reception.juan) == accepted
    assert accept(reception.desk, number, by=reception.marta) == accepted
    with pytest.raises(NotAllowed, match="Ask them to hand it over"):
        accept(reception.desk, number, by=reception.ana)


def test_the_first_member_to_accept_becomes_the_assignee(reception: Reception) -> None:
    number = reception.take(assignee=None, department=reception.sales).number
    manage_people.away(reception.desk, reception.juan, reason=Whereabouts.OUT)
    accepted = accept(reception.desk, number, by=reception.juan)
    assert (accepted.assignee, accepted.department) == (reception.juan, reception.sales)
    with pytest.raises(NotAllowed, match="Juan's"):
        accept(reception.desk, number, by=reception.laura)


def test_an_unassigned_message_is_the_front_desks_to_take(reception: Reception) -> None:
    number = reception.take(assignee=None).number
    with pytest.raises(NotAllowed, match="the front desk's"):
        accept(reception.desk, number, by=reception.juan)
    assert accept(reception.desk, number, by=reception.ana).assignee == reception.ana


def test_only_the_receiver_of_a_hand_over_accepts_it(reception: Reception) -> None:
    number = reception.take().number
    hand_over(reception.desk, number, to=reception.laura, why="es suyo", by=reception.juan)
    with pytest.raises(NotAllowed, match="handed to Laura: only they accept it"):
        accept(reception.desk, number, by=reception.juan)
    assert accept(reception.desk, number, by=reception.laura).assignee == reception.laura


@pytest.mark.parametrize("who", ["juan", "marta"])
def test_the_assignee_or_deputy_opening_it_have_seen_it_once(
    reception: Reception, who: str
) -> None:
    number = reception.take().number
    person = getattr(reception, who)
    reception.to("10:05")
    assert mark_seen(reception.desk, number, by=person).seen_at == reception.now
    mark_seen(reception.desk, number, by=person)
    assert reception.kinds(number) == ["taken", "seen"]


@pytest.mark.parametrize("who", ["ana", "laura"])
def test_others_looking_at_it_have_not_seen_it_for_them(reception: Reception, who: str) -> None:
    number = reception.take().number
    assert mark_seen(reception.desk, number, by=getattr(reception, who)).seen_at is None


def test_an_unassigned_message_is_seen_by_the_desk_not_by_the_owner(reception: Reception) -> None:
    number = reception.take(assignee=None, by=reception.laura).number
    assert mark_seen(reception.desk, number, by=reception.laura).seen_at is None
    assert mark_seen(reception.desk, number, by=reception.juan).seen_at is None
    assert mark_seen(reception.desk, number, by=reception.ana).seen_at
    group = reception.take(assignee=None, department=reception.sales).number
    assert mark_seen(reception.desk, group, by=reception.ana).seen_at is None
    assert mark_seen(reception.desk, group, by=reception.marta).seen_at


def test_whoever_stands_in_for_somebody_absent_has_seen_it(reception: Reception) -> None:
    number = reception.take(assignee=reception.marta).number
    manage_people.away(reception.desk, reception.marta, reason=Whereabouts.SICK)
    assert mark_seen(reception.desk, number, by=reception.ana).seen_at


def test_the_receiver_looking_has_seen_the_offer_and_the_deputy_the_message(
    reception: Reception,
) -> None:
    number = reception.take().number
    hand_over(reception.desk, number, to=reception.laura, why="es suyo", by=reception.juan)
    seen = mark_seen(reception.desk, number, by=reception.laura)
    assert seen.offer
    assert seen.offer.seen_at
    assert seen.seen_at is None
    assert mark_seen(reception.desk, number, by=reception.marta).seen_at
    mark_seen(reception.desk, number, by=reception.laura)
    mark_seen(reception.desk, number, by=reception.marta)
    assert reception.kinds(number) == ["taken", "handed-over", "seen", "seen"]


def test_told_in_person_counts_as_seen(reception: Reception) -> None:
    number = reception.take().number
    tell_in_person(reception.desk, number, by=reception.ana)
    told = tell_in_person(reception.desk, number, by=reception.ana)
    assert told.progress is Progress.SEEN
    assert reception.kinds(number) == ["taken", "seen"]
    other = reception.take(assignee=reception.marta).number
    with pytest.raises(NotAllowed, match="Marta's"):
        tell_in_person(reception.desk, other, by=reception.juan)
    assert message(reception.desk, other).message.seen_at is None
