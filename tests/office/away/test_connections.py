"""How many of the server's connections a window holds: two, and a third while it reads for long."""

from __future__ import annotations

import pytest

from receptionist.services.desk import Desk
from tests.office.away.conftest import AwayDay
from tests.support.server import Server
from ui import background

_COUNT = b"""
SELECT count(*) FROM pg_stat_activity
WHERE datname = %s AND application_name = 'receptionist'
"""


@pytest.fixture(autouse=True)
def _rests_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "_READER_RESTS_AFTER", 0.1)


def test_a_window_at_rest_holds_two(day: AwayDay, server: Server, address: str) -> None:
    name = address.partition("@/")[2].partition("?")[0]

    def held() -> int:
        with server.connect("postgres") as beside:
            row = beside.execute(_COUNT, (name,)).fetchone()
        assert row is not None
        return int(str(row[0])) - 2  # those of the desk that the test looks on with

    def read(desk: Desk) -> int:
        desk.people()
        return held()

    at_work: list[int] = []
    day.app.background.ask_long(read, at_work.append)
    day.hands.until(lambda: at_work, "something was read for long")
    assert at_work[0] >= 3
    day.hands.until(lambda: held() == 2, "the reader has left its connection to others")
    day.app.background.ask_long(read, at_work.append)
    day.hands.until(lambda: len(at_work) == 2, "and reads again with a new one")
