"""Taking a message: nothing is mandatory, it is on disk at once, and saved twice it is one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.domain.errors import BadInput, NotAllowed, NotFound
from receptionist.domain.history import Promised, Taken
from receptionist.domain.ids import MessageId, PersonId, new_id
from receptionist.domain.message import Caller, Channel, Progress, Wants
from receptionist.domain.promise import Verdict
from receptionist.services import manage_people
from receptionist.services.find_messages import message, messages
from receptionist.services.take_message import NewMessage, take_message
from tests.domain.lives import at
from tests.support.office import TEN, Reception


def test_a_call_is_stored_with_its_number_caller_and_promise(reception: Reception) -> None:
    taken = reception.take("12:00", read_back=True, channel=Channel.VOICEMAIL, call_type="ventas")
    assert (taken.number, taken.taken_at, taken.taken_by) == (1, TEN, reception.ana)
    assert taken.caller.phone_e164 == "+34655123456"
    assert taken.promise.due_at == at("12:00")
    assert taken.promise.verdict(TEN) is Verdict.PENDING
    assert (taken.read_back_by, taken.progress) == (reception.ana, Progress.UNSEEN)
    assert reception.take().number == 2
    reception.restart()
    assert message(reception.desk, 1).message == taken


def test_the_proposed_promise_left_untouched_is_the_promise(reception: Reception) -> None:
    taken = take_message(reception.desk, NewMessage(text="x"), by=reception.ana)
    assert taken.promise.due_at == at("11:00")
    assert taken.promise.term
    assert taken.promise.term.words == "We will call you back"
    urgent = take_message(reception.desk, NewMessage(text="x", urgent=True), by=reception.ana)
    assert urgent.promise.due_at == at("10:15")


@pytest.mark.parametrize("wants", [Wants.WILL_CALL_AGAIN, Wants.FOR_YOUR_INFORMATION])
def test_who_calls_again_or_only_informs_is_promised_nothing(
    reception: Reception, wants: Wants
) -> None:
    new = NewMessage(text="x", wants=(wants,))
    assert take_message(reception.desk, new, by=reception.ana).promise.due_at is None


def test_nothing_promised_is_said_openly(reception: Reception) -> None:
    assert reception.take(None).promise.verdict(TEN) is Verdict.NONE


def test_an_empty_message_can_be_saved_and_is_incomplete(reception: Reception) -> None:
    taken = take_message(reception.desk, NewMessage(), by=reception.ana)
    assert taken.unassigned
    assert taken.incomplete


def test_to_notify_somebody_it_needs_a_name_a_phone_or_a_text(reception: Reception) -> None:
    for new in (NewMessage(assignee=reception.juan), NewMessage(department=reception.sales)):
        with pytest.raises(NotAllowed, match="needs a name, a telephone number or a text"):
            take_message(reception.desk, new, by=reception.ana)
    assert messages(reception.desk) == ()


def test_saving_twice_stores_it_once(reception: Reception) -> None:
    new = NewMessage(text="x", id=MessageId(new_id(TEN)))
    first = take_message(reception.desk, new, by=reception.ana)
    assert take_message(reception.desk, new, by=reception.ana) == first
    assert len(messages(reception.desk)) == 1


def test_a_call_taken_earlier_has_its_own_time_and_says_when_it_was_entered(
    reception: Reception,
) -> None:
    taken = reception.take("12:00", taken_at=at("08:10"))
    assert (taken.taken_at, taken.entered_at) == (at("08:10"), TEN)
    (event,) = message(reception.desk, 1).history
    assert (event.happened_at, event.recorded_at) == (at("08:10"), TEN)


def test_a_message_cannot_be_taken_in_the_future(reception: Reception) -> None:
    with pytest.raises(BadInput, match="in the future"):
        reception.take(taken_at=at("10:02"))
    # The clocks of two PCs may differ by a minute; what happened is still never in the future.
    assert reception.take(taken_at=at("10:00:40")).taken_at == TEN


def test_it_is_given_to_people_who_work_here(reception: Reception) -> None:
    nobody = PersonId(new_id(TEN))
    with pytest.raises(NotFound, match="no such colleague"):
        reception.take(assignee=nobody)
    with pytest.raises(NotFound, match="no such department"):
        reception.take(department=nobody, assignee=None)
    with pytest.raises(NotFound, match="no such colleague"):
        reception.take(by=nobody)
    manage_people.retire(reception.desk, reception.marta)
    with pytest.raises(NotAllowed, match="Marta no longer works here"):
        reception.take(assignee=reception.marta)
    with pytest.raises(NotAllowed, match="Marta no longer works here"):
        reception.take(by=reception.marta)
    assert messages(reception.desk) == ()


def test_odd_signs_are_made_clean_and_the_rest_is_kept(reception: Reception) -> None:
    taken = reception.take(
        caller=Caller(name="  Zoë \0 \ud800 O'Hara \n", company="<b>&\u202e", phone="ext. 7\0"),
        text="a\0b 👩‍👧 \ud83d",
        answers=(("¿Talla?\0", "M\ud800"),),
        call_type=" a\0 ",
        promised=Promised(words="llamar\udcff ", due_at=at("12:00")),
    )
    assert taken.caller.name == "Zoë \ufffd O'Hara"
    assert taken.text == "ab 👩‍👧 \ufffd"
    assert taken.answers == (("¿Talla?", "M\ufffd"),)
    assert (taken.call_type, taken.promise.terms[0].words) == ("a", "llamar\ufffd")
    assert message(reception.desk, taken.number).message == taken


def test_a_paper_note_keeps_its_hour_in_the_proposal(reception: Reception) -> None:
    new = NewMessage(text="x", taken_at=at("09:30"))
    taken = take_message(reception.desk, new, by=reception.ana)
    assert taken.promise.due_at == at("10:30")
    (event,) = message(reception.desk, taken.number).history
    assert isinstance(event.what, Taken)
    assert event.what.entered_at - event.happened_at == timedelta(minutes=30)
