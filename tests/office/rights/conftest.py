"""An office whose server knows everybody, with a few messages, for plain SQL past the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest

from receptionist.domain.message import Message
from receptionist.services.office import change_reading
from tests.support.logins import OfficeOfLogins, give_logins
from tests.support.office import Reception, make_reception
from tests.support.server import Server


@dataclass(frozen=True)
class GuardedOffice:
    """Messages are Juan's and Marta's, taken by Ana, and one of Laura's own; nobody reads all."""

    server: Server
    reception: Reception
    office: OfficeOfLogins
    juans: Message
    martas: Message
    lauras: Message

    def login(self, name: str) -> str:
        """What the server calls somebody."""
        return self.office.logins[getattr(self.reception, name)]

    def as_(self, name: str) -> psycopg.Connection[tuple[object, ...]]:
        """A connection past the program, as somebody; to be closed."""
        return self.server.connect(self.office.database, login=self.login(name))

    @property
    def words(self) -> dict[str, str]:
        """What stands for what in a statement."""
        who = {name: str(getattr(self.reception, name)) for name in ("laura", "ana", "juan")}
        which = {"juans": self.juans.id, "martas": self.martas.id, "lauras": self.lauras.id}
        return (
            who
            | {name: str(id_) for name, id_ in which.items()}
            | {
                "marta": str(self.reception.marta),
                "login": self.login("juan"),
                "database": self.office.database,
                "keeper": f"{self.office.database}_keeper",
                "owners": f"{self.office.database}_owner",
            }
        )


@pytest.fixture(scope="module")
def guarded(server: Server) -> Iterator[GuardedOffice]:
    """Made once: every test takes back what it tries."""
    name = server.new_database()
    found = make_reception(server.address(name))
    juans = found.take()
    martas = found.take(assignee=found.marta)
    lauras = found.take(assignee=found.laura, by=found.laura)
    change_reading(found.desk, everything=False)
    found.desk.close()
    yield GuardedOffice(server, found, give_logins(server, name), juans, martas, lauras)
    server.drop(name)
