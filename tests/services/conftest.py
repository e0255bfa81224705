"""A desk with its people for every test of a service, in a file and on an office's server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.office import Reception, at_copy, make_reception, same_office
from tests.support.server import Server


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Reception:
    """An office that was made once and closed."""
    made = make_reception(tmp_path_factory.mktemp("office"))
    made.desk.close()
    return made


@pytest.fixture(scope="session")
def made_on_server(server: Server) -> tuple[str, Reception]:
    """The same on the server, and the name of its database."""
    name = server.new_database()
    made = make_reception(server.address(name))
    made.desk.close()
    return name, made


@pytest.fixture
def reception_in_file(made_office: Reception, tmp_path: Path) -> Iterator[Reception]:
    """A new office of its own in a SQLite file."""
    found = same_office(made_office, tmp_path)
    yield found
    found.desk.close()


@pytest.fixture
def reception_on_server(
    server: Server, made_on_server: tuple[str, Reception]
) -> Iterator[Reception]:
    """A new office of its own on the server."""
    original, made = made_on_server
    name = server.new_database(like=original)
    found = at_copy(made, server.address(name))
    yield found
    found.desk.close()
    server.drop(name)


@pytest.fixture(params=["file", "server"])
def reception(request: pytest.FixtureRequest) -> Reception:
    """A new office of its own: every service must do the same on both."""
    found: Reception = request.getfixturevalue(
        "reception_in_file" if request.param == "file" else "reception_on_server"
    )
    return found
