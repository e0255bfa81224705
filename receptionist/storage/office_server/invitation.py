"""What a colleague's PC needs to join the office, as a file and as one line that can be pasted.

It holds the only password there is: whoever has it is that colleague until it is renewed.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import asdict, dataclass
from typing import Final

from receptionist.domain.errors import BadInput
from receptionist.i18n import _

SUFFIX: Final = ".receptionist"
_BEGINS: Final = "receptionist-invitation:"
_LONGEST: Final = 100_000  # a certificate has some 2 000 letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Address (without password), whose it is, the login's password, the office's own authority."""

    address: str
    name: str
    password: str
    certificate: str = ""

    def __repr__(self) -> str:
        return f"Invitation(address={self.address!r}, name={self.name!r})"


def write_invitation(invitation: Invitation) -> str:
    """The file, for people to recognise and programs to read."""
    return json.dumps({"receptionist": 1} | asdict(invitation), ensure_ascii=False, indent=2) + "\n"


def invitation_line(invitation: Invitation) -> str:
    """The same as one word without spaces, to be pasted."""
    packed = base64.urlsafe_b64encode(json.dumps(asdict(invitation)).encode())
    return _BEGINS + packed.decode().rstrip("=")


def read_invitation(text: str) -> Invitation:
    """The invitation in the text of a file or in what was pasted. Raises BadInput."""
    text = text.strip().lstrip("\ufeff")
    if len(text) > _LONGEST:
        raise _unreadable()
    try:
        values = json.loads(_unpacked(text) if _BEGINS in text else text)
        kept = {name: values.get(name, "") for name in Invitation.__dataclass_fields__}
    except (ValueError, AttributeError, RecursionError) as error:
        raise _unreadable() from error
    needed = (kept["address"], kept["name"], kept["password"])
    if not all(isinstance(each, str) for each in kept.values()) or not all(needed):
        raise _unreadable()
    return Invitation(**kept)


def _unpacked(text: str) -> bytes:
    """What was packed into one line, however a mail program broke it."""
    packed = re.sub(r"\s+", "", text.partition(_BEGINS)[2])
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError from error


def _unreadable() -> BadInput:
    return BadInput(
        _(
            "This is no invitation to an office, or a part of it is missing. "
            "Paste all of it, or open its file."
        ),
        field="invitation",
    )
