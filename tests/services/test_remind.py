"""The tick: what has become due is shown once, to whom it concerns, by whichever PC asks first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from receptionist.domain.errors import NotAllowed
from receptionist.domain.history import Promised
from receptionist.domain.message import Caller, Outcome
from receptionist.domain.opening_hours import OpeningHours
from receptionist.domain.people import Whereabouts
from receptionist.domain.reminders.postponing import PostponeFor
from receptionist.services import manage_people
from receptionist.services.answer_caller import answered
from receptionist.services.assign_message import mark_seen
from receptionist.services.close_message import close
from receptionist.services.office import save_office, set_hours
from receptionist.services.remind import next_wake, postpone, remind, reminder_rows, settled
from receptionist.services.take_message import NewMessage, take_message
from tests.domain.lives import at
from tests.support.office import Reception


def stages(reception: Reception, *who: str) -> list[str]:
    persons = frozenset(getattr(reception, each) for each in who) or None
    people = reception.desk.people()
    due = remind(reception.desk, persons=persons)
    return [f"{each.message.number} {people.name(each.person)} {each.stage}" for each in due]


def test_each_stage_is_shown_once_also_after_a_restart(reception: Reception) -> None:
    reception.take("12:00")
    assert stages(reception) == ["1 Juan given"]
    assert stages(reception) == []
    mark_seen(reception.desk, 1, by=reception.juan)
    reception.to("12:00")
    assert stages(reception) == ["1 Juan due"]
    reception.restart()
    assert stages(reception) == []
    reception.to("12:06")
    assert stages(reception) == ["1 Juan late"]


def test_two_desks_show_a_stage_once(reception: Reception) -> None:
    reception.take("12:00")
    other = reception.second()
    assert len(remind(other)) == 1
    assert stages(reception) == []
    other.close()


def test_after_a_long_sleep_one_reminder_and_one_notice(reception: Reception) -> None:
    for _call in range(3):
        reception.take("12:00")
    reception.to("13:59", day=25)
    assert len(stages(reception, "juan")) == 3
    assert len(reception.notifier.shown) == 3


def test_one_notice_a_message_though_several_are_told(reception: Reception) -> None:
    reception.take("12:00")
    reception.to("13:30")
    assert len(stages(reception)) == 3
    (notice,) = reception.notifier.shown
    assert notice.title == "Late 1 h 30: María López"


def test_a_pc_of_one_person_leaves_the_others_their_reminders(reception: Reception) -> None:
    reception.take("12:00")
    mark_seen(reception.desk, 1, by=reception.juan)
    reception.take("12:00", assignee=reception.marta)
    reception.to("12:00")
    assert stages(reception, "marta") == ["2 Marta due"]
    assert next_wake(reception.desk) == at("10:00"), "Juan's PC has not looked yet"
    assert stages(reception, "juan") == ["1 Juan due"]
    assert stages(reception) == ["2 Ana second"]


def test_a_dry_run_shows_and_remembers_nothing(reception: Reception) -> None:
    reception.take()
    assert len(remind(reception.desk, dry_run=True)) == 1
    assert reception.notifier.shown == []
    assert len(remind(reception.desk)) == 1
    assert remind(reception.desk, dry_run=True) == ()


def test_it_wakes_when_the_next_stage_begins(reception: Reception) -> None:
    assert next_wake(reception.desk) is None
    reception.take("12:00")
    assert next_wake(reception.desk) == reception.now
    stages(reception)
    assert next_wake(reception.desk) == at("10:15")
    close(reception.desk, 1, outcome=Outcome.RESOLVED, by=reception.juan)
    assert next_wake(reception.desk) is None


def test_changed_hours_and_absences_are_noticed_at_once(reception: Reception) -> None:
    reception.take("18:00", assignee=reception.marta)
    mark_seen(reception.desk, 1, by=reception.marta)
    stages(reception)
    reception.to("15:00")
    assert stages(reception) == []
    set_hours(reception.desk, "mon", ["09:00-18:20"])
    reception.to("17:30")
    assert stages(reception) == ["1 Marta soon"]
    manage_people.away(reception.desk, reception.marta, reason=Whereabouts.SICK)
    assert stages(reception) == ["1 Ana soon"]


def test_rows_are_the_most_pressing_first_and_one_a_message(reception: Reception) -> None:
    reception.take(None)
    reception.take("13:00")
    reception.take("12:00")
    answered(reception.desk, reception.take().number, by=reception.juan)
    reception.to("10:00", day=24)
    rows = reminder_rows(reception.desk, persons=None)
    assert [each.message.number for each in rows] == [3, 2, 1, 4]
    assert {each.person for each in rows} == {reception.juan}
    second = reminder_rows(reception.desk, persons=frozenset({reception.laura}))
    assert [each.message.number for each in second] == [3, 2]


@pytest.mark.parametrize(
    ("how_long", "now", "until"),
    [
        (PostponeFor.MINUTES_5, "10:00", "10:05"),
        (PostponeFor.MINUTES_10, "10:00", "10:10"),
        (PostponeFor.MINUTES_30, "11:45", "12:00"),  # not past the due time
        (PostponeFor.AFTER_LUNCH, "10:00", "12:00"),
        (PostponeFor.TOMORROW, "10:00", "12:00"),
        (PostponeFor.MINUTES_10, "12:30", "12:40"),
        (PostponeFor.AFTER_LUNCH, "12:30", "13:00"),  # when late at most thirty minutes
        (PostponeFor.TOMORROW, "12:00", "12:30"),
    ],
)
def test_postponing_has_its_limits(
    reception: Reception, how_long: PostponeFor, now: str, until: str
) -> None:
    reception.take("12:00")
    reception.to(now)
    found = postpone(reception.desk, 1, how_long=how_long, by=reception.juan)
    assert found.postponements[-1].until == at(until)
    assert found.promise.due_at == at("12:00")


def test_what_is_owed_to_nobody_is_postponed_to_after_lunch_or_tomorrow(
    reception: Reception,
) -> None:
    reception.take(None)
    found = postpone(reception.desk, 1, how_long=PostponeFor.AFTER_LUNCH, by=reception.juan)
    assert found.postponements[-1].until == at("16:00")
    found = postpone(reception.desk, 1, how_long=PostponeFor.TOMORROW, by=reception.juan)
    assert found.postponements[-1].until == at("09:00", day=24)
    answered(reception.desk, reception.take("12:00").number, by=reception.juan)
    found = postpone(reception.desk, 2, how_long=PostponeFor.TOMORROW, by=reception.juan)
    assert found.postponements[-1].until == at("09:00", day=24)


def test_after_lunch_there_is_no_after_lunch_and_nothing_closed_is_postponed(
    reception: Reception,
) -> None:
    reception.take(None)
    reception.to("16:00")
    with pytest.raises(NotAllowed, match="does not open again today"):
        postpone(reception.desk, 1, how_long=PostponeFor.AFTER_LUNCH, by=reception.juan)
    close(reception.desk, 1, outcome=Outcome.RESOLVED, by=reception.juan)
    with pytest.raises(NotAllowed, match="Reopen it first"):
        postpone(reception.desk, 1, how_long=PostponeFor.MINUTES_5, by=reception.juan)
    assert reception.kinds(1) == ["taken", "closed"]


def test_an_office_that_is_never_open_still_reminds(reception: Reception) -> None:
    never = OpeningHours.of({}, time_zone="UTC")
    save_office(reception.desk, replace(reception.desk.office(), hours=never))
    reception.take("12:00")
    assert stages(reception) == ["1 Juan given"]
    found = postpone(reception.desk, 1, how_long=PostponeFor.TOMORROW, by=reception.juan)
    assert found.postponements[-1].until == at("12:00")


def test_what_is_closed_or_answered_wants_no_reminder_any_more(reception: Reception) -> None:
    for _call in range(3):
        reception.take()
    answered(reception.desk, 1, by=reception.juan)
    close(reception.desk, 2, outcome=Outcome.RESOLVED, by=reception.juan)
    assert settled(reception.desk, [1, 2, 3, 4]) == {1, 2, 4}


def test_a_message_entered_when_it_is_late_already_is_reminded_of_as_late(
    reception: Reception,
) -> None:
    reception.to("12:08")
    new = NewMessage(
        caller=Caller(name="María López"),
        assignee=reception.juan,
        promised=Promised(words="x", due_at=at("12:00")),
        taken_at=at("10:00"),
    )
    take_message(reception.desk, new, by=reception.ana)
    rows = reminder_rows(reception.desk, persons=frozenset({reception.juan}))
    assert [each.stage for each in rows] == ["late"]
    assert stages(reception, "juan") == ["1 Juan late"]
