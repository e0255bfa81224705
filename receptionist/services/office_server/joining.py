"""Join the office: what an invitation brings becomes this PC's settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from receptionist.domain.errors import StorageTrouble
from receptionist.files import reason, write_safely
from receptionist.i18n import _
from receptionist.paths import office_certificate_file
from receptionist.settings import Settings
from receptionist.storage.office_server.invitation import (
    SUFFIX,
    Invitation,
    invitation_line,
    read_invitation,
    write_invitation,
)
from receptionist.storage.office_server.reaching import trusting

__all__ = [
    "SUFFIX",
    "Invitation",
    "invitation_line",
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


def settings_of(invitation: Invitation, settings: Settings) -> Settings:
    """The settings of a PC that has joined: the office's address, and who sits there.

    The authority that the server is proved by is kept beside them. Raises StorageTrouble.
    """
    address = invitation.address
    if invitation.certificate:
        file = office_certificate_file()
        write_safely(file, invitation.certificate.encode())
        address = trusting(address, file)
    return replace(settings, database=address, person=invitation.name, reminds_for="person")
