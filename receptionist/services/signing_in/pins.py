"""PINs and passwords of people: set, forgotten, asked for; wrong ones wait longer and longer.

argon2id keeps the hash slow to try (200 ms: never on the windows' thread). Wrong tries are counted
in the database, so that neither another PC nor a new start forgets them. On one PC with a file of
its own this keeps honest people apart; what protects the file itself are the rights on it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from receptionist.domain.errors import BadInput, NotAllowed
from receptionist.domain.ids import PersonId
from receptionist.domain.rules import check_owner
from receptionist.i18n import _
from receptionist.services.desk import Desk, actor_in
from receptionist.storage.people import load_people
from receptionist.storage.signing_in import pins
from receptionist.wording import say_length

SHORTEST: Final = 4
_LONGEST: Final = 200
_FREE_TRIES: Final = 3
_FIRST_WAIT: Final = timedelta(seconds=5)
_LONGEST_WAIT: Final = timedelta(minutes=15)


class WrongPin(NotAllowed):
    """It is not that person's PIN."""


def persons_with_pin(desk: Desk) -> frozenset[PersonId]:
    """Whoever is asked for one."""
    with desk.database.read() as session:
        return pins.persons_with_pin(session)


def sign_in(desk: Desk, person: PersonId, given: str) -> str:
    """Whether it is them: the hash it was held against, "" for somebody who has no PIN.

    Raises WrongPin, NotAllowed while one has to wait and for somebody who has left.
    """
    with desk.database.begin() as session:
        name = actor_in(load_people(session), person).name
        pin = pins.pin_of(session, person)
        if pin is None:
            return ""
        now = desk.now()
        if pin.wait_until and now < pin.wait_until <= now + _LONGEST_WAIT:
            raise NotAllowed(_too_many(pin.wait_until - now))
        wait = _wait_after(pin.wrong + 1)
        pins.count_try(session, person, now + wait if wait else None)
    if not is_right(pin.hash, given):
        if wait:
            raise WrongPin(_too_many(wait))
        raise WrongPin(_("That is not {name}'s PIN.").format(name=name))
    with desk.database.begin() as session:
        pins.forget_tries(session, person)
    return pin.hash


def set_pin(desk: Desk, person: PersonId, new: str, *, by: PersonId, present: str = "") -> None:
    """Give somebody a PIN: they themselves, who know the present one, or the owner.

    Raises BadInput for one that is too short, WrongPin, NotAllowed.
    """
    if not SHORTEST <= len(new) <= _LONGEST:
        raise BadInput(
            _("A PIN or password has at least {count} characters.").format(count=SHORTEST),
            field="pin",
        )
    if by == person:
        sign_in(desk, person, present)
    hash_ = _hasher().hash(new)
    with desk.database.begin() as session:
        people = load_people(session)
        actor = actor_in(people, by)
        actor_in(people, person)
        if by != person:
            check_owner(actor, people)
        pins.keep_pin(session, person, hash_)


def forget_pin(desk: Desk, person: PersonId, *, by: PersonId) -> None:
    """Somebody has forgotten theirs: the owner takes it away, and they choose a new one."""
    with desk.database.begin() as session:
        people = load_people(session)
        check_owner(actor_in(people, by), people)
        pins.forget_pin(session, person)


def is_right(hash_: str, given: str) -> bool:
    """Whether that is the PIN of the hash; slow, on purpose."""
    from argon2.exceptions import VerificationError

    try:
        return bool(_hasher().verify(hash_, given[:_LONGEST]))
    except VerificationError:
        return False


def _hasher() -> Any:
    from argon2 import PasswordHasher  # 30 ms, and only whoever has a PIN needs it

    return PasswordHasher()


def _wait_after(tries: int) -> timedelta | None:
    """How long the next try waits after so many wrong ones: 5 s, 10 s, 20 s … 15 min."""
    more = tries - _FREE_TRIES
    if more < 0:
        return None
    return min(_FIRST_WAIT * (1 << min(more, 20)), _LONGEST_WAIT)


def _too_many(left: timedelta) -> str:
    seconds = int(left.total_seconds()) + 1
    length = (
        _("{seconds} s").format(seconds=seconds)
        if seconds < 60
        else say_length(timedelta(seconds=seconds))
    )
    return _("Too many wrong tries. Try again in {length}.").format(length=length)
