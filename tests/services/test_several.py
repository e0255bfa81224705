"""Several messages at once: handed over, moved, undone; a refusal stops none of the others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Told
from receptionist.services.close_message import close
from receptionist.services.find_messages import message
from receptionist.services.several import hand_over_several, move_several, undo_several
from tests.domain.lives import at
from tests.support.office import Reception


def test_hand_over_offers_each_and_gives_what_is_nobodys(reception: Reception) -> None:
    mine, nobodys = reception.take().number, reception.take(assignee=None).number
    done = hand_over_several(
        reception.desk, [mine, nobodys], to=reception.marta, why="ill", by=reception.ana
    )
    assert [each.number for each in done.done] == [mine, nobodys]
    assert done.refused == ()
    offer = message(reception.desk, mine).message.offer
    assert offer is not None
    assert (offer.to, offer.why) == (reception.marta, "ill")
    assert message(reception.desk, nobodys).message.assignee == reception.marta


def test_a_closed_one_refuses_and_the_others_are_done(reception: Reception) -> None:
    closed, open_ = reception.take().number, reception.take().number
    close(reception.desk, closed, outcome=Outcome.RESOLVED, by=reception.juan)
    moved = move_several(
        reception.desk,
        [closed, open_],
        due_at=at("13:00"),
        told=Told.PHONE,
        why="a queue",
        by=reception.ana,
    )
    assert [each.number for each in moved.done] == [open_]
    assert len(moved.refused) == 1
    term = moved.done[0].promise.term
    assert term is not None
    assert (term.words, term.due_at) == ("le llamamos", at("13:00"))


def test_a_new_term_is_made_where_nothing_was_promised(reception: Reception) -> None:
    number = reception.take(None).number
    moved = move_several(
        reception.desk, [number], due_at=at("13:00"), told=Told.PHONE, why="", by=reception.ana
    )
    assert moved.done[0].promise.due_at == at("13:00")


def test_when_all_refuse_the_first_refusal_is_raised(reception: Reception) -> None:
    numbers = [reception.take().number, reception.take().number]
    with pytest.raises(BadInput, match="why"):
        hand_over_several(reception.desk, numbers, to=reception.marta, why=" ", by=reception.ana)
    assert message(reception.desk, numbers[0]).message.offer is None


def test_undo_takes_each_back_for_ten_seconds(reception: Reception) -> None:
    numbers = [reception.take().number, reception.take().number]
    hand_over_several(reception.desk, numbers, to=reception.marta, why="ill", by=reception.ana)
    undone = undo_several(reception.desk, numbers, by=reception.ana)
    assert [each.offer for each in undone.done] == [None, None]
    reception.wait(timedelta(seconds=11))
    with pytest.raises(NotAllowed):
        undo_several(reception.desk, numbers, by=reception.ana)
