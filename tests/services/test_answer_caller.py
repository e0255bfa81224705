"""Calling back: reached or not."""

from __future__ import annotations

import pytest

from receptionist.domain.errors import NotAllowed
from receptionist.domain.history import AttemptKind
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Verdict
from receptionist.services.answer_caller import answered, attempt
from receptionist.services.close_message import close
from tests.domain.lives import at
from tests.support.office import Reception


def test_an_attempt_is_tried_again_in_thirty_minutes_or_when_one_says(reception: Reception) -> None:
    number = reception.take().number

    def tried(clock: str | None) -> list[object]:
        retry = at(clock) if clock else None
        found = attempt(
            reception.desk, number, what=AttemptKind.BUSY, retry_at=retry, by=reception.juan
        )
        return [each.retry_at for each in found.attempts]

    assert tried(None) == [at("10:30")]
    assert tried("17:00")[-1] == at("17:00")
    assert tried("09:00")[-1] == at("10:00"), "not in the past"


def test_tried_in_time_and_never_reached_is_late_and_not_broken(reception: Reception) -> None:
    number = reception.take("12:00").number
    found = attempt(reception.desk, number, what=AttemptKind.OTHER, note=" x ", by=reception.juan)
    assert found.promise.verdict(at("13:00")) is Verdict.LATE


def test_the_answer_in_time_keeps_the_promise_and_leaves_the_message_open(
    reception: Reception,
) -> None:
    number = reception.take("12:00").number
    reception.to("12:00")
    found = answered(reception.desk, number, note="hablado", by=reception.marta)
    assert found.open
    assert found.promise.verdict(at("20:00")) is Verdict.KEPT


def test_a_closed_message_is_reopened_first_and_others_keep_their_hands_off(
    reception: Reception,
) -> None:
    number = reception.take(assignee=reception.marta).number
    for act in (answered, lambda d, n, by: attempt(d, n, what=AttemptKind.BUSY, by=by)):
        with pytest.raises(NotAllowed, match="Marta's"):
            act(reception.desk, number, by=reception.juan)
    close(reception.desk, number, outcome=Outcome.NOT_NEEDED, by=reception.ana)
    with pytest.raises(NotAllowed, match="Reopen it first"):
        answered(reception.desk, number, by=reception.ana)
    assert reception.kinds(number) == ["taken", "closed"]
