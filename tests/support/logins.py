"""One desk at which everybody works with a login of their own, as on as many PCs of an office.

The services say who acts in a variable called `by`; whoever calls the database for them is let in
by that login. What no person does in particular is done by the owner's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from receptionist.domain.ids import PersonId
from receptionist.storage.database import Database, Session, open_database
from receptionist.storage.office_server.create import create_office
from receptionist.storage.office_server.logins import give_login
from receptionist.storage.people import load_people
from tests.support.server import Server


class DatabaseOfLogins(Database):
    """A database for each login, behind one that asks whose turn it is."""

    def __init__(self, logins: dict[PersonId, Database], owner: PersonId) -> None:
        self._logins = logins
        self._first = logins[owner]
        self.in_file = False
        self.own_sessions = self._first.own_sessions

    @property
    def name(self) -> str:
        """As the owner would see it."""
        return self._first.name

    @contextmanager
    def begin(self, *, patient: bool = False) -> Iterator[Session]:
        """A transaction of whoever acts."""
        with self._whose().begin(patient=patient) as session:
            yield session

    @contextmanager
    def read(self, *, long: bool = False, patient: bool = False) -> Iterator[Session]:
        """What whoever acts may see."""
        with self._whose().read(long=long, patient=patient) as session:
            yield session

    def listen(self, channel: str) -> Any:
        """The owner's."""
        return self._first.listen(channel)

    def close(self) -> None:
        """Let go of all of them."""
        for each in self._logins.values():
            each.close()

    def _whose(self) -> Database:
        """The database of whoever acts, as the service that asks for it says."""
        frame = sys._getframe(1).f_back
        while frame is not None:
            by = frame.f_locals.get("by")
            if isinstance(by, UUID) and by in self._logins:
                return self._logins[PersonId(by)]
            frame = frame.f_back
        return self._first


@dataclass(frozen=True)
class OfficeOfLogins:
    """A database whose server knows everybody, to be copied; and the login of each."""

    server: Server
    database: str
    logins: dict[PersonId, str]

    def copy(self) -> str:
        """The name of a new copy of it, with everybody's rights as they were."""
        name = self.server.new_database(like=self.database)
        with self.server.connect(name) as connection:
            # Roles are the whole server's: what a test did to them holds in this copy as well.
            connection.execute(
                "SELECT receptionist_give_role(login::name, person, role) FROM logins"
            )
        return name

    def open(self, database: str, *, owner: PersonId) -> DatabaseOfLogins:
        """A database in which each acts by a login of their own."""
        found = {
            who: open_database(self.server.address(database, login=login))
            for who, login in self.logins.items()
        }
        return DatabaseOfLogins(found, owner)


def give_logins(server: Server, database: str) -> OfficeOfLogins:
    """Make an office of a database on the test's server, and a login for everybody there."""
    address = server.address(database)
    create_office(address)
    opened = open_database(address)
    with opened.read() as session:
        people = load_people(session)
    opened.close()
    return OfficeOfLogins(
        server, database, {each.id: give_login(address, each)[0] for each in people.active}
    )
