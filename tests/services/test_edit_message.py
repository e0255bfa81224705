"""Editing keeps old and new; notes are only ever added; two people lose nothing silently."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receptionist.domain.errors import BadInput, ChangedMeanwhile, NotAllowed
from receptionist.domain.history import Edited
from receptionist.domain.ids import EventId
from receptionist.domain.message import Channel, Outcome, Wants
from receptionist.domain.reminders import standing
from receptionist.services.answer_caller import answered
from receptionist.services.close_message import close
from receptionist.services.edit_message import Edit, edit, note, read_back
from receptionist.services.find_messages import message, messages
from tests.support.office import Reception


def test_old_and_new_value_are_kept(reception: Reception) -> None:
    before = reception.take(answers=(("¿Talla?", "M"),))
    new = Edit(
        caller=replace(before.caller, name="Mara López", phone="91 234 56 78"),
        text="otra\0 cosa",
        urgent=True,
        channel=Channel.EMAIL,
        call_type=" ventas ",
        wants=(Wants.CAME_IN, Wants.CALL_BACK),
        answers=(("¿Talla?", "L"),),
    )
    found = edit(reception.desk, 1, new, by=reception.juan)
    assert (found.text, found.urgent, found.call_type) == ("otra cosa", True, "ventas")
    assert found.caller.phone_e164 == "+34912345678"
    event = message(reception.desk, 1).history[-1]
    assert isinstance(event.what, Edited)
    changes = {each.field: (each.old, each.new) for each in event.what.changes}
    assert changes == {
        "name": ("María López", "Mara López"),
        "phone": ("655 12 34 56", "91 234 56 78"),
        "text": ("quiere un presupuesto", "otra cosa"),
        "answers": ("¿Talla?: M", "¿Talla?: L"),
        "channel": ("phone", "e-mail"),
        "call_type": ("", "ventas"),
        "urgent": ("False", "True"),
        "wants": ("call-back", "came-in, call-back"),
    }
    assert [each.number for each in messages(reception.desk, words="mara otra")] == [1]
    assert messages(reception.desk, words="presupuesto") == ()


def test_what_is_the_same_is_no_edit(reception: Reception) -> None:
    before = reception.take()
    assert (
        edit(reception.desk, 1, Edit(text=before.text, urgent=False), by=reception.juan) == before
    )
    assert reception.kinds(1) == ["taken"]


def test_a_closed_message_can_be_edited_by_whom_it_concerns(reception: Reception) -> None:
    reception.take(assignee=reception.marta)
    close(reception.desk, 1, outcome=Outcome.NOT_NEEDED, by=reception.ana)
    with pytest.raises(NotAllowed, match="Marta's"):
        edit(reception.desk, 1, Edit(text="y"), by=reception.juan)
    assert edit(reception.desk, 1, Edit(text="y"), by=reception.marta).text == "y"


def test_two_changes_of_the_same_field_are_shown_to_both(reception: Reception) -> None:
    read = reception.take()
    edit(reception.desk, 1, Edit(text="de Juan", urgent=True), by=reception.juan)
    late = Edit(text="de Ana", read_version=read.version)
    with pytest.raises(ChangedMeanwhile, match="Juan changed the same") as refused:
        edit(reception.desk, 1, late, by=reception.ana)
    assert (refused.value.by, refused.value.fields) == ("Juan", ("text",))
    assert refused.value.at == reception.now
    assert message(reception.desk, 1).message.text == "de Juan"


def test_changes_of_different_fields_and_notes_are_all_kept(reception: Reception) -> None:
    read = reception.take()
    edit(reception.desk, 1, Edit(urgent=True), by=reception.juan)
    note(reception.desk, 1, "del taller", by=reception.marta)
    other = Edit(text="de Ana", read_version=read.version)
    found = edit(reception.desk, 1, other, by=reception.ana)
    assert (found.text, found.urgent) == ("de Ana", True)
    assert reception.kinds(1) == ["taken", "edited", "noted", "edited"]


def test_everyone_may_add_a_note_and_it_is_found(reception: Reception) -> None:
    reception.take(assignee=reception.marta)
    note(reception.desk, 1, "  llamó otra vez, Ñandú ", by=reception.juan)
    assert [each.number for each in messages(reception.desk, words="nandu")] == [1]
    with pytest.raises(BadInput, match="Write the note"):
        note(reception.desk, 1, "  ", by=reception.juan)


def test_a_chase_needs_no_words_and_is_counted(reception: Reception) -> None:
    reception.take()
    note(reception.desk, 1, "", chase=True, by=reception.ana)
    assert note(reception.desk, 1, "", chase=True, by=reception.ana).chases == 2


def test_the_owner_keeps_the_alert_when_the_caller_chases_once_more_out_of_hours(
    reception: Reception,
) -> None:
    desk = reception.desk
    reception.take("12:00")

    def alerted() -> list[int]:
        office, people = desk.office(), desk.people()
        rows = standing(messages(desk), hours=office.hours, people=people, now=reception.now)
        return [each.step for each in rows if each.person == reception.laura]

    for _chase in range(3):
        note(desk, 1, "", chase=True, by=reception.ana)
    assert alerted() == [3]
    reception.to("10:30")
    answered(desk, 1, by=reception.juan)
    assert alerted() == [], "somebody saw to it"
    reception.to("13:59")
    note(desk, 1, "", chase=True, by=reception.ana)
    reception.to("15:00")
    note(desk, 1, "", chase=True, by=reception.ana)
    assert alerted() == [3], "the row stays"
    reception.to("16:00")
    assert alerted() == [5], "and is told anew at the opening"


def test_a_note_sent_twice_is_there_once(reception: Reception) -> None:
    id_ = EventId(reception.take().id)
    for _time in range(2):
        found = note(reception.desk, 1, "again", chase=True, by=reception.ana, id=id_)
    assert found.chases == 1
    note(reception.desk, 1, "again", chase=True, by=reception.ana)
    assert reception.kinds(1) == ["taken", "noted", "noted"]


def test_read_back_and_confirmed_says_who_and_when_once(reception: Reception) -> None:
    reception.take()
    reception.to("10:01")
    found = read_back(reception.desk, 1, by=reception.ana)
    assert (found.read_back_by, found.read_back_at) == (reception.ana, reception.now)
    assert read_back(reception.desk, 1, by=reception.juan) == found
    close(reception.desk, 1, outcome=Outcome.RESOLVED, by=reception.juan)
    with pytest.raises(NotAllowed, match="Reopen it first"):
        read_back(reception.desk, 1, by=reception.ana)
