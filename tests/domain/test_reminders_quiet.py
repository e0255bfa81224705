"""What quiets a reminder and for whom: an attempt, postponing, and nothing else (product.md §7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receptionist.domain.history import (
    Answered,
    Attempted,
    AttemptKind,
    HandedOver,
    Noted,
    Postponed,
    ReadBack,
    Seen,
    TermAgreed,
    What,
)
from receptionist.domain.people import People, Presence, Whereabouts
from receptionist.domain.promise import Told
from receptionist.domain.reminders import remind_at
from tests.domain.lives import ANA, JUAN, MARTA, at
from tests.domain.test_people import HOURS, away, office
from tests.domain.test_reminders import life, term
from tests.support.ticking import moment, popped, rows


def tried(retry: str) -> Attempted:
    return Attempted(what=AttemptKind.NO_ANSWER, retry_at=moment(retry))


def later(until: str) -> Postponed:
    return Postponed(until=moment(until))


def test_an_attempt_takes_the_row_away_for_everybody_until_it_is_to_be_tried_again() -> None:
    found = life("10:30").then("10:50", tried("11:20"))
    assert rows(found, "10:49") == ["Juan late", "Marta second"]
    assert rows(found, "10:51") == []
    assert rows(found, "11:19") == []
    assert rows(found, "11:20") == ["Juan again", "Marta second"]
    since = popped(found, "12:11", start="10:51")
    assert since == [
        "11:20 Juan again",
        "11:20 Marta second",
        "11:30 Luis second",
        "12:10 Juan late",
    ]


def test_the_second_person_is_told_once_also_after_an_attempt() -> None:
    found = life("10:30").then("10:50", tried("11:20"))
    assert popped(found, "11:29", of="Marta") == ["10:45 Marta second"]


def test_an_attempt_returns_no_later_than_a_due_time_still_to_come() -> None:
    found = life("12:00").then("11:40", tried("12:10"))
    assert popped(found, "12:05", of="Juan") == [
        "11:30 Juan soon",
        "12:00 Juan due",
        "12:05 Juan late",
    ]
    assert rows(found, "11:45") == []


def test_an_attempt_before_anything_stood_returns_when_it_was_said() -> None:
    found = life("18:00").then("10:30", tried("11:15"))
    assert popped(found, "17:30") == ["11:15 Juan again", "17:30 Juan soon"]
    nothing_promised = life(None).then("10:30", tried("11:15"))
    assert popped(nothing_promised, "12:00") == ["11:15 Juan again"]


def test_an_attempt_out_of_hours_returns_at_the_opening_or_at_a_due_time_before_it() -> None:
    over_lunch = life("10:30").then("13:50", tried("14:20"))
    assert rows(over_lunch, "15:59") == []
    assert rows(over_lunch, "16:00")[0] == "Juan again"
    evening = life("21:00").then("18:50", tried("19:20"))
    assert popped(evening, "21:00", start="18:51") == ["20:30 Juan soon", "21:00 Juan due"]


def test_a_promise_due_out_of_hours_is_quiet_by_the_clock() -> None:
    late = life("21:00").then("21:06", tried("21:36"))
    assert popped(late, "22:00", start="21:07", of="Juan") == [
        "21:36 Juan again",
        "21:40 Juan late",
    ]
    soon = life("21:00").then("20:40", later("20:50"))
    assert popped(soon, "21:00", start="20:41") == ["20:50 Juan again", "21:00 Juan due"]


def test_who_tried_has_seen_it() -> None:
    found = life("18:00", seen=False).then("10:10", tried("10:40"))
    assert popped(found, "12:00") == ["10:00 Juan given", "10:40 Juan again"]


def test_an_attempt_by_the_desk_does_not_keep_the_message_from_its_assignee() -> None:
    found = life("18:00", seen=False).then("10:00:30", tried("10:30"), by=ANA)
    assert popped(found, "10:40", start="10:01") == [
        "10:01 Juan given",
        "10:30 Juan again",
        "10:30 Marta second",
    ]


def test_attempts_of_an_earlier_term_or_before_the_answer_quiet_nothing() -> None:
    moved = life("12:00").then("10:10", tried("13:00")).then("10:20", term("11:00"))
    assert popped(moved, "11:05", of="Juan") == [
        "10:50 Juan soon",
        "11:00 Juan due",
        "11:05 Juan late",
    ]
    answered = life("18:00").then("10:10", tried("11:00")).then("10:20", Answered())
    assert popped(answered, "18:00") == []


def test_after_the_answer_an_old_due_time_ends_no_quiet() -> None:
    found = life("11:00").then("10:20", Answered()).then("10:30", tried("12:00"))
    assert popped(found, "13:00") == ["12:00 Juan again"]


def test_postponing_quiets_ones_own_reminder_and_never_the_second_persons() -> None:
    found = life("10:30").then("10:36", later("11:00"))
    assert popped(found, "11:10", start="10:37") == [
        "10:45 Marta second",
        "11:00 Juan again",
        "11:10 Juan late",
    ]
    by_marta = life("10:30").then("10:46", later("11:16"), by=MARTA)
    assert rows(by_marta, "10:50") == ["Juan late", "Marta second"]


def test_postponing_never_moves_the_promise_and_cannot_pass_the_due_time() -> None:
    found = life("12:00").then("11:35", later("13:00"))
    assert found.message.promise.due_at == at("12:00")
    assert rows(found, "11:40") == []
    assert popped(found, "12:05", start="11:36") == ["12:00 Juan due", "12:05 Juan late"]


def test_postponing_before_anything_stood_brings_nothing_back() -> None:
    found = life("18:00").then("10:30", later("11:00"))
    assert popped(found, "17:30") == ["17:30 Juan soon"]


def test_postponed_again_it_returns_again() -> None:
    found = life("10:30").then("10:36", later("10:45")).then("10:46", later("10:56"))
    assert popped(found, "11:00", of="Juan", start="10:31") == [
        "10:31 Juan due",
        "10:35 Juan late",
        "10:45 Juan again",
        "10:56 Juan again",
    ]


def test_a_still_open_row_is_postponed_to_the_next_day_and_tried_again_at_its_hour() -> None:
    found = life(None).then(moment("24 09:05"), later("25 09:00"))
    assert rows(found, "24 18:00") == []
    assert rows(found, "25 09:00") == ["Juan still-open"]
    third = life(None).then(moment("26 09:05"), tried("26 10:00"))
    assert rows(third, "26 09:30") == []
    assert rows(third, "26 10:00") == ["Juan again", "Luis still-open"]


@pytest.mark.parametrize(
    "what",
    [
        Noted(text="x"),
        Noted(chase=True),
        ReadBack(),
        Seen(),
        TermAgreed(due_at=at("18:00"), told=Told.NOT_TOLD),
    ],
    ids=lambda what: what.kind,
)
def test_nothing_else_quiets_a_row(what: What) -> None:
    before = life("10:30")
    assert rows(before.then("10:40", what), "10:41") == ["Juan late"]


def test_what_lies_in_the_future_of_a_clock_put_back_quiets_nothing_yet() -> None:
    found = life("10:30").then("11:00", tried("11:30"))
    messages = found.message
    looked = remind_at(messages, hours=HOURS, people=office(), after=at("10:59"))
    assert looked == at("11:00")
    again = remind_at(messages, hours=HOURS, people=office(), after=at("11:00"))
    assert again == at("11:30")


def test_the_assignees_own_postponing_is_not_the_deputys() -> None:
    found = life("10:30").then("10:31", later("10:59"), by=JUAN)
    assert popped(found, "10:50", of="Marta") == ["10:45 Marta second"]


def test_it_is_looked_at_when_somebody_comes_back_or_is_not_known_to_be_away() -> None:
    def looked(due: str | None, where: Whereabouts, back: str | None, *, day: int = 23) -> object:
        people = office(juan=away(where, back=back))
        after = at("10:00", day=day)
        return remind_at(life(due).message, hours=HOURS, people=people, after=after)

    assert looked("18:00", Whereabouts.SICK, "13:00") == at("13:00")
    assert looked("24 18:00", Whereabouts.HOLIDAY, None) == at("19:00"), "ten hours, then unknown"
    assert looked("18:00", Whereabouts.SICK, "20:00") == at("17:30")
    # Out beyond today's closing is another question tomorrow.
    assert looked(None, Whereabouts.OUT, "20:00") == at("20:00")
    assert looked(None, Whereabouts.OUT, "23:59", day=22) == at("00:00")


def test_a_receiver_who_has_left_is_told_nothing_and_the_giver_is() -> None:
    offered = life("18:00").then("11:00", HandedOver(to=MARTA))
    everyone = office().colleagues
    gone = People((*everyone[:2], replace(everyone[2], retired_at=at("11:10")), everyone[3]))
    assert popped(offered, "12:00", start="11:10", people=gone) == ["11:30 Juan offered"]


def test_a_presence_nobody_spoke_of_never_fades() -> None:
    with pytest.raises(ValueError, match="nothing was said"):
        _ = Presence().fades_at
