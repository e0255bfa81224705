"""Set an office up on its server, invite its colleagues, bring its tables up to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from receptionist.domain.errors import DeskError, NotFound, StorageTrouble
from receptionist.domain.names import folded
from receptionist.domain.people import Colleague, Role
from receptionist.files import reason
from receptionist.i18n import _
from receptionist.services.desk import Desk, open_desk
from receptionist.services.manage_people import add, find_person, set_role
from receptionist.settings import Settings
from receptionist.storage.office_server import create, logins, migrate
from receptionist.storage.office_server.invitation import Invitation
from receptionist.storage.office_server.reaching import address_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How the PCs of the office reach its server, where that is not the address used here."""

    server: str = ""
    certificate: Path | None = None


def create_office(
    address: str, *, name: str, reached: Reached | None = None
) -> tuple[Colleague, Invitation | None]:
    """Make the office of a database, or of one that all share a login of, and its first owner.

    Done again nothing is doubled; who has a login keeps it, and gets no new invitation.
    """
    create.create_office(address)
    with _keeping(address) as desk:
        owner = _colleague(desk, name, Role.OWNER)
    if logins.has_login(address, owner):
        return owner, None
    return owner, _invitation(address, owner, reached or Reached())


def invite(
    address: str, name: str, *, role: Role | None = None, reached: Reached | None = None
) -> tuple[Colleague, Invitation]:
    """A login for a colleague, new or known, with a new password that is told this once."""
    with _keeping(address) as desk:
        person = _colleague(desk, name, role)
    return person, _invitation(address, person, reached or Reached())


def withdraw(address: str, name: str) -> Colleague:
    """Lock a colleague's login and end its sessions; the colleague stays one.

    Raises NotFound, and BadInput for a name that may be several people's.
    """
    with _keeping(address) as desk:
        people = desk.people()
    person = people.find(find_person(people, name))
    if person is None:  # a department, which has no login
        raise NotFound(_("Nobody here is called “{name}”.").format(name=name[:40]))
    logins.withdraw_login(address, person)
    return person


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of one office: the revision before and now, or the sentence why not."""

    address: str
    before: str = ""
    now: str = ""
    trouble: str = ""


def migrate_offices(addresses: Sequence[str]) -> Iterator[Migrated]:
    """Bring each to this program's tables and rights; one that cannot be is said and passed by.

    Each is a transaction of its own: stopped half-way, it goes on where it was.
    """
    for address in addresses:
        try:
            before, now = migrate.migrate_office(address)
        except DeskError as error:
            yield Migrated(address, trouble=str(error))
        else:
            yield Migrated(address, before, now)


def offices_beside(address: str) -> tuple[str, ...]:
    """The address of every office on the server of that address."""
    return migrate.offices_beside(address)


@contextmanager
def _keeping(address: str) -> Iterator[Desk]:
    """The desk of whoever keeps the office: bound by no colleague's rights."""
    desk = open_desk(Settings(), address=address)
    try:
        yield desk
    finally:
        desk.close()


def _known(desk: Desk, name: str) -> Colleague | None:
    return next((e for e in desk.people().active if folded(e.name) == folded(name)), None)


def _colleague(desk: Desk, name: str, role: Role | None) -> Colleague:
    person = _known(desk, name)
    if person is None:
        return add(desk, name, role=role or Role.COLLEAGUE)
    if role and person.role is not role:
        return set_role(desk, person.id, role)
    return person


def _invitation(address: str, person: Colleague, reached: Reached) -> Invitation:
    certificate = _certificate(reached.certificate)
    login, password = logins.give_login(address, person)
    theirs, own = address_for(address, login, server=reached.server)
    return Invitation(
        address=theirs,
        name=person.name,
        password=password,
        certificate=certificate or _certificate(Path(own) if own else None),
    )


def _certificate(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise StorageTrouble(
            _("{file} cannot be read: {why}.").format(file=file, why=reason(error))
        ) from error
    if "BEGIN CERTIFICATE" not in text:
        raise StorageTrouble(_("{file} holds no certificate.").format(file=file))
    return text
