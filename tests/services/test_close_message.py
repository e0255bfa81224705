"""Closing with an outcome that is true, duplicates, and opening again both ways."""

from __future__ import annotations

from typing import Any

import pytest

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.history import AttemptKind, ReopenReason
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Verdict
from receptionist.services.answer_caller import answered, attempt
from receptionist.services.close_message import close, reopen
from receptionist.services.find_messages import message
from receptionist.services.undo import undo
from tests.domain.lives import at
from tests.support.office import Reception

CAME_BACK, MISTAKE = ReopenReason.CAME_BACK, ReopenReason.MISTAKE


def shut(reception: Reception, number: int, outcome: Outcome, **more: Any) -> Any:
    values: dict[str, Any] = {"by": reception.juan} | more
    return close(reception.desk, number, outcome=outcome, **values)


def again(reception: Reception, because: ReopenReason, **more: Any) -> Any:
    return reopen(reception.desk, 1, because=because, by=reception.ana, **more)


def test_closing_says_how_by_whom_and_what(reception: Reception) -> None:
    reception.take()
    closed = shut(reception, 1, Outcome.RESOLVED, note=" arreglado ", by=reception.marta)
    assert not closed.open
    assert (closed.closing.outcome, closed.closing.by) == (Outcome.RESOLVED, reception.marta)
    assert closed.closing.note == "arreglado"
    assert closed.promise.verdict(at("20:00")) is Verdict.KEPT
    with pytest.raises(NotAllowed, match="Reopen it first"):
        shut(reception, 1, Outcome.RESOLVED)


def test_only_assignee_deputy_desk_and_owner_close(reception: Reception) -> None:
    reception.take(assignee=reception.marta)
    with pytest.raises(NotAllowed, match="Only they, their deputy, the front desk"):
        shut(reception, 1, Outcome.RESOLVED, by=reception.juan)
    assert not shut(reception, 1, Outcome.RESOLVED, by=reception.laura).open


def test_could_not_be_reached_needs_an_attempt(reception: Reception) -> None:
    reception.take("12:00")
    with pytest.raises(NotAllowed, match="at least one attempt"):
        shut(reception, 1, Outcome.UNREACHABLE)
    attempt(reception.desk, 1, what=AttemptKind.BUSY, by=reception.juan)
    reception.to("18:00")
    closed = shut(reception, 1, Outcome.UNREACHABLE)
    assert closed.promise.verdict(reception.now) is Verdict.RELEASED


def test_a_duplicate_gives_its_earlier_due_time_to_the_other(reception: Reception) -> None:
    reception.take("17:00")
    reception.take("12:00")
    shut(reception, 2, Outcome.DUPLICATE, of=1)
    first, second = (message(reception.desk, number) for number in (1, 2))
    assert (second.numbers, first.numbers) == ({first.message.id: 1}, {})
    other = message(reception.desk, 1).message
    assert other.promise.due_at == at("12:00")
    assert other.promise.term
    assert other.promise.term.why == "Message 2 was the same"
    assert message(reception.desk, 2).message.closing.of == other.id  # type: ignore[union-attr]


def test_a_duplicate_that_is_due_later_or_owes_nothing_changes_nothing(
    reception: Reception,
) -> None:
    reception.take("12:00")
    reception.take("17:00")
    reception.take(None)
    reception.take("11:00")
    answered(reception.desk, 4, by=reception.juan)
    for number in (2, 3, 4):
        shut(reception, number, Outcome.DUPLICATE, of=1)
    reception.take("10:30")
    reception.to("10:31")
    shut(reception, 5, Outcome.DUPLICATE, of=1)
    assert reception.kinds(1) == ["taken"]
    assert message(reception.desk, 5).message.promise.verdict(reception.now) is Verdict.BROKEN


def test_the_other_of_a_duplicate_takes_it_over_though_it_was_answered(
    reception: Reception,
) -> None:
    reception.take("12:00")
    answered(reception.desk, 1, by=reception.juan)
    reception.take("17:00")
    shut(reception, 2, Outcome.DUPLICATE, of=1)
    other = message(reception.desk, 1).message
    assert not other.promise.answered
    assert other.promise.due_at == at("17:00")


def test_a_duplicate_is_of_another_open_message(reception: Reception) -> None:
    reception.take()
    reception.take()
    with pytest.raises(NotAllowed, match="of itself"):
        shut(reception, 1, Outcome.DUPLICATE, of=1)
    with pytest.raises(NotAllowed, match="of which message"):
        shut(reception, 1, Outcome.DUPLICATE)
    with pytest.raises(NotFound, match="There is no message 9"):
        shut(reception, 1, Outcome.DUPLICATE, of=9)
    with pytest.raises(NotAllowed, match="Only a duplicate names another"):
        shut(reception, 1, Outcome.RESOLVED, of=2)
    shut(reception, 1, Outcome.DUPLICATE, of=2)
    with pytest.raises(NotAllowed, match="Message 1 is closed"):
        shut(reception, 2, Outcome.DUPLICATE, of=1)
    assert reception.kinds(2) == ["taken"]


