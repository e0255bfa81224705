"""A new term agreed with the caller, and a mistyped hour put right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.promise import Told, Verdict
from receptionist.services.move_promise import correct, move
from tests.domain.lives import at
from tests.support.office import Reception


def moved(reception: Reception, due: str, **more: Any) -> Any:
    values: dict[str, Any] = {"told": Told.PHONE, "by": reception.juan} | more
    return move(reception.desk, 1, due_at=at(due), **values)


def test_moved_in_time_keeps_the_chance_and_says_so(reception: Reception) -> None:
    reception.take("12:00")
    found = moved(reception, "18:00", words=" enviarlo ", why="falta una pieza", told_by="Ana")
    assert (found.promise.due_at, found.promise.moved) == (at("18:00"), 1)
    assert found.promise.term.words == "enviarlo"
    assert found.promise.verdict(at("17:00")) is Verdict.PENDING
    assert moved(reception, "18:30").promise.term.words == "enviarlo"


def test_moved_too_late_is_late_for_good(reception: Reception) -> None:
    reception.take("12:00")
    reception.to("12:01")
    assert moved(reception, "18:00").promise.verdict(at("17:00")) is Verdict.LATE


def test_the_caller_who_was_not_told_is_still_waiting(reception: Reception) -> None:
    reception.take("12:00")
    found = moved(reception, "18:00", told=Told.NOT_TOLD)
    assert found.promise.due_at == at("12:00")
    assert found.promise.verdict(at("13:00")) is Verdict.BROKEN


def test_a_new_term_lies_ahead_and_was_told_before_now(reception: Reception) -> None:
    reception.take("12:00")
    with pytest.raises(BadInput, match="already passed"):
        moved(reception, "10:00")
    with pytest.raises(BadInput, match="told in the future"):
        moved(reception, "18:00", told_at=at("10:01"))
    assert moved(reception, "18:00", told_at=at("10:00")).promise.term.told_at == at("10:00")
    assert reception.kinds(1) == ["taken", "term"]


def test_the_taker_corrects_a_mistyped_hour_within_ten_minutes(reception: Reception) -> None:
    reception.take("12:00")
    reception.to("10:09")

    def put_right(due: datetime, by: Any) -> Any:
        return correct(reception.desk, 1, due_at=due, words="a las dos", by=by)

    with pytest.raises(NotAllowed, match="within 10 minutes"):
        put_right(at("14:00"), reception.juan)
    first = put_right(at("14:00"), reception.ana).promise.terms[0]
    assert (first.due_at, first.was_due_at, first.words) == (at("14:00"), at("12:00"), "a las dos")
    reception.to("10:11")
    with pytest.raises(NotAllowed, match="within 10 minutes"):
        put_right(at("15:00"), reception.ana)
