"""A message's present state is what its history says, and nothing else."""

from __future__ import annotations

import pytest

from receptionist.domain.history import (
    KINDS,
    Accepted,
    Answered,
    Assigned,
    Attempted,
    AttemptKind,
    Change,
    Closed,
    Edited,
    Event,
    FellTo,
    GaveBack,
    HandedOver,
    Noted,
    Postponed,
    ReadBack,
    Recomputed,
    Reopened,
    ReopenReason,
    Seen,
    Undone,
    latest_action,
    until,
)
from receptionist.domain.ids import MessageId, new_id
from receptionist.domain.message import Caller, Channel, Outcome, Progress, Wants
from receptionist.domain.replay import _changed, replay
from tests.domain.lives import ANA, JUAN, MARTA, MESSAGE, Life, at


def test_a_new_message_is_open_unseen_and_its_assignees() -> None:
    message = Life().message
    assert (message.number, message.version) == (7, 1)
    assert message.open
    assert message.progress is Progress.UNSEEN
    assert message.assignee == JUAN
    assert not message.unassigned


def test_the_taker_sees_it_seen_accepted_and_done() -> None:
    seen = Life().then("10:05", Seen())
    assert seen.message.progress is Progress.SEEN
    seen.then("10:06", Seen())
    assert seen.message.seen_at == at("10:05")
    life = seen.then("10:07", Accepted())
    progress: Progress = life.message.progress
    assert progress is Progress.ACCEPTED
    life.then("10:30", Closed(outcome=Outcome.RESOLVED, note="hecho"))
    message = life.message
    assert message.progress is Progress.DONE
    assert message.closing is not None
    assert message.closing.note == "hecho"


def test_accepting_unseen_is_seeing() -> None:
    assert Life().then("10:07", Accepted()).message.seen_at == at("10:07")


def test_giving_it_to_another_begins_unseen_again() -> None:
    life = Life().then("10:05", Accepted()).then("10:10", Assigned(to=MARTA), by=ANA)
    message = life.message
    assert (message.assignee, message.seen_at, message.accepted_at) == (MARTA, None, None)
    assert message.assigned_at == at("10:10")


def test_taking_it_oneself_is_seeing_it() -> None:
    assert Life().then("10:10", Assigned(to=ANA), by=ANA).message.seen_at == at("10:10")


def test_a_hand_over_waits_until_it_is_accepted() -> None:
    life = Life().then("10:10", HandedOver(to=MARTA, why="es de ventas"))
    message = life.message
    assert message.assignee == JUAN
    assert message.offer is not None
    assert (message.offer.to, message.offer.by, message.handed_over) == (MARTA, JUAN, 1)
    life.then("10:12", Seen(), by=MARTA)
    offer = life.message.offer
    assert offer is not None
    assert offer.seen_at == at("10:12")
    assert life.message.seen_at is None
    life.then("10:15", Accepted(), by=MARTA)
    assert (life.message.assignee, life.message.offer) == (MARTA, None)


def test_a_hand_over_given_back_stays_the_givers() -> None:
    life = Life().then("10:10", HandedOver(to=MARTA)).then("10:20", GaveBack(why="no"), by=MARTA)
    assert (life.message.assignee, life.message.offer) == (JUAN, None)


def test_an_assignment_given_back_is_the_front_desks_again() -> None:
    assert Life().then("10:10", GaveBack(why="no es mío")).message.unassigned


def test_the_first_to_accept_an_unassigned_message_has_it() -> None:
    life = Life().then("10:01", Assigned(), by=ANA).then("10:05", Accepted(), by=MARTA)
    assert life.message.assignee == MARTA


def test_attempts_notes_chases_and_reading_back_are_kept() -> None:
    life = Life()
    life.then("10:20", Attempted(what=AttemptKind.BUSY, retry_at=at("10:50")))
    life.then("10:30", Noted(text="ha vuelto a llamar", chase=True), by=ANA)
    life.then("10:31", Noted(text="nota"), by=ANA)
    life.then("10:32", ReadBack(), by=ANA)
    message = life.message
    assert [each.retry_at for each in message.attempts] == [at("10:50")]
    assert message.chases == 1
    assert (message.read_back_at, message.read_back_by) == (at("10:32"), ANA)


def test_an_edit_changes_only_what_it_names() -> None:
    life = Life().then(
        "10:20",
        Edited(
            changes=(Change(field="caller", old="", new="María López"),),
            caller=Caller(name="María López"),
            channel=Channel.VOICEMAIL,
            wants=(Wants.CAME_IN,),
        ),
    )
    message = life.message
    assert message.caller.name == "María López"
    assert (message.text, message.channel, message.wants) == (
        "x",
        Channel.VOICEMAIL,
        (Wants.CAME_IN,),
    )


