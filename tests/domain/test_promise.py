"""Kept, late, broken, released: what became of a promise, to the letter of the ledger."""

# ruff: noqa: E501 -- a table of stories reads best with one story a line
from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.history import (
    Answered,
    Attempted,
    AttemptKind,
    Closed,
    Corrected,
    Noted,
    ReadBack,
    Reopened,
    ReopenReason,
    TermAgreed,
    Undone,
    What,
)
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Told, Verdict, verdict
from tests.domain.lives import ANA, JUAN, Life, at

BROKEN, LATE, PENDING = Verdict.BROKEN, Verdict.LATE, Verdict.PENDING
KEPT, RELEASED, NONE = Verdict.KEPT, Verdict.RELEASED, Verdict.NONE


def term(due: str, told: Told = Told.PHONE) -> TermAgreed:
    return TermAgreed(due_at=at(due), told=told)


def attempt() -> Attempted:
    return Attempted(what=AttemptKind.NO_ANSWER, retry_at=at("23:00"))


def closed(outcome: Outcome) -> Closed:
    return Closed(outcome=outcome)


CAME_BACK = Reopened(because=ReopenReason.CAME_BACK)
MISTAKE = Reopened(because=ReopenReason.MISTAKE)
RESOLVED = closed(Outcome.RESOLVED)
NOT_NEEDED = closed(Outcome.NOT_NEEDED)
UNREACHABLE = closed(Outcome.UNREACHABLE)

STORIES: list[tuple[str, list[tuple[str, What]], str, Verdict]] = [
    ("nobody did anything yet", [], "11:00", PENDING),
    ("exactly at the due time it is still pending", [], "12:00", PENDING),
    ("a second later it is broken", [], "12:00:01", BROKEN),
    ("answered in time", [("11:00", Answered())], "23:00", KEPT),
    ("answered exactly at the due time", [("12:00", Answered())], "23:00", KEPT),
    ("answered after it", [("12:01", Answered())], "23:00", LATE),
    ("the first answer counts", [("11:00", Answered()), ("13:00", Answered())], "23:00", KEPT),
    ("closing as resolved answers", [("11:30", RESOLVED)], "23:00", KEPT),
    ("closing as resolved late answers late", [("12:30", RESOLVED)], "23:00", LATE),
    ("a note is no answer", [("11:00", Noted(text="x"))], "13:00", BROKEN),
    ("a chase is no answer", [("11:00", Noted(chase=True))], "13:00", BROKEN),
    ("reading back is no answer", [("10:01", ReadBack())], "13:00", BROKEN),
    ("moved in time and pending", [("11:00", term("15:00"))], "14:00", PENDING),
    ("moved in time and kept", [("11:00", term("15:00")), ("14:00", Answered())], "20:00", KEPT),
    ("moved in time, then broken", [("11:00", term("15:00"))], "15:01", BROKEN),
    ("moved in time, answered late", [("11:00", term("13:00")), ("14:00", Answered())], "20:00", LATE),
    ("moved exactly at the due time", [("12:00", term("15:00"))], "14:00", PENDING),
    ("moved too late is late", [("12:01", term("15:00"))], "14:00", LATE),
    ("moved too late never becomes kept", [("12:01", term("15:00")), ("14:00", Answered())], "20:00", LATE),
    ("the newer term after a late one passes too", [("12:01", term("15:00"))], "15:01", BROKEN),
    ("a third term after a late one is late again", [("12:01", term("15:00")), ("14:00", term("18:00"))], "17:00", LATE),
    ("moved to an earlier hour and missed", [("10:30", term("11:00"))], "11:30", BROKEN),
    ("not told changes nothing", [("11:00", term("15:00", Told.NOT_TOLD))], "13:00", BROKEN),
    ("not told, and answered by the old term", [("11:00", term("15:00", Told.NOT_TOLD)), ("13:00", Answered())], "20:00", LATE),
    ("tried in time is late, not broken", [("11:00", attempt())], "13:00", LATE),
    ("tried too late is broken", [("12:01", attempt())], "13:00", BROKEN),
    ("tried exactly at the due time", [("12:00", attempt())], "13:00", LATE),
    ("closed in time is released", [("11:00", NOT_NEEDED)], "20:00", RELEASED),
    ("closed unanswered after it", [("12:30", NOT_NEEDED)], "20:00", BROKEN),
    ("closed while a late newer term ran", [("12:10", term("15:00")), ("14:00", NOT_NEEDED)], "20:00", LATE),
    ("closed after the late newer term passed", [("12:10", term("15:00")), ("16:00", NOT_NEEDED)], "20:00", BROKEN),
    ("unreachable, tried in time", [("11:00", attempt()), ("18:00", UNREACHABLE)], "20:00", RELEASED),
    ("unreachable, tried too late", [("12:30", attempt()), ("18:00", UNREACHABLE)], "20:00", BROKEN),
    ("not needed after it, though tried in time", [("11:00", attempt()), ("18:00", NOT_NEEDED)], "20:00", LATE),
    ("closed by mistake counts as never closed", [("11:00", RESOLVED), ("11:05", MISTAKE)], "11:30", PENDING),
    ("closed by mistake and then missed", [("11:00", RESOLVED), ("11:05", MISTAKE)], "12:30", BROKEN),
    ("the caller came back: the kept round stays", [("11:00", RESOLVED), ("15:00", CAME_BACK)], "20:00", KEPT),
    (
        "the caller came back with a new promise that is broken",
        [("11:00", RESOLVED), ("15:00", Reopened(because=ReopenReason.CAME_BACK, due_at=at("16:00")))],
        "17:00",
        BROKEN,
    ),
    ("a term after the answer is a new round", [("11:00", Answered()), ("11:10", term("16:00"))], "12:30", PENDING),
    ("the worst round shows", [("13:00", Answered()), ("13:10", term("16:00")), ("15:00", Answered())], "20:00", LATE),
    ("not told after the answer begins nothing", [("11:00", Answered()), ("11:10", term("16:00", Told.NOT_TOLD))], "20:00", KEPT),
    ("a corrected hour is the one that counts", [("10:05", Corrected(due_at=at("14:00")))], "13:00", PENDING),
]  # fmt: skip


