"""Undo: ten seconds, one's own latest action, and everything is as it was."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.domain.errors import NotAllowed
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Verdict
from receptionist.domain.trays import Tray
from receptionist.services.answer_caller import answered
from receptionist.services.assign_message import accept
from receptionist.services.close_message import close
from receptionist.services.edit_message import note
from receptionist.services.find_messages import messages
from receptionist.services.remind import reminder_rows
from receptionist.services.undo import undo
from tests.support.office import Reception

TEN_SECONDS = timedelta(seconds=10)


def test_undone_counts_as_never_done_and_its_row_is_back_at_once(reception: Reception) -> None:
    reception.take("12:00")
    reception.to("12:10")
    close(reception.desk, 1, outcome=Outcome.RESOLVED, by=reception.juan)
    assert reminder_rows(reception.desk, persons=None) == ()
    reception.wait(TEN_SECONDS)
    opened = undo(reception.desk, 1, by=reception.juan)
    assert opened.open
    assert opened.promise.verdict(reception.now) is Verdict.BROKEN
    (row,) = reminder_rows(reception.desk, persons=frozenset({reception.juan}))
    assert row.message.number == 1
    assert [each.number for each in messages(reception.desk, tray=Tray.LATE)] == [1]
    assert reception.kinds(1) == ["taken", "closed", "undone"]


def test_after_ten_seconds_it_is_too_late(reception: Reception) -> None:
    reception.take()
    accept(reception.desk, 1, by=reception.juan)
    reception.wait(TEN_SECONDS + timedelta(microseconds=1))
    with pytest.raises(NotAllowed, match="for 10 seconds"):
        undo(reception.desk, 1, by=reception.juan)


def test_it_stays_ten_seconds_where_the_clock_is_set_back(reception: Reception) -> None:
    reception.take()
    accept(reception.desk, 1, by=reception.juan)
    reception.wait(-timedelta(hours=5))
    with pytest.raises(NotAllowed, match="for 10 seconds"):
        undo(reception.desk, 1, by=reception.juan)


def test_only_ones_own_latest_action_is_undone_and_never_the_taking(reception: Reception) -> None:
    reception.take()
    with pytest.raises(NotAllowed, match="A message taken stays"):
        undo(reception.desk, 1, by=reception.ana)
    answered(reception.desk, 1, by=reception.juan)
    note(reception.desk, 1, "x", by=reception.ana)
    with pytest.raises(NotAllowed, match="Only whoever did the latest action"):
        undo(reception.desk, 1, by=reception.juan)
    undo(reception.desk, 1, by=reception.ana)
    undone = undo(reception.desk, 1, by=reception.juan)
    assert not undone.promise.answered
    with pytest.raises(NotAllowed, match="nothing to undo"):
        undo(reception.desk, 1, by=reception.juan)
