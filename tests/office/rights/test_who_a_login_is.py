"""The server knows who works by the login of the session, and nobody where all share one login."""

from __future__ import annotations

from tests.support.office import Reception
from tests.support.server import Server


def test_a_login_is_a_person_and_a_shared_login_is_nobody(
    server: Server, made_on_server: tuple[str, Reception]
) -> None:
    original, office = made_on_server
    name = server.new_database(like=original)
    with server.connect(name) as connection:
        connection.execute(
            "INSERT INTO logins VALUES ('postgres', %s, 'front-desk')", (office.ana,)
        )
        assert connection.execute("SELECT receptionist_person()").fetchone() == (office.ana,)
        connection.execute("DELETE FROM logins")
        assert connection.execute("SELECT receptionist_person()").fetchone() == (None,)
    server.drop(name)
