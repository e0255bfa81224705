"""Join the office: what an invitation brings becomes this PC's settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from receptionist.domain.errors import StorageTrouble
from receptionist.files import reason, write_safely
from receptionist.i18n import _
from receptionist.logins import KeptLogin, keep_login, logins_beside
from receptionist.passwords import Kept, forget_secret, keep_secret
from receptionist.paths import office_certificate_file
from receptionist.services.desk import open_desk
from receptionist.settings import Settings, save_settings
from receptionist.storage.office_server.invitation import (
    SUFFIX,
    Invitation,
    invitation_line,
    read_invitation,
    write_invitation,
)
from receptionist.storage.office_server.reaching import less_than_proof, server_of, trusting

__all__ = [
    "SUFFIX",
    "Facts",
    "Invitation",
    "Joined",
    "facts_of",
    "invitation_line",
    "join",
    "open_invitation",
    "read_invitation",
    "save_invitation",
    "settings_of",
]

_LONGEST = 100_000


def save_invitation(invitation: Invitation, file: Path) -> None:
    """Write it where only its writer reads it. Raises StorageTrouble."""
    write_safely(file, write_invitation(invitation).encode(), mode=0o600)


def open_invitation(file: Path) -> Invitation:
    """The invitation in a file. Raises BadInput, and StorageTrouble for one that cannot be read."""
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            text = opened.read(_LONGEST)
    except OSError as error:
        raise StorageTrouble(
            _("{file} cannot be read: {why}.").format(file=file, why=reason(error))
        ) from error
    return read_invitation(text)


@dataclass(frozen=True, slots=True)
class Joined:
    """The settings of a PC that has joined, on disk already, and where its password is kept."""

    settings: Settings
    kept: Kept


def join(invitation: Invitation, settings: Settings) -> Joined:
    """Open the office once with what the invitation brings; then it is this PC's from now on.

    Raises StorageTrouble where it cannot be opened: then everything stays as it was.
    """
    joined = settings_of(invitation, settings)
    kept = keep_secret(joined.database, invitation.password)
    try:
        open_desk(joined, watches=False).close()
        keep_login(KeptLogin(name=invitation.name, address=joined.database))
        if len(logins_beside(joined.database)) > 1:  # from now on several may sit here
            joined = replace(joined, asks_who=True)
        save_settings(joined)
    except BaseException:
        forget_secret(joined.database)
        raise
    return Joined(joined, kept)


def settings_of(invitation: Invitation, settings: Settings) -> Settings:
    """The settings of a PC that has joined: the office's address, and who sits there.

    The authority that the server is proved by is kept beside them. Raises StorageTrouble.
    """
    address = invitation.address
    if invitation.certificate:
        file = office_certificate_file()
        write_safely(file, invitation.certificate.encode())
        address = trusting(address, file)
    return replace(
        settings, database=address, person=invitation.name, reminds_for="person", welcomed=True
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """What an invitation says, for whoever is about to use it; and what is to be minded."""

    words: str
    warning: str = ""


def facts_of(invitation: Invitation) -> Facts:
    """Whose it is and where it leads, without its password."""
    words = _("For {name}, at {server}.").format(
        name=invitation.name, server=server_of(invitation.address)
    )
    return Facts(words, weaker_words(invitation.address))


def weaker_words(address: str) -> str:
    """That this address asks the server for less proof than it should; "" where it does not."""
    less = less_than_proof(address)
    if not less:
        return ""
    return _(
        "This address says sslmode={mode}: the office's server need not prove who it is. "
        "Somebody in between could read everything. Ask whoever set it up for a certificate."
    ).format(mode=less)
