"""What a reminder says outside our windows."""

from __future__ import annotations

import pytest

from receptionist.domain.message import Caller
from receptionist.domain.reminders import Reminder
from receptionist.domain.reminders.stages import Stage
from receptionist.notifications import Urgency
from receptionist.services.answer_caller import answered
from receptionist.services.edit_message import note
from receptionist.services.find_messages import message
from receptionist.services.reminder_notices import notice, telephone, who
from tests.support.office import Reception


def said(reception: Reception, stage: Stage, number: int = 1, person: str = "juan") -> list[str]:
    reminder = Reminder(
        message=message(reception.desk, number).message,
        person=getattr(reception, person),
        stage=stage,
        step=0,
        at=reception.now,
    )
    desk = reception.desk
    found = notice(reminder, office=desk.office(), people=desk.people(), now=reception.now)
    return [found.title, *found.body.splitlines()]


@pytest.mark.parametrize(
    ("now", "stage", "title"),
    [
        ("10:00", Stage.GIVEN, "New message: María López"),
        ("10:15", Stage.UNSEEN, "Not seen yet: María López"),
        ("10:30", Stage.OFFERED, "Handed over, not accepted yet: María López"),
        ("11:30", Stage.SOON, "Promised for today 12:00: María López"),
        ("12:00", Stage.DUE, "Due now: María López"),
        ("13:05", Stage.LATE, "Late 1 h 05: María López"),
        ("13:05", Stage.GIVEN, "Late 1 h 05: María López"),
    ],
)
def test_it_says_what_it_is_about(reception: Reception, now: str, stage: Stage, title: str) -> None:
    reception.take("12:00")
    reception.to(now)
    assert said(reception, stage) == [
        title,
        "quiere un presupuesto",
        "655 12 34 56",
        "For Juan",
    ]


def test_the_second_person_hears_whose_it_is(reception: Reception) -> None:
    reception.take("12:00")
    reception.take("12:00", assignee=None)
    reception.to("12:15")
    assert said(reception, Stage.SECOND, 1, "marta")[-1] == "For Juan; nobody has seen to it"
    assert said(reception, Stage.SECOND, 2, "laura")[-1] == (
        "For the front desk; nobody has seen to it"
    )


def test_nothing_owed_is_still_open_and_a_new_one_new(reception: Reception) -> None:
    reception.take(None)
    assert said(reception, Stage.GIVEN)[0] == "New message: María López"
    assert said(reception, Stage.STILL_OPEN)[0] == "Still open: María López"
    reception.take("12:00")
    answered(reception.desk, 2, by=reception.juan)
    reception.to("18:00")
    assert said(reception, Stage.STILL_OPEN, 2)[0] == "Still open: María López"


def test_only_what_is_due_is_loud(reception: Reception) -> None:
    found = message(reception.desk, reception.take("12:00").number).message
    desk = reception.desk
    urgencies = {
        stage: notice(
            Reminder(message=found, person=reception.juan, stage=stage, step=0, at=reception.now),
            office=desk.office(),
            people=desk.people(),
            now=reception.now,
        ).urgency
        for stage in Stage
    }
    loud = {stage for stage, urgency in urgencies.items() if urgency is Urgency.CRITICAL}
    assert loud == {Stage.DUE, Stage.LATE, Stage.SECOND, Stage.CHASED}


def test_who_called_is_whatever_is_known(reception: Reception) -> None:
    office = reception.desk.office()
    both = reception.take(caller=Caller(name="Ana", company="Ruiz"))
    phone = reception.take(caller=Caller(phone="91 234 56 78"))
    nothing = reception.take(caller=Caller(withheld=True))
    assert [who(each) for each in (both, phone, nothing)] == [
        "Ana · Ruiz",
        "91 234 56 78",
        "Message 3",
    ]
    assert telephone(phone, office) == "912 34 56 78"
    assert telephone(nothing, office) == "number withheld"


def test_the_owner_hears_of_a_caller_who_asks_again_and_again(reception: Reception) -> None:
    reception.take("12:00")
    for _chase in range(3):
        note(reception.desk, 1, "", chase=True, by=reception.ana)
    assert said(reception, Stage.CHASED, person="laura") == [
        "Called again 3 times: María López",
        "quiere un presupuesto",
        "655 12 34 56",
        "For Juan; the caller asks again and again",
    ]
