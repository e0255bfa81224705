"""What the roles of an office's server are called; they are the whole server's, so each says whose.

Nobody logs in as the keeper, which owns every table, nor as the three groups, which hold the rights
of a front desk, a colleague and an owner; each colleague's login is in one of the groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from receptionist.domain.names import folded
from receptionist.domain.people import Role

_LONGEST: Final = 40  # PostgreSQL cuts names at 63 bytes
_KEEPER: Final = "_keeper"
_OF_TABLES = text(
    "SELECT pg_get_userbyid(relowner) FROM pg_class "
    "WHERE oid = to_regclass('messages') AND relrowsecurity"
)
_DATABASE = text("SELECT current_database()")
_ROLE = text("SELECT 1 FROM pg_roles WHERE rolname = :name")


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one office, all beginning with the name its database had when they were made."""

    prefix: str

    @property
    def keeper(self) -> str:
        """Who owns every table."""
        return self.prefix + _KEEPER

    def group(self, role: Role) -> str:
        """The group that holds the rights of such a colleague."""
        return f"{self.prefix}_{role.value.replace('-', '_')}"

    @property
    def groups(self) -> tuple[str, ...]:
        """The three of them."""
        return tuple(self.group(each) for each in Role)

    def login(self, name: str) -> str:
        """What the login of a colleague of that name may be called."""
        word = re.sub(r"[^a-z0-9]+", "_", folded(name)).strip("_") or "login"
        return f"{self.prefix}_{word}"[: _LONGEST + 20]


def roles_for(connection: Connection) -> Roles:
    """The roles of this database: those it has, or those it will have."""
    known = roles_of(connection)
    if known:
        return known
    name = str(connection.execute(_DATABASE).scalar_one())
    return Roles(name[:_LONGEST])


def roles_of(connection: Connection) -> Roles | None:
    """The roles of this office; None where all share one login."""
    owner = str(connection.execute(_OF_TABLES).scalar() or "")
    return Roles(owner.removesuffix(_KEEPER)) if owner.endswith(_KEEPER) else None


def role_exists(connection: Connection, name: str) -> bool:
    """Whether the server knows that role."""
    return connection.execute(_ROLE, {"name": name}).scalar() is not None


def quoted(name: str) -> str:
    """A name as it stands in a statement; a name cannot be a parameter there."""
    return '"' + name.replace('"', '""') + '"'
