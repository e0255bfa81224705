"""A desk with its people for every test of a service, in a file and on an office's server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from receptionist.storage.changes import watch_changes
from receptionist.storage.office_server.create import create_office
from receptionist.storage.office_server.logins import give_login
from tests.support.logins import database_of_logins
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


@pytest.fixture(scope="session")
def made_with_logins(server: Server, made_on_server: tuple[str, Reception]) -> tuple[str, Reception, dict]:
    original, made = made_on_server
    name = server.new_database(like=original)
    address = server.address(name)
    create_office(address)
    from receptionist.storage.database import open_database
    from receptionist.storage.people import load_people
    d = open_database(address)
    with d.read() as s:
        ppl = load_people(s)
    d.close()
    return name, made, {p.id: give_login(address, p)[0] for p in ppl}


@pytest.fixture
def reception_with_logins(server: Server, made_with_logins):
    original, made, logins = made_with_logins
    name = server.new_database(like=original)
    found = at_copy(made, server.address(name))
    # Roles are the whole server's: what the test before did to them holds in this copy as well.
    with server.connect(name) as connection:
        connection.execute(
            "SELECT receptionist_give_role(login::name, person, role) FROM logins"
        )
    found.desk.database.close()
    found.desk._watch.close()
    found.desk.database = database_of_logins(server, name, logins, made.laura)
    found.desk._watch = watch_changes(found.desk.database)
    yield found
    found.desk.close()
    server.drop(name)


@pytest.fixture(params=["file", "server", "logins"])
def reception(request: pytest.FixtureRequest) -> Reception:
    """A new office of its own: every service must do the same on both."""
    found: Reception = request.getfixturevalue(
        {"file": "reception_in_file", "server": "reception_on_server", "logins": "reception_with_logins"}[request.param]
    )
    return found
