"""Sit down with a login of one's own: at a PC that several people share, each has theirs.

Whoever sits there then works by their own rights at the office's server, not by those of whoever
sat there before. Their PIN is asked by their own login, since nobody else's may read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from receptionist.clock import Clock
from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.ids import PersonId
from receptionist.domain.names import names_meant
from receptionist.i18n import _
from receptionist.logins import KeptLogin, keep_login, logins_beside
from receptionist.services.desk import Desk, open_desk
from receptionist.services.signing_in.pins import persons_with_pin, set_pin, sign_in
from receptionist.settings import Settings, database_address


def keep_own(desk: Desk, address: str) -> str:
    """Keep the login that this PC works with among its others; whose it is, "" for nobody's."""
    person = desk.login()
    name = desk.people().name(person)
    if name:
        keep_login(KeptLogin(name=name, address=address, pin=person in persons_with_pin(desk)))
    return name


def settings_of(name: str, settings: Settings) -> Settings:
    """These settings with the login that this PC holds for somebody: a name, or a beginning.

    Where it holds none, or several may be meant, they stay as they are.
    """
    logins = {each.name: each for each in logins_beside(database_address(settings))}
    meant = names_meant(tuple(logins), name)
    if len(meant) != 1:
        return settings
    return replace(settings, database=logins[meant[0]].address, person=meant[0])


def has_pin(login: KeptLogin, settings: Settings, clock: Clock) -> bool:
    """Whether whoever has that login has a PIN. Raises StorageAway, StorageTrouble, NotAllowed."""
    with _desk_of(login, settings, clock) as desk:
        return _whose(desk, login) in persons_with_pin(desk)


def sit_down(
    login: KeptLogin, settings: Settings, clock: Clock, given: str, *, new: bool = False
) -> tuple[PersonId, str]:
    """Who that is, and the hash that `given` was held against; `new`: it is their PIN from now on.

    Raises BadInput where a PIN is missing, WrongPin, NotAllowed, StorageAway, StorageTrouble.
    """
    with _desk_of(login, settings, clock) as desk:
        person = _whose(desk, login)
        if new:
            set_pin(desk, person, given, by=person)
        elif not given and person in persons_with_pin(desk):
            raise BadInput(_("Give your PIN or password."), field="pin")
        hash_ = sign_in(desk, person, given)
    keep_login(replace(login, pin=bool(hash_)))
    return person, hash_


def _whose(desk: Desk, login: KeptLogin) -> PersonId:
    person = desk.login()
    if person is None:
        raise NotAllowed(
            _("The login kept here for {name} is nobody's. Ask for a new invitation.").format(
                name=login.name
            )
        )
    return person


@contextmanager
def _desk_of(login: KeptLogin, settings: Settings, clock: Clock) -> Iterator[Desk]:
    theirs = replace(settings, database=login.address)
    desk = open_desk(theirs, clock=clock, watches=False)
    try:
        yield desk
    finally:
        desk.close()
