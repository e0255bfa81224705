"""Two people change one message: each keeps their own, and what both changed is named."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from receptionist.domain.ids import MessageId, PersonId, new_id
from receptionist.domain.message import Caller, Channel, Message, Wants
from receptionist.services.meanwhile.merging import merged
from tests.domain.lives import at

READ = Message(
    id=MessageId(new_id(at("10:00"))),
    taken_at=at("10:00"),
    entered_at=at("10:00"),
    taken_by=PersonId(new_id(at("10:00"))),
    caller=Caller(name="María", company="Ruiz", phone="655 12 34 56", phone_e164="+34655123456"),
    text="presupuesto",
    answers=(("¿Talla?", "M"), ("¿Color?", "")),
)


def test_each_keeps_what_they_alone_changed() -> None:
    mine = replace(READ, text="factura", caller=replace(READ.caller, name="Mara"))
    number = replace(READ.caller, phone="91 234 56 78", phone_e164="+34912345678")
    theirs = replace(READ, urgent=True, caller=number, channel=Channel.EMAIL)
    found = merged(READ, mine, theirs)
    assert found.both == ()
    assert found.message == replace(
        READ,
        text="factura",
        urgent=True,
        channel=Channel.EMAIL,
        caller=replace(number, name="Mara"),
    )
    assert merged(READ, theirs, mine).message == found.message


def test_what_both_changed_is_named_unless_it_is_the_same() -> None:
    mine = replace(READ, text="uno", caller=replace(READ.caller, name="Mara", withheld=True))
    theirs = replace(READ, text="dos", caller=replace(READ.caller, name="Mara", company="SL"))
    found = merged(READ, mine, theirs)
    assert found.both == ("text",)
    assert (found.message.text, found.message.caller.company) == ("uno", "SL")
    assert found.message.caller.withheld


def test_each_answer_is_by_itself() -> None:
    mine = replace(READ, answers=(("¿Talla?", "L"), ("¿Color?", "")))
    theirs = replace(READ, answers=(("¿Talla?", "M"), ("¿Color?", "rojo"), ("¿Urge?", "sí")))
    found = merged(READ, mine, theirs)
    assert dict(found.message.answers) == {"¿Talla?": "L", "¿Color?": "rojo", "¿Urge?": "sí"}
    assert found.both == ()
    both = replace(READ, answers=(("¿Talla?", "S"), ("¿Color?", "azul")))
    assert merged(
        READ, replace(READ, answers=(("¿Talla?", "L"), ("¿Color?", "rojo"))), both
    ).both == ("answers",)


def test_each_tick_is_by_itself() -> None:
    read = replace(READ, wants=(Wants.CALL_BACK, Wants.CAME_IN))
    mine = replace(read, wants=(Wants.CAME_IN, Wants.WANTS_TO_SEE_YOU))
    theirs = replace(read, wants=(Wants.CALL_BACK, Wants.CAME_IN, Wants.RETURNED_YOUR_CALL))
    assert set(merged(read, mine, theirs).message.wants) == {
        *(Wants.CAME_IN, Wants.WANTS_TO_SEE_YOU, Wants.RETURNED_YOUR_CALL)
    }
    assert merged(read, read, theirs).message.wants == theirs.wants


_TEXT = st.sampled_from(["presupuesto", "uno", "dos"])
_SOME = st.builds(
    lambda text, name, urgent: replace(
        READ, text=text, urgent=urgent, caller=replace(READ.caller, name=name)
    ),
    _TEXT,
    _TEXT,
    st.booleans(),
)


@given(_SOME, _SOME)
def test_nothing_of_either_is_lost_without_being_named(mine: Message, theirs: Message) -> None:
    found = merged(READ, mine, theirs)
    for name in ("text", "urgent"):
        read, ours, other, kept = (getattr(e, name) for e in (READ, mine, theirs, found.message))
        assert kept == (other if ours == read else ours)
        assert (name in found.both) is (ours != read and other not in (read, ours))
