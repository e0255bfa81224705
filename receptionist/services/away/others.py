"""What others who share this PC left waiting goes to the office too, each by their own login."""

from __future__ import annotations

from receptionist.clock import Clock
from receptionist.logins import KeptLogin, logins_beside
from receptionist.paths import office_folder
from receptionist.services.away.office_desk import Office, office_name, open_office
from receptionist.settings import Settings
from receptionist.storage.away.outbox import Outbox


def others_here(address: str) -> tuple[KeptLogin, ...]:
    """The logins of that office kept on this PC, but the one of the address itself."""
    mine = office_name(address)
    return tuple(each for each in logins_beside(address) if office_name(each.address) != mine)


def send_for_others(address: str, settings: Settings, clock: Clock) -> None:
    """Send what waits of theirs; what cannot be sent now waits on."""
    for each in others_here(address):
        office = _office_of(each, settings, clock)
        if office is not None and not office.line.outbox.empty:
            office.line.reach()


def waiting_of_others(address: str) -> int:
    """How much waits on this PC that others saved there, by their logins of the same office."""
    folders = (office_folder(office_name(each.address)) for each in others_here(address))
    return sum(Outbox(folder).count() for folder in folders)


def can_work_here(login: KeptLogin, settings: Settings, clock: Clock) -> bool:
    """Whether enough of the office was copied to this PC for that login to work without it."""
    office = _office_of(login, settings, clock)
    return office is not None and office.known_here


def _office_of(login: KeptLogin, settings: Settings, clock: Clock) -> Office | None:
    return open_office(settings, address=login.address, clock=clock)
