"""Each PC says whether its notifications were seen; nobody writes the same twice a minute."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from receptionist.domain.reminders.health import Standing
from receptionist.notifications import Health
from receptionist.services.watching.computers import computers, report_computer
from tests.support.office import Reception

DESK, BACK = UUID(int=1), UUID(int=2)
GOOD = Health(channel="freedesktop", available=True)
BAD = Health(channel="none", available=False, last_error="Nobody answers.")


def test_a_computer_reports_and_everybody_reads_it(reception: Reception) -> None:
    report_computer(reception.desk, id_=DESK, name="DESK", health=GOOD, proven_at=reception.now)
    report_computer(reception.desk, id_=BACK, name="BACK", health=BAD, proven_at=None)
    back, desk = computers(reception.desk)
    assert (back.name, back.trouble) == ("BACK", "Nobody answers.")
    assert back.standing(reception.now) is Standing.NONE
    assert desk.standing(reception.now) is Standing.PROVEN


def test_having_sent_one_proves_nothing_and_a_proof_grows_old(reception: Reception) -> None:
    report_computer(reception.desk, id_=DESK, name="DESK", health=GOOD, proven_at=None)
    (desk,) = computers(reception.desk)
    assert desk.standing(reception.now) is Standing.UNPROVEN
    proven = reception.now
    report_computer(reception.desk, id_=DESK, name="DESK", health=GOOD, proven_at=proven)
    (desk,) = computers(reception.desk)
    assert desk.standing(proven + timedelta(days=30)) is Standing.PROVEN
    assert desk.standing(proven + timedelta(days=31)) is Standing.UNPROVEN


def test_the_same_is_written_twice_a_day_and_what_changed_at_once(reception: Reception) -> None:
    def report(health: Health) -> None:
        report_computer(reception.desk, id_=DESK, name="DESK", health=health, proven_at=None)

    def reported() -> timedelta:
        return reception.now - computers(reception.desk)[0].reported_at

    report(GOOD)
    reception.wait(timedelta(hours=11))
    report(GOOD)
    assert reported() == timedelta(hours=11)
    report(BAD)
    assert reported() == timedelta(0)
    reception.wait(timedelta(hours=13))
    report(BAD)
    assert reported() == timedelta(0)


def test_a_computer_that_is_silent_for_three_months_is_forgotten(reception: Reception) -> None:
    report_computer(reception.desk, id_=BACK, name="BACK", health=GOOD, proven_at=None)
    reception.wait(timedelta(days=91))
    report_computer(reception.desk, id_=DESK, name="DESK", health=GOOD, proven_at=None)
    assert [each.name for each in computers(reception.desk)] == ["DESK"]