def test_a_duplicate_of_a_closed_message_opens_that_one_in_the_same_step(
    reception: Reception,
) -> None:
    reception.take("12:00")
    reception.take("12:00")
    shut(reception, 1, Outcome.NOT_NEEDED)
    shut(reception, 2, Outcome.DUPLICATE, of=1, reopen_other=True)
    assert reception.kinds(1) == ["taken", "closed", "reopened"]
    other = message(reception.desk, 1).message
    assert (other.open, other.promise.due_at) == (True, at("11:00"))
    reception.take(assignee=reception.marta)
    shut(reception, 1, Outcome.RESOLVED)
    with pytest.raises(NotAllowed, match="Only they, their deputy"):
        shut(reception, 3, Outcome.DUPLICATE, of=1, reopen_other=True)
    assert reception.kinds(1) == ["taken", "closed", "reopened", "closed"], "both or none"
    reception.take()
    shut(reception, 3, Outcome.DUPLICATE, of=4, reopen_other=True, by=reception.ana)
    assert reception.kinds(4) == ["taken"], "an open one is not opened again"


def test_undoing_never_makes_a_ring_of_duplicates(reception: Reception) -> None:
    for _call in range(3):
        reception.take("12:00")
    shut(reception, 1, Outcome.DUPLICATE, of=2)
    again(reception, CAME_BACK)
    shut(reception, 2, Outcome.DUPLICATE, of=3)
    shut(reception, 3, Outcome.DUPLICATE, of=1)
    with pytest.raises(NotAllowed, match="duplicates of each other"):
        undo(reception.desk, 1, by=reception.ana)
    assert message(reception.desk, 1).message.open


def test_undoing_a_reopening_makes_it_a_duplicate_again(reception: Reception) -> None:
    for _call in range(3):
        reception.take("12:00")
    shut(reception, 1, Outcome.DUPLICATE, of=2)
    again(reception, CAME_BACK)
    shut(reception, 2, Outcome.DUPLICATE, of=3)
    assert not undo(reception.desk, 1, by=reception.ana).open


def test_undoing_a_duplicate_gives_the_due_time_back(reception: Reception) -> None:
    reception.take("17:00")
    reception.take("12:00")
    shut(reception, 2, Outcome.DUPLICATE, of=1)
    assert undo(reception.desk, 2, by=reception.juan).open
    other = message(reception.desk, 1).message
    assert other.promise.due_at == at("17:00")
    assert reception.kinds(1) == ["taken", "term", "undone"]


def test_undoing_a_duplicate_after_the_other_was_closed(reception: Reception) -> None:
    reception.take("17:00")
    reception.take("12:00")
    shut(reception, 2, Outcome.DUPLICATE, of=1)
    shut(reception, 1, Outcome.NOT_NEEDED, by=reception.ana)
    undo(reception.desk, 2, by=reception.juan)
    assert not message(reception.desk, 1).message.open


def test_the_caller_came_back_is_a_new_round_with_the_standards_promise(
    reception: Reception,
) -> None:
    reception.take("12:00")
    shut(reception, 1, Outcome.RESOLVED)
    reception.to("16:00")
    opened = again(reception, CAME_BACK)
    assert (opened.promise.due_at, len(opened.promise.rounds)) == (at("17:00"), 2)
    assert opened.promise.term.words == "We will call you back"
    assert opened.promise.rounds[0].verdict(reception.now) is Verdict.KEPT


def test_the_caller_who_came_back_is_promised_what_one_says(reception: Reception) -> None:
    reception.take("12:00")
    shut(reception, 1, Outcome.RESOLVED)
    with pytest.raises(BadInput, match="already passed"):
        again(reception, CAME_BACK, due_at=at("10:00"))
    assert again(reception, CAME_BACK, due_at=at("18:00"), words="pasar").promise.due_at == at(
        "18:00"
    )
    shut(reception, 1, Outcome.RESOLVED)
    assert again(reception, CAME_BACK, nothing_promised=True).promise.due_at is None


def test_closed_by_mistake_is_as_if_never_closed(reception: Reception) -> None:
    reception.take("12:00")
    reception.to("11:00")
    shut(reception, 1, Outcome.RESOLVED)
    reception.to("11:30")
    opened = again(reception, MISTAKE)
    assert opened.open
    assert opened.promise.verdict(at("11:59")) is Verdict.PENDING
    assert opened.promise.verdict(at("12:01")) is Verdict.BROKEN
    with pytest.raises(NotAllowed, match="already open"):
        again(reception, MISTAKE)