@pytest.mark.parametrize(
    ("story", "then", "looked", "becomes"), STORIES, ids=[s[0] for s in STORIES]
)
def test_what_became_of_a_promise_due_at_twelve(
    story: str, then: list[tuple[str, What]], looked: str, becomes: Verdict
) -> None:
    life = Life("12:00")
    for clock, what in then:
        life.then(clock, what)
    assert verdict(life.message.promise, at(looked)) is becomes, story


def test_nothing_promised_is_neither_kept_nor_broken() -> None:
    life = Life(None)
    assert life.verdict() is NONE
    assert life.message.promise.due_at is None
    assert not life.message.promise.round.tried_in_time


def test_a_first_term_agreed_later_is_judged_from_then_on() -> None:
    life = Life(None).then("11:00", term("13:00"))
    assert life.verdict("12:00") is PENDING
    assert life.verdict("13:01") is BROKEN


def test_a_promise_says_how_often_it_was_moved_and_keeps_every_term() -> None:
    life = Life("12:00").then("11:00", term("15:00")).then("11:05", term("16:00", Told.NOT_TOLD))
    promise = life.message.promise
    assert promise.moved == 1
    assert [each.due_at for each in promise.terms] == [at("12:00"), at("15:00"), at("16:00")]
    assert promise.due_at == at("15:00")


def test_a_corrected_hour_keeps_the_mistyped_one_visible() -> None:
    life = Life("12:00").then("10:05", Corrected(due_at=at("14:00"), words="a las dos"), by=ANA)
    first = life.message.promise.terms[0]
    assert (first.due_at, first.was_due_at, first.words) == (at("14:00"), at("12:00"), "a las dos")


def test_an_undone_answer_counts_as_never_given() -> None:
    life = Life("12:00").then("11:00", Answered())
    life.then("11:00:05", Undone(of=life.events[-1].id))
    assert life.verdict("11:30") is PENDING
    assert life.verdict("12:30") is BROKEN


_MINUTES = st.integers(min_value=1, max_value=240)
_ACTS = st.one_of(
    st.just(Answered()),
    st.just(attempt()),
    st.builds(
        lambda minutes, told: TermAgreed(
            due_at=at("12:00") + timedelta(minutes=minutes), told=told
        ),
        st.integers(min_value=-60, max_value=900),
        st.sampled_from(Told),
    ),
    st.builds(Noted, chase=st.booleans()),
    st.sampled_from([RESOLVED, NOT_NEEDED, UNREACHABLE, CAME_BACK]),
)


@given(st.lists(st.tuples(_MINUTES, _ACTS), max_size=12))
def test_no_sequence_of_deeds_turns_late_or_broken_into_kept(
    deeds: list[tuple[int, What]],
) -> None:
    life, minutes = Life("12:00"), 0
    for wait, what in deeds:
        message = life.message
        if message.open == (what is CAME_BACK):
            continue
        minutes += wait
        moment = at("10:00") + timedelta(minutes=minutes)
        before = [each.verdict(moment) for each in message.promise.rounds]
        life.then(moment, what)
        after = [each.verdict(moment) for each in life.message.promise.rounds]
        for was, became in zip(before, after, strict=False):
            if was in (LATE, BROKEN):
                assert became is not KEPT


def test_who_answered_does_not_matter_to_the_verdict() -> None:
    assert Life("12:00").then("11:00", Answered(), by=ANA).verdict() is KEPT
    assert Life("12:00").then("11:00", Answered(), by=JUAN).verdict() is KEPT