def test_postponing_is_kept_per_person() -> None:
    life = Life().then("10:20", Postponed(until=at("10:50")))
    assert [(p.person, p.until) for p in life.message.postponements] == [(JUAN, at("10:50"))]


def test_the_caller_who_comes_back_opens_a_new_round_unseen() -> None:
    life = Life().then("10:05", Accepted()).then("11:00", Closed(outcome=Outcome.RESOLVED))
    life.then("15:00", Reopened(because=ReopenReason.CAME_BACK, due_at=at("17:00")), by=ANA)
    message = life.message
    assert message.open
    assert (message.progress, message.reopened) == (Progress.UNSEEN, 1)
    assert len(message.promise.rounds) == 2
    life = Life().then("11:00", Closed(outcome=Outcome.RESOLVED))
    life.then("15:00", Reopened(because=ReopenReason.CAME_BACK))
    assert life.message.seen_at == at("15:00")


def test_closed_by_mistake_is_as_it_was_before() -> None:
    life = Life().then("10:05", Accepted()).then("11:00", Closed(outcome=Outcome.NOT_NEEDED))
    life.then("11:10", Reopened(because=ReopenReason.MISTAKE))
    message = life.message
    assert message.open
    assert message.progress is Progress.ACCEPTED
    assert message.reopened == 1


def test_undone_counts_as_never_done_but_stays_in_the_history() -> None:
    life = Life().then("11:00", Closed(outcome=Outcome.NOT_NEEDED))
    life.then("11:00:05", Undone(of=life.events[-1].id))
    assert life.message.open
    assert life.message.version == 3


def test_answering_twice_keeps_the_first() -> None:
    life = Life().then("11:00", Answered()).then("11:30", Answered())
    assert life.message.promise.round.answered_at == at("11:00")


def test_the_history_can_be_read_as_it_stood_at_a_moment() -> None:
    life = Life().then("11:00", Closed(outcome=Outcome.NOT_NEEDED))
    assert replay(until(life.events, at("10:59"))).open
    assert not replay(until(life.events, at("11:00"))).open


def test_a_history_without_its_taking_is_our_own_mistake() -> None:
    event = Life().then("10:05", Accepted()).events[1]
    with pytest.raises(TypeError, match="begins with the taking"):
        replay((event,))


def test_looking_and_postponing_are_no_actions_to_undo() -> None:
    life = Life().then("10:05", Accepted()).then("10:06", Seen())
    life.then("10:07", Postponed(until=at("10:50")))
    latest = latest_action(life.events)
    assert isinstance(latest, Event)
    assert isinstance(latest.what, Accepted)


def test_every_kind_has_its_own_name() -> None:
    assert len(KINDS) == 19
    assert KINDS["attempt"] is Attempted


@pytest.mark.parametrize(
    ("caller", "text", "incomplete", "can_be_given"),
    [
        (Caller(), "", True, False),
        (Caller(name="María"), "", True, True),
        (Caller(phone="204"), "", True, True),
        (Caller(), "que llame", True, True),
        (Caller(name="María", phone="204"), "que llame", False, True),
        (Caller(company="Ruiz", withheld=True), "que llame", False, True),
    ],
)
def test_what_is_missing_is_said_and_what_can_be_given_is_known(
    caller: Caller, text: str, incomplete: bool, can_be_given: bool
) -> None:
    life = Life().then("10:01", Edited(caller=caller, text=text), by=ANA)
    assert life.message.incomplete is incomplete
    assert life.message.can_be_given is can_be_given


def test_other_hours_move_only_what_is_still_the_standards() -> None:
    moved = Recomputed(was_due_at=at("12:00"), due_at=at("13:00"))
    agreed = Life("12:00").then("10:01", moved).message
    assert agreed.promise.due_at == at("12:00"), "somebody chose that hour"


def test_it_falls_from_an_assignee_only_also_when_the_assigning_is_taken_back() -> None:
    life = Life().then("10:01", Assigned(), by=ANA).then("10:02", Assigned(to=JUAN), by=ANA)
    assigned = life.events[-1].id
    assert life.then("10:03", FellTo(to=(MARTA,))).message.fell_to == (MARTA,)
    taken_back = life.then("10:02:05", Undone(of=assigned), by=ANA).message
    assert (taken_back.assignee, taken_back.fell_to) == (None, ())


def test_ids_are_of_version_seven_and_follow_time() -> None:
    earlier, later = new_id(at("10:00")), new_id(at("10:01"))
    assert earlier < later
    assert (earlier.version, earlier.variant) == (7, "specified in RFC 4122")
    assert earlier != new_id(at("10:00"))
    assert MessageId(MESSAGE) == MESSAGE


def test_what_a_message_has_not_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="has no colour"):
        _changed(Life().message, colour="red")
