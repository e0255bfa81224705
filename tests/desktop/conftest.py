"""One X server for all tests of the program; a bus and a notification service for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desktop.program import Program, running
from tests.support.desktop import Desktop, desktop_on, x_server


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


@pytest.fixture
def desktop(display: str) -> Iterator[Desktop]:
    with desktop_on(display) as desktop:
        desktop.start_dunst()
        yield desktop


@pytest.fixture
def program(desktop: Desktop) -> Iterator[Program]:
    with running(desktop.env) as program:
        yield program
