"""Other hours move what the standard proposed and nobody told the caller, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from receptionist.domain.history import Recomputed
from receptionist.domain.people import Whereabouts
from receptionist.domain.promise import Told, Verdict
from receptionist.services import office as settings
from receptionist.services.answer_caller import answered
from receptionist.services.edit_message import read_back
from receptionist.services.find_messages import message
from receptionist.services.manage_people import away
from receptionist.services.move_promise import correct, move
from receptionist.services.planning.recompute import effect_lines, effects_of
from receptionist.services.undo import undo
from tests.domain.lives import at
from tests.support.office import Reception

TODAY = date(2026, 11, 23)
PROPOSED: dict[str, Any] = {"promised": None, "nothing_promised": False}


def due(reception: Reception, number: int) -> datetime | None:
    return message(reception.desk, number).message.promise.due_at


def test_a_new_holiday_moves_an_untouched_proposal_and_says_which(reception: Reception) -> None:
    reception.to("18:30")
    number = reception.take(None, **PROPOSED).number
    agreed = reception.take("19:00").number
    assert due(reception, number) == at("09:30", day=24)
    desk, now = reception.desk, reception.now
    tomorrow = date(2026, 11, 24)
    effects = effects_of(desk, lambda: settings.close_on(desk, tomorrow, by=reception.ana))
    assert [(each.number, each.was, each.due_at) for each in effects.moved] == [
        (number, at("09:30", day=24), at("09:30", day=25))
    ]
    assert effects.hit == ()
    assert effect_lines(effects, desk.office(), now) == [
        f"#{number} María López: tomorrow 09:30 → Wed 25 Nov 09:30; nobody had told the caller"
    ]
    last = message(desk, number).history[-1]
    assert isinstance(last.what, Recomputed)
    assert last.by == reception.ana
    assert due(reception, agreed) == at("19:00")
    (term,) = message(desk, number).message.promise.terms
    assert term.was_due_at == at("09:30", day=24), "the old time stays in sight"


def test_a_promise_that_was_agreed_is_listed_instead(reception: Reception) -> None:
    agreed = reception.take("18:00").number
    desk = reception.desk
    effects = effects_of(desk, lambda: settings.close_on(desk, TODAY))
    assert [each.number for each in effects.hit] == [agreed]
    assert effects.moved == ()
    assert due(reception, agreed) == at("18:00")
    gone = effects_of(desk, lambda: away(desk, reception.juan, reason=Whereabouts.SICK))
    assert gone.done.id == reception.juan
    assert [each.away for each in gone.hit] == ["Juan"]
    assert effect_lines(gone, desk.office(), reception.now)[0].endswith("Juan is away")


@pytest.mark.parametrize("how", ["read back", "term", "corrected", "answered", "read back later"])
def test_what_the_caller_knows_stays(reception: Reception, how: str) -> None:
    number = reception.take(None, **PROPOSED, read_back=how == "read back").number
    desk, by = reception.desk, reception.ana
    if how == "term":
        move(desk, number, due_at=at("11:00"), told=Told.PHONE, by=by)
    elif how == "corrected":
        correct(desk, number, due_at=at("11:00"), by=by)
    elif how == "answered":
        answered(desk, number, by=by)
    elif how == "read back later":
        read_back(desk, number, by=by)
    before = message(desk, number).message
    settings.close_on(desk, TODAY)
    assert message(desk, number).message == before


def test_a_term_nobody_was_told_of_does_not_make_it_agreed(reception: Reception) -> None:
    number = reception.take(None, **PROPOSED).number
    move(reception.desk, number, due_at=at("18:00"), told=Told.NOT_TOLD, by=reception.ana)
    settings.close_on(reception.desk, TODAY)
    assert due(reception, number) == at("10:00", day=24)


def test_nothing_late_is_touched_and_nothing_moves_into_the_past(reception: Reception) -> None:
    late = reception.take(None, **PROPOSED).number
    reception.to("11:01")
    soon = reception.take(None, **PROPOSED, taken_at=at("10:30")).number
    settings.close_on(reception.desk, TODAY)
    assert due(reception, late) == at("11:00")
    found = message(reception.desk, late).message.promise
    assert found.verdict(reception.now) is Verdict.BROKEN
    assert due(reception, soon) == at("10:00", day=24)
    reception.to("13:00")
    settings.close_on(reception.desk, TODAY, closed=False)
    assert due(reception, soon) == at("10:00", day=24), "half past eleven has passed"


def test_other_settings_and_hours_that_matter_to_none_move_none(reception: Reception) -> None:
    number = reception.take(None, **PROPOSED).number
    settings.set_standard(reception.desk, standard=timedelta(hours=3))
    settings.close_on(reception.desk, date(2026, 12, 25))
    office = reception.desk.office()
    settings.save_office(reception.desk, replace(office, name="Otro"), by=reception.laura)
    assert reception.kinds(number) == ["taken"]


def test_it_moves_again_keeps_the_first_time_in_sight_and_is_no_action(
    reception: Reception,
) -> None:
    number = reception.take(None, **PROPOSED).number
    desk = reception.desk
    settings.set_hours(desk, "mon", ["09:00-10:30"])
    settings.special_on(desk, date(2026, 11, 24), ["11:00-19:00"])
    (term,) = message(desk, number).message.promise.terms
    assert (term.was_due_at, term.due_at) == (at("11:00"), at("11:30", day=24))
    with pytest.raises(Exception, match="nothing to undo"):
        undo(desk, number, by=reception.ana)
