"""A desk in a file with a past, and a new office on a server for it to move into."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from receptionist.domain.history import AttemptKind, ReopenReason
from receptionist.domain.message import Outcome
from receptionist.domain.promise import Told
from receptionist.services import manage_people
from receptionist.services.answer_caller import answered, attempt
from receptionist.services.assign_message import accept
from receptionist.services.close_message import close, reopen
from receptionist.services.desk import Desk
from receptionist.services.edit_message import note
from receptionist.services.keep_contacts import remember_callers
from receptionist.services.move_promise import move
from receptionist.services.remind import remind
from receptionist.services.undo import undo
from tests.domain.lives import at
from tests.support.office import Reception, open_at
from tests.support.server import Server


@pytest.fixture
def with_a_past(reception_in_file: Reception) -> Reception:
    """Messages in every state, with all that belongs to them."""
    reception, desk = reception_in_file, reception_in_file.desk
    for _each in range(3):
        reception.take("12:00")
    reception.take(assignee=None, department=reception.sales)
    note(desk, 1, "del taller, Ñandú", by=reception.marta)
    attempt(desk, 1, what=AttemptKind.BUSY, by=reception.juan)
    reception.to("11:00")
    move(desk, 1, due_at=at("17:00"), told=Told.PHONE, by=reception.juan)
    close(desk, 2, outcome=Outcome.DUPLICATE, of=3, by=reception.ana)
    accept(desk, 4, by=reception.juan)
    reception.to("12:30")
    remind(desk)
    answered(desk, 3, by=reception.juan)
    close(desk, 3, outcome=Outcome.RESOLVED, note="hecho", by=reception.juan)
    reopen(desk, 3, because=ReopenReason.CAME_BACK, by=reception.ana)
    note(desk, 4, "sobra", by=reception.ana)
    undo(desk, 4, by=reception.ana)
    remember_callers(desk)
    reception.wait(timedelta(days=1))
    return reception


@pytest.fixture
def office(server: Server, with_a_past: Reception) -> Iterator[Desk]:
    """A new office without anybody."""
    name = server.new_database()
    found = open_at(server.address(name), with_a_past.clock, with_a_past.notifier)
    yield found
    found.close()
    server.drop(name)


@pytest.fixture
def lived_in(office: Desk) -> Desk:
    """An office where somebody works already."""
    manage_people.add(office, "Nuria")
    return office
