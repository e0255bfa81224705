"""A database of its own for every test of the storage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from receptionist.storage.database import Database, open_database
from tests.support.copied import copied
from tests.support.server import Server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    """A new database, brought up to date."""
    found = open_database(copied(file, _make))
    yield found
    found.close()


def _make(address: str) -> None:
    open_database(address).close()


@pytest.fixture(scope="session")
def empty_on_server(server: Server) -> str:
    """The name of a database on the server that was brought up to date once."""
    name = server.new_database()
    _make(server.address(name))
    return name


@pytest.fixture
def on_server(server: Server, empty_on_server: str) -> Iterator[Database]:
    """A new database on an office's server."""
    name = server.new_database(like=empty_on_server)
    found = open_database(server.address(name))
    yield found
    found.close()
    server.drop(name)


@pytest.fixture(params=["database", "on_server"])
def either(request: pytest.FixtureRequest) -> Database:
    """A new database, in a file and on a server: what is kept must be the same."""
    found: Database = request.getfixturevalue(request.param)
    return found
