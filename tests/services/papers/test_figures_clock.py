"""The clock of the PC was set back while people worked: the papers come out all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from receptionist.domain.message import Outcome
from receptionist.services.check_desk import check_desk
from receptionist.services.close_message import close
from receptionist.services.print_day import print_day
from receptionist.services.summarise_day import summarise_day, summarise_period
from tests.support.office import Reception


@pytest.mark.expects_log
@pytest.mark.parametrize("back", [timedelta(hours=5), timedelta(days=2)])
def test_a_message_that_was_done_before_it_was_taken(reception: Reception, back: timedelta) -> None:
    message = reception.take()
    reception.wait(-back)
    close(reception.desk, message.number, outcome=Outcome.RESOLVED, note="ok", by=reception.ana)
    days = {(reception.now + each).date() for each in (timedelta(0), back)}
    for _now in range(2):
        for day in days:
            figures = summarise_day(reception.desk, day)
            assert figures.balance.adds_up
            assert print_day(reception.desk, day).startswith(b"%PDF")
        period = summarise_period(reception.desk, first=min(days), last=max(days))
        assert (len(period.balance.closed), len(period.balance.still_open)) == (1, 0)
        reception.wait(timedelta(days=3))
    assert check_desk(reception.desk).troubles == ()
