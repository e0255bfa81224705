"""Two people at one message: what the other did is said in words, and nothing is written over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from receptionist.domain.errors import ChangedMeanwhile, NotAllowed
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Message, Outcome
from receptionist.domain.promise import Told
from receptionist.domain.reminders.postponing import PostponeFor
from receptionist.services.answer_caller import answered
from receptionist.services.assign_message import accept, assign
from receptionist.services.close_message import close
from receptionist.services.desk import Desk
from receptionist.services.edit_message import Edit, edit
from receptionist.services.find_messages import message
from receptionist.services.hand_over import hand_over
from receptionist.services.move_promise import move
from receptionist.services.remind import postpone, remind
from receptionist.services.several import hand_over_several
from receptionist.services.undo import undo
from tests.domain.lives import at
from tests.support.office import Reception


@pytest.fixture
def second(reception: Reception) -> Iterator[Desk]:
    """Another window on the same messages."""
    found = reception.second()
    yield found
    found.close()


def test_parts_of_the_caller_that_different_people_change_are_all_kept(
    reception: Reception, second: Desk
) -> None:
    read = reception.take()
    new_phone = Edit(caller=replace(read.caller, phone="91 234 56 78"), read_version=read.version)
    edit(second, 1, new_phone, by=reception.juan)
    new_name = Edit(caller=replace(read.caller, name="Mara"), read_version=read.version)
    found = edit(reception.desk, 1, new_name, by=reception.ana).caller
    assert (found.name, found.phone, found.phone_e164) == ("Mara", "91 234 56 78", "+34912345678")


def test_a_change_that_was_taken_back_meanwhile_is_noticed(reception: Reception) -> None:
    reception.take()
    read = edit(reception.desk, 1, Edit(text="de Juan"), by=reception.juan)
    undo(reception.desk, 1, by=reception.juan)
    with pytest.raises(ChangedMeanwhile) as refused:
        edit(reception.desk, 1, Edit(text="de Ana", read_version=read.version), by=reception.ana)
    assert (refused.value.by, refused.value.fields) == ("Juan", ("text",))


def test_the_same_change_by_two_people_is_no_conflict(reception: Reception) -> None:
    read = reception.take()
    edit(reception.desk, 1, Edit(text="lo mismo"), by=reception.juan)
    mine = Edit(text="lo mismo", read_version=read.version)
    assert edit(reception.desk, 1, mine, by=reception.ana).text == "lo mismo"
    assert reception.kinds(1) == ["taken", "edited"]


def test_a_claim_has_one_winner_whom_the_others_are_told(
    reception: Reception, second: Desk
) -> None:
    reception.take(assignee=None, department=reception.sales)
    accept(reception.desk, 1, by=reception.juan)
    with pytest.raises(NotAllowed, match="Message 1 is Juan's: they took it on today 10:00"):
        accept(second, 1, by=reception.marta)
    assert accept(second, 1, by=reception.juan).assignee == reception.juan
    assert reception.kinds(1) == ["taken", "accepted"]


def test_two_who_give_it_to_different_people_are_told(reception: Reception) -> None:
    read = reception.take(assignee=None)
    assign(reception.desk, 1, to=reception.juan, read_version=read.version, by=reception.ana)
    with pytest.raises(ChangedMeanwhile, match=r"Ana has changed .*: now Juan") as refused:
        assign(reception.desk, 1, to=reception.marta, read_version=read.version, by=reception.laura)
    assert refused.value.fields == ("assignee",)
    again = message(reception.desk, 1).message.version
    found = assign(reception.desk, 1, to=reception.marta, read_version=again, by=reception.laura)
    assert found.assignee == reception.marta
    same = assign(reception.desk, 1, to=reception.marta, read_version=again, by=reception.ana)
    assert same == found, "what is wanted is so already"


def test_who_offers_it_to_another_one_meanwhile_is_told(reception: Reception) -> None:
    read = reception.take()
    hand_over(reception.desk, 1, to=reception.marta, why="x", by=reception.ana)
    with pytest.raises(ChangedMeanwhile, match="now Marta"):
        _offered(reception, reception.laura, read)
    assign(reception.desk, 1, to=None, by=reception.ana)
    with pytest.raises(ChangedMeanwhile, match="front desk's tray"):
        assign(reception.desk, 1, to=reception.laura, read_version=read.version, by=reception.ana)


def _offered(reception: Reception, to: PersonId, read: Message) -> Message:
    version = read.version
    return hand_over(reception.desk, 1, to=to, why="y", read_version=version, by=reception.juan)


def test_several_are_not_taken_from_who_was_faster(
    reception: Reception, second: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception.take(assignee=None)

    def faster(desk: Desk, number: int) -> object:
        found = message(desk, number)
        accept(second, number, by=reception.ana)
        return found

    monkeypatch.setattr("receptionist.services.several.find_message", faster)
    with pytest.raises(ChangedMeanwhile, match="now Ana"):
        hand_over_several(reception.desk, [1], to=reception.juan, why="x", by=reception.laura)


def _moved(reception: Reception, by: str, clock: str, read: Message) -> Message:
    return move(
        reception.desk,
        1,
        due_at=at(clock),
        told=Told.PHONE,
        read_version=read.version,
        by=getattr(reception, by),
    )


def test_two_who_agree_different_times_are_told(reception: Reception) -> None:
    read = reception.take()
    _moved(reception, "juan", "13:00", read)
    with pytest.raises(ChangedMeanwhile, match=r"Juan has agreed another time .* today 13:00"):
        _moved(reception, "ana", "17:00", read)
    again = message(reception.desk, 1).message
    answered(reception.desk, 1, by=reception.juan)
    with pytest.raises(ChangedMeanwhile, match="Juan has answered the caller"):
        _moved(reception, "ana", "17:00", again)
    again = message(reception.desk, 1).message
    assert _moved(reception, "ana", "17:00", again).promise.due_at == at("17:00")


def test_who_takes_an_agreed_time_back_is_told_too(reception: Reception) -> None:
    read = reception.take(due=None)
    agreed = _moved(reception, "juan", "13:00", read)
    undo(reception.desk, 1, by=reception.juan)
    with pytest.raises(ChangedMeanwhile, match="Juan has changed the promise of message 1"):
        _moved(reception, "ana", "17:00", agreed)


def test_done_wins_over_postponing_and_says_who_closed_it(
    reception: Reception, second: Desk
) -> None:
    reception.take()
    close(second, 1, outcome=Outcome.NOT_NEEDED, by=reception.ana)
    acts: list[Callable[[], object]] = [
        lambda: postpone(reception.desk, 1, how_long=PostponeFor.MINUTES_10, by=reception.juan),
        lambda: close(reception.desk, 1, outcome=Outcome.RESOLVED, by=reception.juan),
        lambda: hand_over(reception.desk, 1, to=reception.marta, why="x", by=reception.juan),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="closed, by Ana, today 10:00"):
            act()
    assert reception.kinds(1) == ["taken", "closed"]


def test_a_stage_is_shown_once_though_two_pcs_remind_for_everyone(
    reception: Reception, second: Desk
) -> None:
    reception.take()
    reception.to("12:00")
    second.clock = reception.clock
    shown = [*remind(reception.desk), *remind(second)]
    assert len({each.mark for each in shown}) == len(shown) > 0
