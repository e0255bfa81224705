"""Short words to make a desk for a test: a real file, a clock to set, and the people of an office.

Laura owns it, Ana sits at the front desk, Juan and Marta receive messages (Marta stands in for
Juan), and both are "Ventas". It is Monday 23 November 2026, ten o'clock, open 9–14 and 16–19 UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from receptionist.clock import SetClock
from receptionist.domain.history import Promised
from receptionist.domain.ids import PersonId
from receptionist.domain.message import Caller, Message
from receptionist.domain.people import Role
from receptionist.notifications import SilentNotifier
from receptionist.services import manage_people
from receptionist.services.desk import Desk, open_desk
from receptionist.services.find_messages import message
from receptionist.services.office import save_office
from receptionist.services.take_message import NewMessage, take_message
from receptionist.settings import Settings
from tests.domain.lives import at
from tests.domain.test_people import HOURS

TEN = at("10:00")


@dataclass
class Reception:
    """A desk with everybody there; `now` is the clock, `address` the database."""

    address: str
    desk: Desk
    clock: SetClock
    notifier: SilentNotifier
    laura: PersonId
    ana: PersonId
    juan: PersonId
    marta: PersonId
    sales: PersonId

    def to(self, clock: str, *, day: int = 23) -> Reception:
        """Set the clock to "HH:MM" of that day of November 2026."""
        self.clock.at = at(clock, day=day)
        return self

    def wait(self, length: timedelta) -> None:
        """Let time pass."""
        self.clock.at += length

    @property
    def now(self) -> datetime:
        """What the clock shows."""
        return self.clock.now()

    def take(self, due: str | None = "12:00", **more: Any) -> Message:
        """Ana takes a call of María López for Juan, promised by `due` of that Monday."""
        promised = Promised(words="le llamamos", due_at=at(due)) if due else None
        new = NewMessage(
            caller=Caller(name="María López", phone="655 12 34 56"),
            text="quiere un presupuesto",
            assignee=self.juan,
            promised=promised,
            nothing_promised=promised is None,
        )
        by = more.pop("by", self.ana)
        return take_message(self.desk, replace(new, **more), by=by)

    def kinds(self, number: int) -> list[str]:
        """What happened to a message, as kinds of events."""
        return [each.what.kind for each in message(self.desk, number).history]

    @property
    def file(self) -> Path:
        """The SQLite file; an office on a server has none."""
        return Path(self.address.removeprefix("sqlite:///"))

    def second(self) -> Desk:
        """Another program on the same database, with a clock of its own; to be closed."""
        return open_at(self.address, SetClock(self.clock.at), SilentNotifier())

    def restart(self) -> None:
        """End the program and start it again: only the database remains."""
        self.desk.close()
        self.desk = open_at(self.address, self.clock, self.notifier)


def open_at(address: str, clock: SetClock, notifier: SilentNotifier) -> Desk:
    """The desk of a database."""
    return open_desk(Settings(), address=address, clock=clock, notifier=notifier)


def in_file(folder: Path) -> str:
    """The address of the office's file in `folder`."""
    return f"sqlite:///{folder / 'desk.sqlite3'}"


def make_reception(where: Path | str) -> Reception:
    """A new office, in a folder or at an address; close its desk afterwards."""
    address = in_file(where) if isinstance(where, Path) else where
    clock, notifier = SetClock(TEN), SilentNotifier()
    desk = open_at(address, clock, notifier)
    save_office(desk, replace(desk.office(), name="Taller Ruiz", hours=HOURS, language="es"))
    laura = manage_people.add(desk, "Laura", role=Role.OWNER).id
    ana = manage_people.add(desk, "Ana", role=Role.FRONT_DESK).id
    marta = manage_people.add(desk, "Marta").id
    juan = manage_people.add(desk, "Juan", deputy=marta).id
    sales = manage_people.add_department(desk, "Ventas", [juan, marta]).id
    people = {"laura": laura, "ana": ana, "juan": juan, "marta": marta, "sales": sales}
    return Reception(address=address, desk=desk, clock=clock, notifier=notifier, **people)


def same_office(made: Reception, folder: Path) -> Reception:
    """A copy of an office that was made and closed before: cheaper than making it anew."""
    address = in_file(folder)
    Path(address.removeprefix("sqlite:///")).write_bytes(made.file.read_bytes())
    return at_copy(made, address)


def at_copy(made: Reception, address: str) -> Reception:
    """That office, where a copy of its database lies."""
    clock, notifier = SetClock(TEN), SilentNotifier()
    desk = open_at(address, clock, notifier)
    return replace(made, address=address, desk=desk, clock=clock, notifier=notifier)
