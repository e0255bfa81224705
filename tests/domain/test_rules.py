"""What may be done, by whom and when; every refusal is a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receptionist.domain.errors import NotAllowed
from receptionist.domain.history import (
    Accepted,
    Answered,
    Attempted,
    AttemptKind,
    Closed,
    HandedOver,
    Seen,
    TermAgreed,
)
from receptionist.domain.ids import MessageId, new_id
from receptionist.domain.message import Outcome
from receptionist.domain.people import Colleague, People, Whereabouts
from receptionist.domain.promise import Told
from receptionist.domain.rules import (
    check_active,
    check_closed,
    check_closing,
    check_correction,
    check_hand_over,
    check_may_close,
    check_may_work_on,
    check_open,
    may_work_on,
    undoable,
)
from tests.domain.lives import ANA, JUAN, MARTA, Life, at
from tests.domain.test_people import HOURS, LUIS, away, office


def who(people: People, name: str) -> Colleague:
    return next(each for each in people if each.name == name)


@pytest.mark.parametrize(
    ("name", "may"), [("Ana", True), ("Juan", True), ("Marta", True), ("Luis", True)]
)
def test_assignee_deputy_front_desk_and_owner_work_on_a_message(name: str, may: bool) -> None:
    people = office()
    message = Life().message
    allowed = may_work_on(who(people, name), message, people=people, now=at("10:30"), hours=HOURS)
    assert allowed is may


def test_a_colleague_who_has_nothing_to_do_with_it_is_refused_by_name() -> None:
    pedro = Colleague(id=JUAN, name="Pedro")
    people = People((*office().colleagues[:1], Colleague(id=MARTA, name="Marta"), pedro))
    message = replace(Life().message, assignee=MARTA)
    with pytest.raises(NotAllowed, match="Message 7 is Marta's"):
        check_may_work_on(pedro, message, people=people, now=at("10:30"), hours=HOURS)
    unassigned = replace(message, assignee=None)
    with pytest.raises(NotAllowed, match="the front desk's"):
        check_may_work_on(pedro, unassigned, people=people, now=at("10:30"), hours=HOURS)


def test_who_is_offered_a_message_works_on_it() -> None:
    people = People((*office().colleagues[:2], Colleague(id=MARTA, name="Marta")))
    people = People((people.colleagues[0], replace(people.colleagues[1], deputy=None), *people))
    message = Life().then("10:10", HandedOver(to=MARTA)).message
    check_may_work_on(who(people, "Marta"), message, people=people, now=at("10:30"), hours=HOURS)


def test_who_is_offered_a_message_closes_it_only_once_it_is_theirs() -> None:
    everyone = office()
    people = replace(
        everyone,
        colleagues=tuple(replace(each, deputy=None) for each in everyone),
    )
    offered = Life().then("10:10", HandedOver(to=MARTA)).message

    def close(name: str, by: People = people) -> None:
        check_may_close(who(by, name), offered, people=by, now=at("10:30"), hours=HOURS)

    with pytest.raises(NotAllowed, match="accept it first"):
        close("Marta")
    for name in ("Juan", "Ana", "Luis"):
        close(name)
    gone = away(Whereabouts.SICK)
    sick = tuple(replace(each, presence=gone) if each.id == JUAN else each for each in people)
    close("Marta", replace(people, colleagues=sick))
    with pytest.raises(NotAllowed, match="Only they, their deputy"):
        check_may_close(
            who(people, "Marta"), Life().message, people=people, now=at("10:30"), hours=HOURS
        )


def test_open_and_closed_are_told_apart() -> None:
    message = Life().message
    closed = Life().then("11:00", Closed(outcome=Outcome.RESOLVED)).message
    check_open(message)
    check_closed(closed)
    with pytest.raises(NotAllowed, match="Reopen it first"):
        check_open(closed)
    with pytest.raises(NotAllowed, match="already open"):
        check_closed(message)


def test_unreachable_needs_an_attempt() -> None:
    life = Life()
    with pytest.raises(NotAllowed, match="at least one attempt"):
        check_closing(life.message, Outcome.UNREACHABLE, of=None)
    life.then("10:30", Attempted(what=AttemptKind.BUSY, retry_at=at("11:00")))
    check_closing(life.message, Outcome.UNREACHABLE, of=None)


def test_a_duplicate_is_of_another_open_message() -> None:
    message = Life().message
    other = replace(message, id=MessageId(new_id(at("10:00"))), number=8)
    closed = Life().then("11:00", Closed(outcome=Outcome.RESOLVED)).message
    check_closing(message, Outcome.DUPLICATE, of=other)
    with pytest.raises(NotAllowed, match="of which message"):
        check_closing(message, Outcome.DUPLICATE, of=None)
    with pytest.raises(NotAllowed, match="of itself"):
        check_closing(message, Outcome.DUPLICATE, of=message)
    with pytest.raises(NotAllowed, match="Message 9 is closed"):
        check_closing(message, Outcome.DUPLICATE, of=replace(closed, id=other.id, number=9))
    with pytest.raises(NotAllowed, match="Only a duplicate"):
        check_closing(message, Outcome.RESOLVED, of=other)


def test_a_mistyped_hour_is_corrected_soon_by_the_taker() -> None:
    message = Life("12:00").message
    check_correction(message, due_at=at("14:00"), by=ANA, now=at("10:10"))
    moved = Life().then("10:05", TermAgreed(due_at=at("15:00"), told=Told.PHONE)).message
    answered = Life().then("10:05", Answered()).message
    for refused in (
        {"message": message, "due_at": at("14:00"), "by": JUAN, "now": at("10:05")},
        {"message": message, "due_at": at("14:00"), "by": ANA, "now": at("10:10:01")},
        {"message": message, "due_at": at("10:04"), "by": ANA, "now": at("10:05")},
        {"message": moved, "due_at": at("14:00"), "by": ANA, "now": at("10:06")},
        {"message": answered, "due_at": at("14:00"), "by": ANA, "now": at("10:06")},
        {"message": Life(None).message, "due_at": at("14:00"), "by": ANA, "now": at("10:06")},
    ):
        with pytest.raises(NotAllowed, match="new deadline"):
            check_correction(refused.pop("message"), **refused)  # type: ignore[arg-type]


def test_handing_over_goes_to_somebody_else_who_works_here() -> None:
    people = office()
    check_hand_over(Life().message, to=who(people, "Marta"))
    with pytest.raises(NotAllowed, match="already Juan's"):
        check_hand_over(Life().message, to=who(people, "Juan"))
    with pytest.raises(NotAllowed, match="no longer works here"):
        check_active(replace(who(people, "Luis"), retired_at=at("09:00")))


def test_only_the_latest_action_is_undone_by_its_author_within_ten_seconds() -> None:
    life = Life().then("10:05", Accepted()).then("10:05:03", Seen(), by=MARTA)
    assert isinstance(undoable(life.events, by=JUAN, now=at("10:05:10")).what, Accepted)
    with pytest.raises(NotAllowed, match="10 seconds"):
        undoable(life.events, by=JUAN, now=at("10:05:11"))
    with pytest.raises(NotAllowed, match="Only whoever did"):
        undoable(life.events, by=LUIS, now=at("10:05:10"))
    with pytest.raises(NotAllowed, match="nothing to undo"):
        undoable(Life().events, by=ANA, now=at("10:00:01"))
