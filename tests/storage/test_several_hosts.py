"""A first host that takes packets and says nothing: the second one serves, and is remembered."""

from __future__ import annotations

from contextlib import closing
from time import monotonic
from types import SimpleNamespace
from typing import Any

from receptionist.services.desk import open_desk
from receptionist.settings import Settings
from receptionist.storage.engines.several_hosts import connect
from tests.support.cut_line import a_line_to
from tests.support.server import Server


class Driver:
    """Notes whom it was asked to connect to, and is answered by one of them."""

    def __init__(self, *answers: tuple[str, int]) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, str]] = []

    def connect(self, **named: Any) -> Any:
        """What psycopg would do."""
        self.asked.append((named["host"], named.get("port", "")))
        host, port = self._answers.pop(0)
        return SimpleNamespace(info=SimpleNamespace(host=host, port=port))


def test_who_answered_last_is_asked_first() -> None:
    driver = Driver(("h2", 5433), ("h1", 5432), ("h1", 5432))
    named = {"host": "h1,h2,h3", "port": "5432,5433,5432"}
    for _time in range(3):
        connect(driver, (), named)
    first = ("h1,h2,h3", "5432,5433,5432")
    assert driver.asked == [first, ("h2,h1,h3", "5433,5432,5432"), first]


def test_one_host_is_asked_as_it_is() -> None:
    driver = Driver(("h1", 5432), ("h1", 5432))
    connect(driver, (), {"host": "h1"})
    connect(driver, (), {"host": "h1,h9"})
    assert driver.asked == [("h1", ""), ("h1,h9", "")]


def test_a_silent_first_host_costs_three_seconds_once(server: Server) -> None:
    name = server.new_database()
    open_desk(Settings(), address=server.address(name)).close()
    with a_line_to(server.folder) as line:
        line.silent = True
        both = f"postgresql://postgres@/{name}?host={line.folder}&host={server.folder}"
        took = []
        for _time in range(2):
            began = monotonic()
            with closing(open_desk(Settings(), address=both)) as desk:
                assert not desk.people().active
            took.append(monotonic() - began)
            assert line.tried == 1, "nobody waits for it a second time"
        assert took[1] < took[0] > 2.5
    server.drop(name)
