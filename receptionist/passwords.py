"""The password of the office's address: in this PC's keyring, else in a file only its user reads.

It stands nowhere else: not in the settings, the log, an argument, nor in what is shown of an
error. https://keyring.readthedocs.io: Windows' credential locker, macOS' keychain, Secret Service.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import parse_qs, urlsplit

from receptionist.files import write_safely
from receptionist.i18n import _
from receptionist.paths import passwords_file

log = logging.getLogger(__name__)

_SERVICE: Final = "Receptionist"
T = TypeVar("T")


class Kept(Enum):
    """Where a password is kept."""

    KEYRING = "keyring"
    FILE = "file"


def keep_secret(address: str, password: str) -> Kept:
    """Keep the password of an address on this PC; where it is kept. Raises StorageTrouble."""
    key = _key(address)

    def keep(ring: Any) -> bool:
        ring.set_password(_SERVICE, key, password)
        return bool(ring.get_password(_SERVICE, key) == password)

    if _asked(keep):
        _change_file(key, None)
        return Kept.KEYRING
    _change_file(key, password)
    return Kept.FILE


def secret_for(address: str) -> str | None:
    """The password kept for an address, or None."""
    key = _key(address)
    if (kept := _in_file().get(key)) is not None:
        return kept
    found = _asked(lambda ring: ring.get_password(_SERVICE, key))
    return None if found is None else str(found)


def forget_secret(address: str) -> bool:
    """Keep it no longer; whether there was one. Raises StorageTrouble."""
    key = _key(address)
    known = secret_for(address) is not None
    _change_file(key, None)

    def forget(ring: Any) -> None:
        if ring.get_password(_SERVICE, key) is not None:
            ring.delete_password(_SERVICE, key)

    _asked(forget)
    return known


def kept_words(where: Kept) -> str:
    """Where it is kept, for the person who gave it."""
    if where is Kept.KEYRING:
        return _("The password is kept in this PC's keyring.")
    return _(
        "This PC has no keyring that answers: the password is kept in the file {file}, which "
        "only you can read. Whoever can use your account can read it too."
    ).format(file=passwords_file())


def _key(address: str) -> str:
    """Login, hosts and database; what else an address says may change without a new password."""
    parts = urlsplit(address)
    login, _at, host = parts.netloc.rpartition("@")
    hosts = [host] if host else parse_qs(parts.query).get("host", [])
    return f"{login.partition(':')[0]}@{','.join(hosts)}{parts.path}"


def _asked(ask: Callable[[Any], T]) -> T | None:
    """What the keyring answers; None where there is none, or it refuses."""
    try:
        import keyring  # 90 ms, and only an office with a password has a use for it
        from keyring.backends.fail import Keyring as NoKeyring
        from keyring.backends.null import Keyring as Nowhere
    except ImportError:
        return None
    try:
        ring = keyring.get_keyring()
        return None if isinstance(ring, NoKeyring | Nowhere) else ask(ring)
    except Exception as error:  # noqa: BLE001 -- each backend has errors of its own
        log.info("the keyring does not answer: %s", type(error).__name__)
        return None


def _in_file() -> dict[str, str]:
    try:
        found = json.loads(passwords_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _change_file(key: str, password: str | None) -> None:
    """Write the file anew with or without this password; with none left it goes."""
    before = _in_file()
    after = {name: kept for name, kept in before.items() if name != key}
    if password is not None:
        after[key] = password
    if after == before:
        return
    file: Path = passwords_file()
    if not after:
        file.unlink(missing_ok=True)
        return
    write_safely(file, json.dumps(after).encode(), mode=0o600)
    if os.name != "nt" and file.stat().st_mode & 0o077:  # a disk that knows no rights
        log.warning("the file of passwords can be read by others")
