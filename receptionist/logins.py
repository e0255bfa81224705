"""The logins of an office that this PC holds: whoever shares it has one of their own.

Only names and addresses stand here; the password of each is kept apart (passwords.py).
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from receptionist.files import write_safely
from receptionist.paths import logins_file

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLogin:
    """Whose it is, where it leads, and whether they had a PIN when it was used last."""

    name: str
    address: str
    pin: bool = False


def logins_beside(address: str) -> tuple[KeptLogin, ...]:
    """The logins kept here for the office of that address, its own among them; by name."""
    found = [each for each in _kept() if same_office(each.address, address)]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def keep_login(login: KeptLogin) -> None:
    """Keep it from now on, instead of what was known of the same login. Raises StorageTrouble."""
    before = _kept()
    after = [each for each in before if not _same_login(each.address, login.address)]
    # Somebody's newest invitation is the one that opens; the office may have made a new login.
    after = [
        each
        for each in after
        if each.name != login.name or not same_office(each.address, login.address)
    ]
    if (after := [*after, login]) != before:
        content = json.dumps([asdict(each) for each in after], ensure_ascii=False, indent=2)
        write_safely(logins_file(), content.encode("utf-8", "replace"))


def same_office(address: str, other: str) -> bool:
    """Whether both lead to one database; several hosts are one server and its standby."""
    hosts, database, _login = _parts(address)
    others, other_database, _other_login = _parts(other)
    return database == other_database and bool(hosts & others)


def _same_login(address: str, other: str) -> bool:
    return same_office(address, other) and _parts(address)[2] == _parts(other)[2]


def _parts(address: str) -> tuple[frozenset[str], str, str]:
    """The hosts of an address, its database and its login."""
    parts = urlsplit(address)
    login, _at, host = parts.netloc.rpartition("@")
    named = ",".join([host, *parse_qs(parts.query).get("host", ())])
    hosts = frozenset(each for each in named.split(",") if each)
    return hosts or frozenset({"localhost"}), parts.path, login.partition(":")[0]


def _kept() -> list[KeptLogin]:
    """What the file says; an entry that is none is left out."""
    try:
        found: Any = json.loads(logins_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        log.warning("the logins kept here cannot be read: %s", error)
        return []
    entries = found if isinstance(found, list) else []
    return [login for each in entries if (login := _read(each)) is not None]


def _read(entry: Any) -> KeptLogin | None:
    if not isinstance(entry, dict):
        return None
    name, address = entry.get("name"), entry.get("address")
    if not (isinstance(name, str) and isinstance(address, str) and name and address):
        return None
    return KeptLogin(name=name, address=address, pin=entry.get("pin") is True)
